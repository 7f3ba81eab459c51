package io.antiphon.persistence;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/// A large library of made-up names, straight into the tables: ten tracks an album, three albums an artist.
public final class LargeLibrary {

    private static final String[] GENRES = {"Rock", "Pop", "Jazz", "Classical", "Electronic", "Folk", "Metal", "Blues",
            "Soul", "Ambient", "Punk",
            "Reggae", "Country", "Latin", "Hip-Hop", "House", "Techno", "Disco", "Funk", "Gospel"};
    private static final String[] SYLLABLES = {"ka", "lo", "mi", "ra", "to", "ne", "su", "vi", "da", "pe", "go", "fi",
            "ba", "ze", "ru", "an", "el",
            "or", "is", "um", "sta", "bri", "cla", "dro"};

    private final Connection connection;
    private final int tracks;
    private final Random random = new Random(42);

    private LargeLibrary(Connection connection, int tracks) {
        this.connection = connection;
        this.tracks = tracks;
    }

    public static void fill(Database database, int tracks) throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            new LargeLibrary(connection, tracks).fill();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    public static String id(String kind, int row) {
        return kind + "%015d".formatted(row);
    }

    private void fill() throws SQLException {
        int albums = tracks / 10;
        int artists = Math.max(1, albums / 3);
        String[] names = new String[artists];
        for (int i = 0; i < artists; i++) {
            names[i] = name(2);
        }
        batch("INSERT INTO music_folder (id, name, root) VALUES (?, ?, ?)", 1,
                row -> new Object[]{1, "Music", "/music"});
        batch("INSERT INTO genre (row_no, name, folded_name) VALUES (?, ?, ?)", GENRES.length,
                row -> new Object[]{row, GENRES[row - 1], GENRES[row - 1].toLowerCase(java.util.Locale.ROOT)});
        batch("INSERT INTO artist (row_no, id, artist_key, name, folded_name, sort_name, sort_key) VALUES (?, ?, ?, ?, ?, ?, ?)",
                artists,
                row -> new Object[]{row, id("r", row), "key" + row, names[row - 1], names[row - 1], names[row - 1],
                        names[row - 1]});
        batch("INSERT INTO artist_presence (artist, sight, album_count, track_count, roles) VALUES (?, 1, 3, 30, 'albumartist,artist')",
                artists,
                row -> new Object[]{row});
        batch("""
                INSERT INTO folder (row_no, id, music_folder, sight, parent, path, name, sort_key, content_hash, added_at, media_count)
                VALUES (?, ?, 1, 1, ?, ?, ?, ?, 0, 0, 10)
                """, albums,
                row -> new Object[]{row, id("f", row), row == 1 ? null : (Integer) 1, row == 1 ? "" : "folder" + row,
                        "folder" + row,
                        "folder" + row});
        albums(albums, artists, names);
        tracks(artists, names);
    }

    private void albums(int albums, int artists, String[] names) throws SQLException {
        batch("""
                INSERT INTO album (row_no, id, music_folder, sight, folder, group_key, name, sort_key, artist_sort_key, display_artist, year, track_count,
                    duration_ms, added_at, cover_track, missing, details)
                VALUES (?, ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, 10, 2400000, ?, ?, FALSE, ?)
                """, albums, row -> {
            String title = name(3);
            int artist = artistOf(row, artists);
            int year = 1960 + random.nextInt(65);
            AlbumDocument document = new AlbumDocument(null, null,
                    List.of(new ArtistCredit(new ArtistId(id("r", artist)), names[artist - 1])),
                    PartialDate.ofYear(year), null, List.of(genre(row)), List.of(), List.of("Some Records"), List.of(),
                    null, List.of("album"), null, null,
                    false, ExplicitStatus.UNKNOWN, List.of(), new EmbeddedPicture(3, "image/jpeg", 100_000, "f" + row));
            return new Object[]{row, id("l", row), row, "group" + row, title, title, names[artist - 1],
                    names[artist - 1], year,
                    1_600_000_000_000L + row * 1_000L, (row - 1) * 10 + 1, DetailsCodec.encodeAlbum(document)};
        });
        batch("INSERT INTO album_artist (artist, album) VALUES (?, ?)", albums,
                row -> new Object[]{artistOf(row, artists), row});
        batch("INSERT INTO album_genre (genre, album) VALUES (?, ?)", albums,
                row -> new Object[]{row % GENRES.length + 1, row});
    }

