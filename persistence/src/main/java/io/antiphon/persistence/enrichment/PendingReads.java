package io.antiphon.persistence.enrichment;

import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.enrichment.PendingAlbum;
import io.antiphon.core.enrichment.PendingTrack;
import io.antiphon.core.enrichment.match.KnownAlbum;
import io.antiphon.core.enrichment.match.KnownTrack;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.scan.rules.Names;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what is left to look up, with all that is asked about it.
final class PendingReads {

    private static final String LEFT = " AND (s.item IS NULL OR s.state IN ('PENDING', 'WAITING')) ";

    private final Sql sql;

    PendingReads(Sql sql) {
        this.sql = sql;
    }

    List<PendingAlbum> albums(int afterRow, int count) {
        return sql
                .list("""
                SELECT a.row_no, a.id, a.name, a.display_artist, a.year, a.details, s.state, s.asked, s.attempts, s.error,
                    s.looked_at
                FROM album a LEFT JOIN enrichment_state s ON s.kind = 2 AND s.item = a.id
                WHERE a.row_no > ? AND a.missing = FALSE""" + LEFT + "ORDER BY a.row_no LIMIT ?", Raw::of, afterRow,
                        count)
                .stream()
                .map(this::album)
                .toList();
    }

    /// An album without its tracks.
    private record Raw(int row, String id, String title, String artist, @Nullable Integer year, AlbumDocument document,
            ItemState state) {

        static Raw of(Row row) {
            return new Raw(row.integer(1), row.text(2), named(row.text(3)), row.text(4), row.integerOrNull(5),
                    DetailsCodec.decodeAlbum(row.text(6)), PendingReads.state(Layered.ALBUM, row.text(2), row, 7));
        }
    }

    private record Member(String id, KnownTrack track) {}

    private PendingAlbum album(Raw raw) {
        AlbumDocument document = raw.document();
        List<Member> members = sql.list("""
                SELECT t.id, t.title, t.disc, t.number, t.year, t.duration_ms, t.details FROM track t
                WHERE t.album = ? AND t.missing = FALSE AND t.video = FALSE
                ORDER BY COALESCE(t.disc, 0), COALESCE(t.number, 0), t.path
                """, one -> new Member(one.text(1), track(one, raw.title(), raw.artist(), document.mbid())), raw.row());
        KnownAlbum album = new KnownAlbum(raw.title(), raw.artist(), raw.year(), document.barcode(),
                document.catalogNumbers(), document.mbid(), document.releaseGroupMbid(),
                members.stream().map(Member::track).toList());
        return new PendingAlbum(raw.row(), raw.id(), album, members.stream().map(Member::id).toList(), raw.state());
    }

    /// @param row id, title, disc, number, year, duration and document
    private static KnownTrack track(Row row, String album, String albumArtist, @Nullable String releaseMbid) {
        TrackDocument document = DetailsCodec.decodeTrack(row.text(7), row.number(6));
        return new KnownTrack(row.text(2), document.credits().displayArtist(), album, albumArtist,
                Duration.ofMillis(row.number(6)), row.integerOrNull(3), row.integerOrNull(4), row.integerOrNull(5),
                document.details().isrcs(), document.details().recordingMbid(), document.details().releaseTrackMbid(),
                releaseMbid);
    }

    List<PendingTrack> tracks(int afterRow, int count, boolean settled) {
        String ofSettled = settled
                ? " AND EXISTS (SELECT 1 FROM enrichment_state e WHERE e.kind = 2 AND e.item = a.id AND e.state NOT IN ('PENDING', 'WAITING')) "
                : "";
        return sql.list("""
                SELECT t.id, t.title, t.disc, t.number, t.year, t.duration_ms, t.details, t.row_no, t.album_name,
                    a.display_artist, f.fingerprint, s.state, s.asked, s.attempts, s.error, s.looked_at
                FROM track t JOIN album a ON a.row_no = t.album
                LEFT JOIN enrichment_state s ON s.kind = 1 AND s.item = t.id
                LEFT JOIN sound_shape f ON f.track = t.id
                WHERE t.row_no > ? AND t.missing = FALSE AND t.video = FALSE""" + LEFT + ofSettled
                + "ORDER BY t.row_no LIMIT ?", PendingReads::pendingTrack, afterRow, count);
    }

    private static PendingTrack pendingTrack(Row row) {
        return new PendingTrack(row.integer(8), row.text(1), track(row, named(row.text(9)), row.text(10), null),
                row.textOrNull(11), state(Layered.TRACK, row.text(1), row, 12));
    }

    /// @param first the column of the state, followed by who was asked, attempts, error and moment
    private static ItemState state(Layered kind, String id, Row row, int first) {
        String state = row.textOrNull(first);
        return state == null ? new ItemState(kind, id, EnrichmentState.PENDING, List.of(), 0, null, null)
                : new ItemState(kind, id, EnrichmentState.valueOf(state), names(row.text(first + 1)),
                        row.integer(first + 2), row.textOrNull(first + 3), row.instantOrNull(first + 4));
    }

    /// Joined by commas.
    static List<String> names(String joined) {
        return new ArrayList<>(Arrays.stream(joined.split(",")).filter(name -> !name.isEmpty()).toList());
    }

    private static String named(String album) {
        return album.equals(Names.UNKNOWN_ALBUM) ? "" : album;
    }
}
