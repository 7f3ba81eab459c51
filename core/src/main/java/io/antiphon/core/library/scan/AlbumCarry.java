package io.antiphon.core.library.scan;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.Carry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the ids of albums that were renamed, merged or split.
final class AlbumCarry {

    private final ScanRun run;
    private final BitSet taken = new BitSet();

    AlbumCarry(ScanRun run) {
        this.run = run;
    }

    void run() {
        Map<Integer, Map<Integer, Integer>> moves = CarryPhase.moves(run.session.listCarries(Carry.Kind.ALBUM));
        Map<Integer, Integer> remaining = run.session.countFilesOfAlbums(moves.keySet());
        for (Map.Entry<Integer, Map<Integer, Integer>> move : CarryPhase.byWeight(moves)) {
            carry(move.getKey(), move.getValue(), remaining.getOrDefault(move.getKey(), 0));
        }
    }

    private void carry(int old, Map<Integer, Integer> moves, int stayed) {
        Map<Integer, AlbumRow> albums = load(old, moves);
        AlbumRow from = albums.get(old);
        if (from == null || taken.get(old)) {
            return;
        }
        Map<Integer, Integer> heirs = new TreeMap<>(moves);
        heirs.keySet().removeIf(row -> row == old || !isFree(albums.get(row)));
        heirs.keySet().removeAll(CarryPhase.awaited(run, Carry.Kind.ALBUM, heirs.keySet()));
        Optional<AlbumRow> heir = CarryPhase.most(heirs)
                .filter(row -> heirs.getOrDefault(row, 0) > stayed)
                .map(albums::get);
        if (heir.isPresent()) {
            take(from, heir.get());
        } else if (stayed == 0) {
            moves.remove(old);
            CarryPhase.most(moves).map(albums::get).ifPresent(into -> merge(from, into));
        }
    }

    private Map<Integer, AlbumRow> load(int old, Map<Integer, Integer> moves) {
        List<Integer> rows = new ArrayList<>(moves.keySet());
        rows.add(old);
        Map<Integer, AlbumRow> albums = new TreeMap<>();
        run.session.listAlbums(rows).forEach(album -> albums.put(album.row(), album));
        return albums;
    }

    /// Whether nobody relies on an album's id: it is new, or has no files any more. One whose files may come back keeps its own.
    private boolean isFree(@Nullable AlbumRow album) {
        return album != null && (run.isNew(Carry.Kind.ALBUM, album.row()) || album.missing())
                && !taken.get(album.row());
    }

    private void take(AlbumRow from, AlbumRow heir) {
        boolean wasDraft = run.session.isDraft(heir.row());
        run.session.swapIds(Carry.Kind.ALBUM, from.row(), heir.row());
        if (run.session.isDraft(heir.row()) != wasDraft) {
            // Its tracks were told to the search index as what the new album would have been.
            TrackWriter writer = new TrackWriter(run);
            run.session.listTracksOfAlbums(List.of(heir.row())).forEach(track -> {
                run.touchArtistsOf(track);
                writer.index(track);
            });
        }
        run.session.deleteAlias(Carry.Kind.ALBUM, from.id());
        run.index().remove(new AlbumId(from.id()));
        run.index().remove(new AlbumId(heir.id()));
        taken.set(heir.row());
        run.dirtyAlbums.set(heir.row());
        run.dirtyAlbums.set(from.row());
    }

    private void merge(AlbumRow from, AlbumRow into) {
        run.session.insertAlias(Carry.Kind.ALBUM, from.id(), into.id());
        run.index().remove(new AlbumId(from.id()));
    }
}