    private void tracks(int artists, String[] names) throws SQLException {
        batch("""
                INSERT INTO track (row_no, id, music_folder, sight, folder, album, album_name, title, sort_key, disc, number, year, path, size, modified_at,
                    duration_ms, video, cover, signature, added_at, missing, details)
                VALUES (?, ?, 1, 1, ?, ?, ?, ?, ?, 1, ?, ?, ?, 8000000, 0, 240000, FALSE, 1, ?, ?, FALSE, ?)
                """, tracks, row -> {
            int album = (row - 1) / 10 + 1;
            int artist = artistOf(album, artists);
            String title = name(3);
            return new Object[]{row, id("t", row), album, album, "album " + album, title, title, (row - 1) % 10 + 1,
                    1960 + album % 65,
                    "folder%d/%02d %s.flac".formatted(album, row % 10, title), "s" + row,
                    1_600_000_000_000L + album * 1_000L,
                    details(names[artist - 1], artist, album)};
        });
        batch("INSERT INTO track_genre (genre, track) VALUES (?, ?)", tracks,
                row -> new Object[]{((row - 1) / 10 + 1) % GENRES.length + 1, row});
        batch("INSERT INTO work (row_no, id, work_key, name, folded_name, sort_key) VALUES (?, ?, ?, ?, ?, ?)",
                tracks / 10,
                row -> new Object[]{row, id("w", row), id("w", row), "work " + row, "work " + row, "work " + row});
        batch("INSERT INTO track_work (work, track, movement, movement_number) VALUES (?, ?, 'movement', ?)", tracks,
                row -> new Object[]{id("w", (row - 1) / 10 + 1), row, (row - 1) % 10 + 1});
        batch("INSERT INTO track_credit (artist, track, roles) VALUES (?, ?, ',artist,')", tracks,
                row -> new Object[]{artistOf((row - 1) / 10 + 1, artists), row});
    }

    private String details(String artist, int artistRow, int album) {
        ArtistCredit credit = new ArtistCredit(new ArtistId(id("r", artistRow)), artist);
        Credits credits = new Credits(artist, List.of(credit), artist, List.of(credit), null, List.of());
        TrackDetails details = new TrackDetails(PartialDate.ofYear(1960 + album % 65), null, List.of(genre(album)),
                List.of(), null, null, null, List.of(),
                null, null, List.of(), List.of(), List.of(), ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        AudioProperties audio = new AudioProperties("flac", 900, 16, 44_100, 2, Duration.ofMinutes(4));
        AlbumTags tags = new AlbumTags("album " + album, null, null, artist, List.of(), null, null, List.of(),
                List.of(), null, List.of(), false, null,
                null);
        return DetailsCodec.encodeTrack(new TrackDocument(null, credits, details, audio, null), tags, null);
    }

    private static String genre(int album) {
        return GENRES[album % GENRES.length];
    }

    private static int artistOf(int album, int artists) {
        return (album - 1) % artists + 1;
    }

    private String name(int words) {
        StringBuilder name = new StringBuilder();
        for (int word = 0; word < words; word++) {
            name.append(word == 0 ? "" : " ");
            int syllables = 2 + random.nextInt(3);
            for (int i = 0; i < syllables; i++) {
                name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
            }
        }
        return name.toString();
    }

    private void batch(String insert, int rows, Values values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int row = 1; row <= rows; row++) {
                Object[] row1 = values.of(row);
                for (int i = 0; i < row1.length; i++) {
                    statement.setObject(i + 1, row1[i]);
                }
                statement.addBatch();
                if (row % 2_000 == 0) {
                    statement.executeBatch();
                }
                if (row % 50_000 == 0) {
                    connection.commit();
                }
            }
            statement.executeBatch();
            connection.commit();
        }
    }

    /// The values of one row.
    @FunctionalInterface
    private interface Values {

        Object[] of(int row);
    }
}
