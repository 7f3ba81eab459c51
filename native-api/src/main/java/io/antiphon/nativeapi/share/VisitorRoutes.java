package io.antiphon.nativeapi.share;

import io.antiphon.core.library.Track;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareSessions;
import io.antiphon.core.sharing.ShareSessions.Opening;
import io.antiphon.core.sharing.ShareSessions.Ticket;
import io.antiphon.core.sharing.ShareSessions.Visitor;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedMusic;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Shares, for whoever has the link: letting them in, and keeping them in while they listen.
final class VisitorRoutes {

    private final SharePorts ports;

    VisitorRoutes(SharePorts ports) {
        this.ports = ports;
    }

    Stream<Route> routes() {
        return Stream.of(
                new Route(Method.POST, "/shared/{id}/session", Access.ANYONE,
                        "Opens a share by its link: tells what is in it, and gives a session and a media token",
                        this::open)
                        .takes(Key.class)
                        .gives(201, SharedBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.GONE, ProblemType.FORBIDDEN),
                new Route(Method.POST, "/shared/{id}/heartbeat", Access.ANYONE,
                        "Renews the session and the media token of somebody who goes on listening to a share",
                        this::renew)
                        .takes(Beat.class)
                        .gives(TicketBody.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.GONE, ProblemType.FORBIDDEN));
    }

    private Answer open(Call call) {
        Key key = call.body(Key.class);
        return switch (ports.sessions().open(id(call), key.password(), new Visitor(call.address(), true))) {
            case Opening.Opened(var music, var ticket) -> Answer.created(body(call, music, ticket));
            case Opening refused -> throw refusal(refused);
        };
    }

    private Answer renew(Call call) {
        Beat beat = call.body(Beat.class);
        return switch (ports.sessions().reopen(id(call), beat.session(), new Visitor(call.address(), false))) {
            case Opening.Opened(_, var ticket) -> Answer.ok(TicketBody.of(ticket));
            case Opening.Guarded _ -> throw new ProblemException(ProblemType.FORBIDDEN,
                    "this session has ended: open the share again", "session");
            case Opening refused -> throw refusal(refused);
        };
    }

    private static ProblemException refusal(Opening refused) {
        return switch (refused) {
            case Opening.Guarded(boolean wrong) -> new ProblemException(ProblemType.FORBIDDEN,
                    wrong ? "this is not the password of the share" : "this share asks for a password", "password");
            case Opening.Throttled(var wait) -> new ProblemException(429, "too many wrong passwords", wait);
            case Opening.Nothing(boolean ended) -> ended
                    ? new ProblemException(ProblemType.GONE, "this is not shared any more")
                    : new ProblemException(404, "nothing is shared here");
            case Opening.Opened _ -> throw new IllegalStateException("nothing was refused");
        };
    }

    private static ShareId id(Call call) {
        return new ShareId(call.parameter("id"));
    }

    private SharedBody body(Call call, SharedMusic music, Ticket ticket) {
        String page = ports.links().apply(music.share().id(), call.request()).toString();
        return new SharedBody(TicketBody.of(ticket), page, music.share().description(), music.downloadable(),
                music.share().expiresAt() == null ? null : music.share().expiresAt().toString(),
                "%s/cover?token=%s".formatted(page, ticket.media()),
                music.entries().stream().map(entry -> EntryBody.of(music, entry, page, ticket.media())).toList());
    }

    record Key(@Field(value = "Where the share asks for one",
            most = ShareBodies.LONGEST_PASSWORD) @Nullable String password) {}

    record Beat(@Field(value = "As given last", most = 500) String session) {}

    /// @param expiresIn seconds
    record TicketBody(@Field("To renew both by, before they are over") String session,
            @Field("The `token` of every address of sound and pictures") String mediaToken,
            @Field("Seconds that both are good for") long expiresIn) {

        static TicketBody of(Ticket ticket) {
            return new TicketBody(ticket.session(), ticket.media(), ShareSessions.LIFETIME.toSeconds());
        }
    }

    record SharedBody(TicketBody ticket, @Field("The page that browsers show") String url, @Nullable String description,
            boolean downloads, @Nullable String expiresAt, @Field("Its picture, if it has one") String cover,
            List<EntryBody> entries) {

        SharedBody {
            entries = List.copyOf(entries);
        }
    }

    record EntryBody(String id, String title, String artist, @Field("The album or the podcast") String group,
            long durationMs, @Field("Its sound in ranges; MP3 with `format=mp3`") String stream,
            @Field("Its picture, if it has one") String thumbnail,
            @Field("The file to be saved; absent where that is not allowed") @Nullable String download) {

        static EntryBody of(SharedMusic music, SharedEntry entry, String page, String token) {
            String base = page + "/" + entry.id().value();
            String query = "?token=" + token;
            String download = music.downloadable() ? base + "/download" + query : null;
            return switch (entry) {
                case SharedEntry.OfTrack(Track track) -> new EntryBody(track.id().value(), track.title(),
                        track.credits().displayArtist(), track.albumTitle(), track.audio().duration().toMillis(),
                        base + "/stream" + query, base + "/thumbnail" + query, download);
                case SharedEntry.OfEpisode(var channel, PodcastEpisode episode) -> {
                    String podcast = Objects.requireNonNullElse(channel.about().title(), "");
                    yield new EntryBody(episode.id().value(), episode.entry().title(),
                            Objects.requireNonNullElse(episode.entry().author(), podcast), podcast,
                            episode.entry().duration().toMillis(), base + "/stream" + query,
                            base + "/thumbnail" + query, download);
                }
            };
        }
    }
}
