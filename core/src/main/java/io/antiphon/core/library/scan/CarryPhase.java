package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.store.Carry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Carries ids over where tracks went from one album, artist or folder to another: a thing that was renamed or moved keeps
/// its id, one that was merged into another answers under the other's, and one that was split stays with most of its
/// tracks. It comes before albums and artists are made anew, so that they are made under the ids they keep.
final class CarryPhase implements ScanPhase {

    @Override
    public String name() {
        return "keeping ids";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return run.hasChanges() && !run.startedEmpty();
    }

    @Override
    public void run(ScanRun run) {
        new AlbumCarry(run).run();
        new ArtistCarry(run).run();
        new FolderCarry(run).run();
        run.session.clearCarries();
        run.commit();
    }

    /// Where the files of each old thing went, with how many.
    static Map<Integer, Map<Integer, Integer>> moves(List<Carry> carries) {
        Map<Integer, Map<Integer, Integer>> moves = new TreeMap<>();
        for (Carry carry : carries) {
            moves.computeIfAbsent(carry.oldRow(), old -> new TreeMap<>())
                    .merge(carry.newRow(), carry.files(), Integer::sum);
        }
        return moves;
    }

    /// Those that lost the most first: they have the first claim.
    static List<Map.Entry<Integer, Map<Integer, Integer>>> byWeight(Map<Integer, Map<Integer, Integer>> moves) {
        return moves.entrySet()
                .stream()
                .sorted(Comparator
                        .comparingInt((Map.Entry<Integer, Map<Integer, Integer>> move) -> -sum(move.getValue())))
                .toList();
    }

    /// Those of some albums or artists that were there before and have tracks that may come back.
    static Set<Integer> awaited(ScanRun run, Carry.Kind kind, Set<Integer> rows) {
        List<Integer> known = rows.stream().filter(row -> !run.isNew(kind, row)).toList();
        return known.isEmpty() ? Set.of() : run.session.listAwaited(kind, known);
    }

    /// The row with the highest count, of equals the smallest row.
    static Optional<Integer> most(Map<Integer, Integer> counts) {
        Integer best = null;
        int highest = 0;
        for (Map.Entry<Integer, Integer> count : counts.entrySet()) {
            if (count.getValue() > highest) {
                highest = count.getValue();
                best = count.getKey();
            }
        }
        return Optional.ofNullable(best);
    }

    private static int sum(Map<Integer, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
