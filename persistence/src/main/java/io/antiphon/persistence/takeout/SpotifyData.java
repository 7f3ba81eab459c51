package io.antiphon.persistence.takeout;

import io.antiphon.persistence.takeout.TakeoutFiles.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The data that Spotify gives: `StreamingHistory*.json` of the last year, `Streaming_History_Audio_*.json` (`endsong_*.json` before 2022) of all years,
/// `YourLibrary.json` and `Playlist*.json`. The same play in both histories is told apart by nobody but whoever takes the lines in: their
/// moments differ by less than a minute.
final class SpotifyData implements TakeoutReader {

    /// What Spotify itself counts as a stream.
    private static final Duration LEAST = Duration.ofSeconds(30);
    private static final int MOST_ITEMS = 100_000;

    private long tooShort;
    private final List<Song> items = new ArrayList<>();

    @Override
    public void read(Content content, TakeoutLines lines) throws IOException {
        String name = content.fileName();
        if (!name.endsWith(".json")) {
            return;
        }
        if (name.startsWith("streaming_history_audio") || name.startsWith("endsong")) {
            FlatJson.read(content.in(), content.name(), (_, fields) -> extended(fields, lines));
        } else if (name.startsWith("streaminghistory") && !name.contains("podcast") && !name.contains("audiobook")) {
            FlatJson.read(content.in(), content.name(), (_, fields) -> recent(fields, lines));
        } else if (name.startsWith("yourlibrary")) {
            FlatJson.read(content.in(), content.name(), (place, fields) -> library(place, fields, lines));
        } else if (name.startsWith("playlist")) {
            items.clear();
            FlatJson.read(content.in(), content.name(), (place, fields) -> playlist(place, fields, lines));
        }
    }

    /// `endTime` has minutes only.
    private void recent(Map<String, String> fields, TakeoutLines lines) {
        Song song = Song.named(fields.getOrDefault("trackName", ""), fields.getOrDefault("artistName", ""), "");
        heard(song, Moments.parse(fields.get("endTime")), fields.get("msPlayed"), lines);
    }

    private void extended(Map<String, String> fields, TakeoutLines lines) {
        if (fields.containsKey("episode_name") || !fields.containsKey("master_metadata_track_name")) {
            return;
        }
        Song song = new Song(fields.getOrDefault("master_metadata_track_name", ""),
                fields.getOrDefault("master_metadata_album_artist_name", ""),
                fields.getOrDefault("master_metadata_album_album_name", ""), "", "",
                url(fields.get("spotify_track_uri")), 0);
        heard(song, Moments.parse(fields.get("ts")), fields.get("ms_played"), lines);
    }

    /// @param end when it ended
    private void heard(Song song, @Nullable Instant end, @Nullable String millis, TakeoutLines lines) {
        if (millis == null || !millis.matches("\\d{1,9}") || end == null) {
            return;
        }
        Duration listened = Duration.ofMillis(Long.parseLong(millis));
        if (listened.compareTo(LEAST) < 0) {
            tooShort++;
            return;
        }
        lines.listen(song, end.minus(listened), listened, "Spotify");
    }

    private static void library(String place, Map<String, String> fields, TakeoutLines lines) {
        switch (place) {
            case "tracks" -> lines.deed(
                    new Song(fields.getOrDefault("track", ""), fields.getOrDefault("artist", ""),
                            fields.getOrDefault("album", ""), "", "", url(fields.get("uri")), 0),
                    TakeoutLines.SOME_TIME, 0, 0, null);
            case "albums" -> lines.albumStar(fields.getOrDefault("album", ""), fields.getOrDefault("artist", ""),
                    TakeoutLines.SOME_TIME);
            case "artists" -> lines.artistStar(fields.getOrDefault("name", ""), TakeoutLines.SOME_TIME);
            default -> {
                // Podcasts, books and what is banned.
            }
        }
    }

    /// What is on a playlist comes before its name.
    private void playlist(String place, Map<String, String> fields, TakeoutLines lines) {
        if (place.equals("playlists.items")) {
            if (items.size() < MOST_ITEMS && fields.containsKey("track.trackName")) {
                items.add(new Song(fields.getOrDefault("track.trackName", ""),
                        fields.getOrDefault("track.artistName", ""), fields.getOrDefault("track.albumName", ""), "", "",
                        url(fields.get("track.trackUri")), 0));
            }
        } else if (place.equals("playlists")) {
            lines.playlist(fields.getOrDefault("name", ""), fields.getOrDefault("description", ""), items,
                    Moments.parse(fields.get("lastModifiedDate")));
            items.clear();
        }
    }

    /// `spotify:track:4uLU6hMCjMI75M1A2tKUQC` as people open it.
    private static String url(@Nullable String uri) {
        return uri != null && uri.matches("spotify:track:\\w{22}")
                ? "https://open.spotify.com/track/" + uri.substring("spotify:track:".length())
                : "";
    }

    @Override
    public void end(TakeoutLines lines) {
        if (tooShort > 0) {
            lines.remark("%d plays of less than %d seconds are left out".formatted(tooShort, LEAST.toSeconds()));
        }
    }
}
