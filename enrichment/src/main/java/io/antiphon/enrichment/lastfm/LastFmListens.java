package io.antiphon.enrichment.lastfm;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.Scrobbler.Refused;
import io.antiphon.core.provider.Scrobbler.Submitted;
import io.antiphon.enrichment.provider.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listens and loves as Last.fm writes them.
final class LastFmListens {

    /// Of `ignoredMessage`: more than it takes in a day.
    private static final long DAILY_LIMIT = 5;

    private LastFmListens() {}

    /// @param suffix of the parameters' names: `[0]`, or nothing for the one that is being heard
    static Map<String, String> parameters(Listen listen, String suffix) {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "artist" + suffix, listen.artist());
        put(parameters, "track" + suffix, listen.title());
        put(parameters, "album" + suffix, listen.album());
        put(parameters, "albumArtist" + suffix, listen.albumArtist());
        put(parameters, "mbid" + suffix, listen.recordingMbid());
        put(parameters, "trackNumber" + suffix, listen.trackNumber());
        put(parameters, "duration" + suffix, listen.duration() == null ? null : listen.duration().toSeconds());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            parameters.put(name, value.toString());
        }
    }

    /// @param sent in the order in which they were
    /// @return empty when the day's limit is reached: all are to be sent again
    static Optional<Submitted> submitted(JsonNode scrobbles, List<Listen> sent) {
        List<JsonNode> entries = Fields.list(scrobbles, "scrobble");
        List<Refused> refused = new ArrayList<>();
        for (int i = 0; i < Math.min(entries.size(), sent.size()); i++) {
            JsonNode message = entries.get(i).path("ignoredMessage");
            Long code = Fields.number(message, "code");
            if (code != null && code == DAILY_LIMIT) {
                return Optional.empty();
            }
            if (code != null && code > 0) {
                refused.add(new Refused(sent.get(i), reason(code)));
            }
        }
        return Optional.of(new Submitted(sent.size() - refused.size(), refused));
    }

    private static String reason(long code) {
        return switch ((int) Math.min(code, 100)) {
            case 1 -> "Last.fm ignores this artist";
            case 2 -> "Last.fm ignores this song";
            case 3 -> "it was heard too long ago for Last.fm";
            case 4 -> "it was heard in the future";
            default -> "Last.fm ignores it";
        };
    }

    /// Empty for what is being heard now, and for what says not when or what.
    static Optional<Listen> listen(JsonNode track) {
        String title = Fields.text(track, "name");
        String artist = artist(track);
        Instant at = moment(track);
        if (title == null || artist == null || at == null) {
            return Optional.empty();
        }
        // The id of a track may be one of MusicBrainz' old track ids, which mean nothing any more.
        return Optional.of(new Listen(at, title, artist, LastFmWeb.content(track, "album"), null, null, null,
                Fields.mbid(track, "mbid"), Fields.mbid(track.path("album"), "mbid"), null));
    }

    static LovedSong loved(JsonNode track) {
        return new LovedSong(Objects.requireNonNullElse(Fields.text(track, "name"), ""),
                Objects.requireNonNullElse(artist(track), ""), Fields.mbid(track, "mbid"), moment(track));
    }

    private static @Nullable String artist(JsonNode track) {
        String name = Fields.text(track.path("artist"), "name");
        return name == null ? LastFmWeb.content(track, "artist") : name;
    }

    private static @Nullable Instant moment(JsonNode track) {
        Long seconds = Fields.number(track.path("date"), "uts");
        return seconds == null || seconds <= 0 || seconds > Integer.MAX_VALUE * 4L ? null
                : Instant.ofEpochSecond(seconds);
    }
}
