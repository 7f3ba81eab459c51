package io.antiphon.core.library.scan;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.Carry;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the ids of albums that were renamed, merged or split: an id goes with most of the tracks that its album had.
final class AlbumCarry {

    private final ScanRun run;
    /// Rows that have the id which most of their tracks came with.
    private final BitSet taken = new BitSet();
    /// Where each album went, with how many tracks.
    private final Map<Integer, Map<Integer, Integer>> moves;
    /// How many files each album has now that lost some.
    private final Map<Integer, Integer> remaining;
    /// How many came to each album.
    private final Map<Integer, Integer> arrived = new HashMap<>();
    private final IdPlaces places = new IdPlaces();

    AlbumCarry(ScanRun run) {
        this.run = run;
        this.moves = CarryPhase.moves(run.session.listCarries(Carry.Kind.ALBUM));
        moves.forEach((old, heirs) -> {
            heirs.remove(old);
            heirs.forEach((row, files) -> arrived.merge(row, files, Integer::sum));
        });
        moves.remove(Carry.NOWHERE);
        this.remaining = run.session.countFilesOfAlbums(moves.keySet());
    }

    void run() {
        List<Integer> albums = CarryPhase.byWeight(moves).stream().map(Map.Entry::getKey).toList();
        List<Integer> left = albums.stream().filter(old -> !carry(old)).toList();
        left.forEach(this::mergeIfEmpty);
    }

    /// How many tracks are where they were; what came from elsewhere is not among them.
    private int stayed(int old) {
        return Math.max(0, remaining.getOrDefault(old, 0) - arrived.getOrDefault(old, 0));
    }

    /// @return whether nothing is left to do: the id has found its place, or there is none
    private boolean carry(int old) {
        Map<Integer, Integer> heirs = new TreeMap<>(moves.getOrDefault(old, Map.of()));
        Map<Integer, AlbumRow> albums = load(heirs.keySet());
        if (load(List.of(places.of(old))).isEmpty()) {
            return true;
        }
        heirs.keySet().removeIf(row -> !isFree(albums.get(row)));
        heirs.keySet().removeAll(CarryPhase.awaited(run, Carry.Kind.ALBUM, heirs.keySet()));
        Optional<Integer> heir = CarryPhase.most(heirs).filter(row -> heirs.getOrDefault(row, 0) > stayed(old));
        heir.ifPresent(row -> take(old, row));
        return heir.isPresent();
    }

    private Map<Integer, AlbumRow> load(Collection<Integer> rows) {
        Map<Integer, AlbumRow> albums = new TreeMap<>();
        run.session.listAlbums(rows).forEach(album -> albums.put(album.row(), album));
        return albums;
    }

    /// Whether nobody relies on the id that an album has: it is new, or has no files any more, or none of those that it had. One whose
    /// files may come back keeps its own.
    private boolean isFree(@Nullable AlbumRow album) {
        return album != null && !taken.get(album.row())
                && (run.isNew(Carry.Kind.ALBUM, album.row()) || album.missing()
                        || moves.containsKey(album.row()) && stayed(album.row()) == 0);
    }

    private void take(int old, int heir) {
        int from = places.of(old);
        taken.set(heir);
        if (from == heir) {
            return;
        }
        Map<Integer, AlbumRow> albums = load(List.of(from, heir));
        boolean wasDraft = run.session.isDraft(heir);
        run.session.swapIds(Carry.Kind.ALBUM, from, heir);
        places.exchange(old, from, heir);
        if (from == old && run.isNew(Carry.Kind.ALBUM, heir)) {
            // What stays there, or comes back, was never released, though there may be no drafts now.
            run.session.joinDraft(from, heir);
        }
        if (run.session.isDraft(heir) != wasDraft) {
            reindex(List.of(from, heir));
        }
        run.session.deleteAlias(Carry.Kind.ALBUM, idOf(albums, from));
        if (remaining.getOrDefault(from, 0) > 0) {
            run.session.deleteAlias(Carry.Kind.ALBUM, idOf(albums, heir));
        }
        albums.values().forEach(album -> run.index().remove(new AlbumId(album.id())));
        run.dirtyAlbums.set(heir);
        run.dirtyAlbums.set(from);
    }

    /// Their tracks were told to the search index as what the albums were before.
    private void reindex(List<Integer> albums) {
        TrackWriter writer = new TrackWriter(run);
        run.session.listTracksOfAlbums(albums).forEach(track -> {
            run.touchArtistsOf(track);
            writer.index(track);
        });
    }

    /// An id that no album has any more is another name of the album where most went.
    private void mergeIfEmpty(int old) {
        int place = places.of(old);
        if (remaining.getOrDefault(place, 0) == 0) {
            CarryPhase.most(moves.getOrDefault(old, Map.of())).ifPresent(into -> {
                Map<Integer, AlbumRow> albums = load(List.of(place, into));
                merge(idOf(albums, place), idOf(albums, into));
            });
        }
    }

    private static String idOf(Map<Integer, AlbumRow> albums, int row) {
        return Objects.requireNonNull(albums.get(row), "album").id();
    }

    private void merge(String from, String into) {
        run.session.insertAlias(Carry.Kind.ALBUM, from, into);
        run.index().remove(new AlbumId(from));
    }
}
