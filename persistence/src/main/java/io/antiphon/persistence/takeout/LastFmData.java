package io.antiphon.persistence.takeout;

import io.antiphon.persistence.takeout.TakeoutFiles.Content;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lists of scrobbles as the common exporters for Last.fm write them: CSV with a head that names its columns (`uts,utc_time,artist,…`,
/// `Artist;Album;AlbumId;Track;Date#user`), CSV without one (`artist,album,track,date`), and JSON as its API answers or as lastfmstats.com writes.
final class LastFmData implements TakeoutReader {

    private static final Set<String> TITLES = Set.of("track", "title", "song", "name", "track name", "track_name");
    private static final Set<String> ARTISTS = Set.of("artist", "artist name", "artist_name");
    private static final Set<String> ALBUMS = Set.of("album", "album name", "album_name", "release");
    private static final Set<String> MOMENTS = Set.of("uts", "timestamp", "date", "utc_time", "time", "scrobbled",
            "datetime", "date/time", "played_at", "scrobble time");
    private static final Set<String> RECORDINGS = Set.of("track_mbid", "recording_mbid", "trackmbid", "mbid");

    @Override
    public void read(Content content, TakeoutLines lines) throws IOException {
        String name = content.fileName();
        if (name.endsWith(".json") || name.endsWith(".jsonl")) {
            FlatJson.read(content.in(), content.name(), (_, fields) -> scrobble(fields, lines, loved(name)));
        } else if (name.endsWith(".csv") || name.endsWith(".tsv") || name.endsWith(".txt")) {
            table(new Csv(content.in(), content.name()), lines, loved(name));
        }
    }

    /// Exporters write loved tracks into a list of the same form.
    private static boolean loved(String name) {
        return name.contains("loved");
    }

    private static void scrobble(Map<String, String> fields, TakeoutLines lines, boolean loved) {
        Song song = new Song(first(fields, "name", "track", "title"), first(fields, "artist.#text", "artist.name",
                "artist"), first(fields, "album.#text", "album.name", "album"), first(fields, "mbid"), "", "", 0);
        String when = first(fields, "date.uts", "date", "timestamp", "uts");
        if (!when.isEmpty() && song.isNamed()) {
            tell(song, when, lines, loved);
        }
    }

    private static String first(Map<String, String> fields, String... names) {
        for (String name : names) {
            String value = fields.getOrDefault(name, "");
            if (!value.isBlank()) {
                return value;
            }
        }
        return "";
    }

    private static void tell(Song song, String when, TakeoutLines lines, boolean loved) {
        Instant at = Moments.parse(when);
        if (loved) {
            lines.deed(song, at == null ? TakeoutLines.SOME_TIME : at, 0, 0, null);
        } else {
            lines.listen(song, at, null, "Last.fm");
        }
    }

    private static void table(Csv csv, TakeoutLines lines, boolean loved) throws IOException {
        List<String> first = csv.next();
        Map<Column, Integer> columns = head(first);
        if (columns.isEmpty()) {
            columns = Map.of(Column.ARTIST, 0, Column.ALBUM, 1, Column.TITLE, 2, Column.MOMENT, 3);
            row(first, columns, lines, loved);
        }
        for (List<String> row = csv.next(); !row.isEmpty(); row = csv.next()) {
            row(row, columns, lines, loved);
        }
    }

    private enum Column {
        TITLE, ARTIST, ALBUM, MOMENT, RECORDING
    }

    /// Empty when the row is no head.
    private static Map<Column, Integer> head(List<String> row) {
        Map<Column, Integer> columns = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            // lastfmstats.com puts the account's name behind the date.
            String name = row.get(i).toLowerCase(Locale.ROOT).replaceFirst("#.*$", "");
            if (TITLES.contains(name)) {
                columns.putIfAbsent(Column.TITLE, i);
            } else if (ARTISTS.contains(name)) {
                columns.putIfAbsent(Column.ARTIST, i);
            } else if (ALBUMS.contains(name)) {
                columns.putIfAbsent(Column.ALBUM, i);
            } else if (MOMENTS.contains(name)) {
                columns.putIfAbsent(Column.MOMENT, i);
            } else if (RECORDINGS.contains(name)) {
                columns.putIfAbsent(Column.RECORDING, i);
            }
        }
        return columns.containsKey(Column.TITLE) && columns.containsKey(Column.ARTIST) ? columns : Map.of();
    }

    private static void row(List<String> row, Map<Column, Integer> columns, TakeoutLines lines, boolean loved) {
        Song song = new Song(at(row, columns.get(Column.TITLE)), at(row, columns.get(Column.ARTIST)),
                at(row, columns.get(Column.ALBUM)), at(row, columns.get(Column.RECORDING)), "", "", 0);
        tell(song, at(row, columns.get(Column.MOMENT)), lines, loved);
    }

    private static String at(List<String> row, @Nullable Integer column) {
        return column == null || column >= row.size() ? "" : row.get(column);
    }
}
