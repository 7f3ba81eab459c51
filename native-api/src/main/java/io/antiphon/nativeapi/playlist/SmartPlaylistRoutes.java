package io.antiphon.nativeapi.playlist;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.playlist.smart.SmartTracks;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Playlists that follow rules.
final class SmartPlaylistRoutes {

    private static final int PREVIEWED = 50;

    private final PlaylistPorts ports;

    SmartPlaylistRoutes(PlaylistPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.POST, "/playlists/smart", Access.PLAYLIST, "Makes a playlist that follows rules",
                        this::create).takes(Body.class).gives(201, Shown.class).repeatable(),
                new Route(Method.POST, "/playlists/smart/preview", Access.USER,
                        "Says what rules choose for the caller now, without keeping them", this::preview)
                        .takes(Body.class)
                        .gives(Preview.class),
                new Route(Method.GET, "/playlists/{id}/rules", Access.USER, "Shows the rules of a playlist",
                        this::show).gives(Shown.class).kept(),
                new Route(Method.PUT, "/playlists/{id}/rules", Access.PLAYLIST,
                        "Changes the rules, name, comment or visibility of a playlist that follows rules",
                        this::change).takes(Body.class)
                        .gives(Shown.class)
                        .matched()
                        .mayFail(ProblemType.CONFLICT));
    }

    private Answer create(Call call) {
        Body body = call.body(Body.class);
        Playlist made = playlists().createSmart(call.account(ports.accounts()),
                Call.required(body.name(), "name"), body.comment(), Boolean.TRUE.equals(body.published()),
                rules(required(body.rules())));
        return Answer.created(shown(call, made));
    }

    private Answer preview(Call call) {
        SmartRules rules = rules(required(call.body(Body.class).rules()));
        SmartTracks.Selection found = playlists().select(viewer(call), rules);
        return Answer.ok(new Preview(found.tracks().size(), found.duration().toSeconds(),
                found.tracks().stream().limit(PREVIEWED).map(track -> TrackBody.of(track.item())).toList()));
    }

    private Answer show(Call call) {
        Playlist playlist = playlists().find(call.user(), PlaylistFileRoutes.id(call));
        if (playlist.rules() == null) {
            throw new ProblemException(404, "playlist %s has no rules".formatted(playlist.name()));
        }
        return kept(shown(call, playlist), playlist);
    }

    private Answer change(Call call) {
        String state = PlaylistFileRoutes.etag(playlists().find(call.user(), PlaylistFileRoutes.id(call)));
        call.requireMatch(tag -> tag.startsWith(state + "."));
        Body body = call.body(Body.class);
        JsonNode rules = body.rules();
        Playlist changed = playlists().changeSmart(call.user(), PlaylistFileRoutes.id(call), body.name(),
                body.comment(), body.published(), rules == null ? null : rules(rules));
        return kept(shown(call, changed), changed);
    }

    /// What the rules choose may change without them: the tag tells it, and `If-Match` does not ask for it.
    private static Answer kept(Shown shown, Playlist playlist) {
        return Answer.kept(shown,
                "%s.%d-%d".formatted(PlaylistFileRoutes.etag(playlist), shown.tracks(), shown.duration()));
    }

    private Shown shown(Call call, Playlist playlist) {
        Playlist seen = playlists().seenBy(viewer(call), playlist);
        SmartRules rules = playlist.rules();
        return new Shown(seen.id().value(), seen.name(), seen.comment(), seen.ownerName(),
                seen.published(), seen.trackCount(), seen.duration().toSeconds(),
                rules == null ? null : plain(rules));
    }

    /// Rules from a file may hold comments, which JSON cannot.
    private static String plain(SmartRules rules) {
        return SmartRulesReader.plain(rules);
    }

    private static SmartRules rules(JsonNode rules) {
        return SmartRulesReader.read(rules.toString()).rules();
    }

    private static JsonNode required(@Nullable JsonNode rules) {
        if (rules == null || !rules.isObject()) {
            throw new ProblemException(400, "`rules` is missing");
        }
        return rules;
    }

    private PlaylistService playlists() {
        return ports.playlists();
    }

    private Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    /// @param rules as in an `.nsp` file
    record Body(@Nullable String name, @Nullable String comment, @Nullable Boolean published,
            @Nullable JsonNode rules) {}

    /// @param duration in seconds
    record Shown(String id, String name, @Nullable String comment, String owner, boolean published, int tracks,
            long duration, @JsonRawValue @Nullable String rules) {}

    /// @param tracks how many there are
    /// @param duration of all, in seconds
    /// @param first the first of them
    record Preview(int tracks, long duration, List<TrackBody> first) {

        Preview {
            first = List.copyOf(first);
        }
    }

    record TrackBody(String id, String title, String artist, String album, @Nullable Integer year, long duration) {

        static TrackBody of(Track track) {
            return new TrackBody(track.id().value(), track.title(), track.credits().displayArtist(),
                    track.albumTitle(), track.year(), track.audio().duration().toSeconds());
        }
    }
}
