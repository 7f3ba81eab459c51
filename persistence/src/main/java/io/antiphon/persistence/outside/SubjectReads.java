package io.antiphon.persistence.outside;

import io.antiphon.core.artwork.variant.PictureSubject;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.scan.rules.Names;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.ReleaseQuery.TrackFacts;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what pictures are looked for of, with all that is asked about it.
final class SubjectReads {

    private static final int ALBUMS = 10;
    private static final int TRACKS = 200;
    private static final String ALBUM = """
            SELECT a.row_no, a.id, a.cover_fingerprint, a.name, a.display_artist, a.year, a.details
            FROM album a LEFT JOIN picture_search s ON s.kind = 2 AND s.item = a.id
            WHERE a.missing = FALSE AND\s""";
    private static final String ARTIST = """
            SELECT a.row_no, a.id, a.image_fingerprint, a.name, a.mbid
            FROM artist a LEFT JOIN picture_search s ON s.kind = 3 AND s.item = a.id
            WHERE a.missing = FALSE AND\s""";
    /// Row, who can be asked, and the moment.
    private static final String DUE = """
            a.row_no > ? AND (s.item IS NULL OR s.wanted <> ? OR s.next_at <= ? OR s.shown <> COALESCE(%s, ''))
            """;
    private static final String IN_ORDER = "ORDER BY a.row_no LIMIT ?";

    private final Sql sql;

    SubjectReads(Sql sql) {
        this.sql = sql;
    }

    Optional<PictureSubject> find(Layered kind, String id) {
        return switch (kind) {
            case ALBUM -> sql.find(ALBUM + "a.id = ?", Album::of, id).map(this::subject);
            case ARTIST -> sql.find(ARTIST + "a.id = ?", Artist::of, id).map(this::subject);
            case TRACK -> Optional.empty();
        };
    }

    /// Of artists those who made albums: who only took part is looked up when somebody looks at them.
    List<PictureSubject> listDue(Layered kind, int afterRow, int count, String wanted, Instant now) {
        return switch (kind) {
            case ALBUM -> sql.list(ALBUM + DUE.formatted("a.cover_fingerprint") + IN_ORDER, Album::of, afterRow, wanted,
                    now.toEpochMilli(), count).stream().map(this::subject).toList();
            case ARTIST -> sql.list(ARTIST + DUE.formatted("a.image_fingerprint")
                    + "AND EXISTS (SELECT 1 FROM album_artist m WHERE m.artist = a.row_no) " + IN_ORDER, Artist::of,
                    afterRow, wanted, now.toEpochMilli(), count).stream().map(this::subject).toList();
            case TRACK -> List.of();
        };
    }

    private record Album(int row, String id, String shown, String name, String artist, @Nullable Integer year,
            AlbumDocument document) {

        static Album of(Row row) {
            return new Album(row.integer(1), row.text(2), shownBy(row), row.text(4), row.text(5),
                    row.integerOrNull(6), DetailsCodec.decodeAlbum(row.text(7)));
        }
    }

    private record Artist(int row, String id, String shown, String name, @Nullable String mbid) {

        static Artist of(Row row) {
            return new Artist(row.integer(1), row.text(2), shownBy(row), row.text(4), row.textOrNull(5));
        }
    }

    private static String shownBy(Row row) {
        String fingerprint = row.textOrNull(3);
        return fingerprint == null ? "" : fingerprint;
    }

    private PictureSubject subject(Album album) {
        List<TrackFacts> tracks = sql.list("""
                SELECT title, disc, number, duration_ms FROM track WHERE album = ? AND missing = FALSE AND video = FALSE
                ORDER BY COALESCE(disc, 0), COALESCE(number, 0), path LIMIT ?
                """, row -> new TrackFacts(row.text(1), row.integerOrNull(2), row.integerOrNull(3),
                Duration.ofMillis(row.number(4))), album.row(), TRACKS);
        AlbumDocument document = album.document();
        String title = album.name().equals(Names.UNKNOWN_ALBUM) ? "" : album.name();
        return new PictureSubject.OfAlbum(album.row(), album.id(), album.shown(), new ReleaseQuery(title,
                album.artist(), document.mbid(), document.releaseGroupMbid(), album.year(), document.barcode(),
                tracks));
    }

    private PictureSubject subject(Artist artist) {
        List<String> albums = sql.list("""
                SELECT a.name FROM album a JOIN album_artist m ON m.album = a.row_no
                WHERE m.artist = ? AND a.missing = FALSE ORDER BY a.row_no LIMIT ?
                """, row -> row.text(1), artist.row(), ALBUMS);
        return new PictureSubject.OfArtist(artist.row(), artist.id(), artist.shown(),
                new ArtistQuery(artist.name(), artist.mbid(), albums));
    }
}
