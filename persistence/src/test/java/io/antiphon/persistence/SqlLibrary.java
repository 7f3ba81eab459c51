package io.antiphon.persistence;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.text.SortNames;
import io.antiphon.core.text.TextFolding;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import io.antiphon.testing.FixtureTrack;
import io.antiphon.testing.LibraryContract;
import io.antiphon.testing.LibraryFixture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Fills the tables with a fixture, as a scan would.
final class SqlLibrary {

    private static final SortNames SORT = new SortNames(SortNames.DEFAULT_ARTICLES);

    private final Sql sql;
    private final LibraryFixture library;
    private final Map<String, Integer> folders = new LinkedHashMap<>();
    private final Map<String, Integer> artists = new LinkedHashMap<>();
    private final Map<String, Integer> genres = new LinkedHashMap<>();

    private SqlLibrary(Sql sql, LibraryFixture library) {
        this.sql = sql;
        this.library = library;
    }

    /// Into empty tables; [LibraryContract#MERGED_TRACK] becomes an alias of the first track.
    static void fill(Database database, LibraryFixture library) {
        database.transactions().run(() -> new SqlLibrary(database.sql(), library).fill());
    }

    private void fill() {
        library.musicFolders()
                .forEach(folder -> sql.change("INSERT INTO music_folder (id, name, root) VALUES (?, ?, ?)", folder,
                        "Music " + folder,
                        "/music/" + folder));
        Map<String, List<FixtureTrack>> albums = new LinkedHashMap<>();
        library.tracks()
                .forEach(
                        track -> albums
                                .computeIfAbsent(track.musicFolder() + "/" + track.albumArtist() + "/" + track.album(),
                                        key -> new ArrayList<>())
                                .add(track));
        int trackRow = 0;
        int albumRow = 0;
        for (List<FixtureTrack> tracks : albums.values()) {
            albumRow++;
            for (FixtureTrack track : tracks) {
                trackRow++;
                track(trackRow, albumRow, track);
            }
            album(albumRow, tracks);
        }
        presence();
        FixtureTrack first = library.tracks().getFirst();
        sql.change("INSERT INTO alias (kind, old_id, new_id) VALUES (1, ?, ?)", LibraryContract.MERGED_TRACK,
                first.id().value());
        user(LibraryContract.ALICE.value(), "alice");
        user(LibraryContract.BOB.value(), "bob");
        sql.change("INSERT INTO setting (name, value) VALUES ('catalogue.version', '1')");
    }

    private void user(String id, String name) {
        sql.change("""
                INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) VALUES (?, ?, ?, 'LISTENER', '', '', 0, TRUE, 0)
                """, id, name, name);
    }

    private void album(int row, List<FixtureTrack> tracks) {
        FixtureTrack first = tracks.getFirst();
        long duration = tracks.stream().mapToLong(FixtureTrack::durationMs).sum();
        int folder = folder(first.musicFolder(), first.folder(), first.missing());
        PartialDate date = first.year() == null ? null : PartialDate.ofYear(first.year());
        AlbumDocument document = new AlbumDocument(null, null, List.of(credit(first.albumArtist())), date, null,
                first.genres(), List.of(), List.of(),
                List.of(), null, List.of("album"), null, null, false, ExplicitStatus.UNKNOWN, List.of(), null);
        sql.change("""
                INSERT INTO album (row_no, id, music_folder, sight, folder, group_key, name, sort_key, artist_sort_key, display_artist, year, track_count,
                    duration_ms, added_at, missing, details)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, row, library.albumId(first.musicFolder(), first.albumArtist(), first.album()).value(),
                first.musicFolder(), first.musicFolder(), folder, "group" + row,
                first.album(), key(first.album()), key(first.albumArtist()), first.albumArtist(), first.year(),
                tracks.size(), duration,
                first.addedAt(), first.missing(), DetailsCodec.encodeAlbum(document));
        sql.change("INSERT INTO album_artist (artist, album) VALUES (?, ?)", artist(first.albumArtist()), row);
        first.genres()
                .forEach(
                        genre -> sql.change("INSERT INTO album_genre (genre, album) VALUES (?, ?)", genre(genre), row));
        sql.change("UPDATE folder SET album = ? WHERE row_no = ?", row, folder);
    }

    private void track(int row, int album, FixtureTrack track) {
        sql.change("""
                INSERT INTO track (row_no, id, music_folder, sight, folder, album, album_name, title, sort_key, disc, number, year, path, size, modified_at,
                    duration_ms, video, cover, signature, added_at, missing, details)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, row, track.id().value(), track.musicFolder(), track.musicFolder(),
                folder(track.musicFolder(), track.folder(), track.missing()), album, track.album(),
                track.title(), key(track.title()), track.disc(), track.number(), track.year(), track.path(), 1_000_000L,
                track.addedAt(),
                track.durationMs(), track.video(), 0, "signature" + row, track.addedAt(), track.missing(),
                details(track));
        Set<String> genreNames = new LinkedHashSet<>(track.genres());
        genreNames.forEach(
                genre -> sql.change("INSERT INTO track_genre (genre, track) VALUES (?, ?)", genre(genre), row));
        Map<Integer, String> roles = new TreeMap<>();
        roles.merge(artist(track.artist()), ",artist,", String::concat);
        roles.merge(artist(track.albumArtist()), ",albumartist,", (before, role) -> before + role.substring(1));
        roles.forEach((artist, all) -> sql.change("INSERT INTO track_credit (artist, track, roles) VALUES (?, ?, ?)",
                artist, row, all));
    }

    private String details(FixtureTrack track) {
        PartialDate date = track.year() == null ? null : PartialDate.ofYear(track.year());
        Credits credits = new Credits(track.artist(), List.of(credit(track.artist())), track.albumArtist(),
                List.of(credit(track.albumArtist())), null,
                List.of());
        TrackDetails details = new TrackDetails(date, null, track.genres(), List.of(), null, null, null, List.of(),
                null, null, List.of(), List.of(),
                List.of(), ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        AudioProperties audio = new AudioProperties("flac", 900, 16, 44_100, 2, Duration.ofMillis(track.durationMs()));
        AlbumTags albumTags = new AlbumTags(track.album(), null, null, null, List.of(), null, null, List.of(),
                List.of(), null, List.of(), false, null,
                null);
        return DetailsCodec.encodeTrack(new TrackDocument(null, credits, details, audio, null), albumTags, null);
    }

    private void presence() {
        sql.change("""
                INSERT INTO artist_presence (artist, sight, album_count, track_count, roles)
                SELECT c.artist, t.music_folder,
                    (SELECT COUNT(*) FROM album_artist x JOIN album a ON a.row_no = x.album
                        WHERE x.artist = c.artist AND a.music_folder = t.music_folder AND a.missing = FALSE),
                    COUNT(DISTINCT c.track), 'albumartist,artist'
                FROM track_credit c JOIN track t ON t.row_no = c.track WHERE t.missing = FALSE GROUP BY c.artist, t.music_folder
                """);
    }

    private int artist(String name) {
        return number(artists, name, row -> sql.change("""
                INSERT INTO artist (row_no, id, artist_key, name, folded_name, sort_name, sort_key) VALUES (?, ?, ?, ?, ?, ?, ?)
                """, row, library.artistId(name).value(), TextFolding.fold(name), name, TextFolding.fold(name),
                SORT.sortName(name), key(name)));
    }

    private int genre(String name) {
        return number(genres, name,
                row -> sql.change("INSERT INTO genre (row_no, name, folded_name) VALUES (?, ?, ?)", row, name,
                        TextFolding.fold(name)));
    }

    private int folder(int musicFolder, String path, boolean missing) {
        int slash = path.lastIndexOf('/');
        Integer parent = path.isEmpty() ? null
                : (Integer) folder(musicFolder, slash < 0 ? "" : path.substring(0, slash), false);
        String name = path.substring(slash + 1);
        return number(folders, musicFolder + ":" + path,
                row -> sql.change("""
                INSERT INTO folder (row_no, id, music_folder, sight, parent, path, name, sort_key, content_hash, added_at, media_count, missing)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?)
                """, row, library.folderId(musicFolder, path).value(), musicFolder, musicFolder, parent, path, name,
                        key(name),
                        hasMedia(musicFolder, path) ? 1 : 0,
                        missing));
    }

    private boolean hasMedia(int musicFolder, String path) {
        return library.tracks()
                .stream()
                .anyMatch(track -> track.musicFolder() == musicFolder && !track.missing()
                        && (path.isEmpty() || track.path().startsWith(path + "/")));
    }

    private ArtistCredit credit(String name) {
        return new ArtistCredit(library.artistId(name), name);
    }

    private static String key(String name) {
        return SORT.sortKey(SORT.sortName(name));
    }

    private static int number(Map<String, Integer> rows, String key, Inserter inserter) {
        Integer known = rows.get(key);
        if (known != null) {
            return known;
        }
        int row = rows.size() + 1;
        rows.put(key, row);
        inserter.insert(row);
        return row;
    }

    /// Inserts a row.
    @FunctionalInterface
    private interface Inserter {

        long insert(int row);
    }
}
