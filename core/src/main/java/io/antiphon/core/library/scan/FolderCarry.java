package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.store.Carry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Keeps the ids of folders that were moved or renamed: a folder that is gone went where most of its files went, and its
/// parents went with it.
final class FolderCarry {

    private final ScanRun run;
    private final BitSet taken = new BitSet();

    FolderCarry(ScanRun run) {
        this.run = run;
    }

    void run() {
        Map<Integer, Map<Integer, Integer>> level = CarryPhase.moves(run.session.listCarries(Carry.Kind.FOLDER));
        while (!level.isEmpty()) {
            Map<Integer, Map<Integer, Integer>> above = new TreeMap<>();
            for (Map.Entry<Integer, Map<Integer, Integer>> move : CarryPhase.byWeight(level)) {
                carry(move.getKey(), move.getValue(), above);
            }
            level = above;
        }
    }

    private void carry(int oldRow, Map<Integer, Integer> moves, Map<Integer, Map<Integer, Integer>> above) {
        KnownFolder old = find(oldRow);
        if (old == null || taken.get(oldRow) || !old.missing && !isGoneElsewhere(old)) {
            return;
        }
        Map<Integer, Integer> heirs = new TreeMap<>(moves);
        heirs.keySet().removeIf(row -> !isFree(row));
        Optional<KnownFolder> heir = CarryPhase.most(heirs).map(this::find);
        if (heir.isEmpty()) {
            return;
        }
        KnownFolder now = heir.get();
        run.session.swapIds(Carry.Kind.FOLDER, old.row, now.row);
        taken.set(now.row);
        if (old.parent != null && now.parent != null && old.parent.row != now.parent.row) {
            above.computeIfAbsent(old.parent.row, row -> new TreeMap<>())
                    .merge(now.parent.row, heirs.getOrDefault(now.row, 1), Integer::sum);
        }
    }

    /// Whether a folder is gone from the disk that this scan was not to look at.
    private boolean isGoneElsewhere(KnownFolder folder) {
        if (run.request().isWhole()) {
            return false;
        }
        for (FolderScan scan : run.musicFolders()) {
            Path root = scan.musicFolder().root();
            if (scan.findRow(folder.row) == folder) {
                return Files.isDirectory(root) && Files.notExists(scan.musicFolder().place(folder.path));
            }
        }
        return false;
    }

    private boolean isFree(int row) {
        KnownFolder folder = find(row);
        return folder != null && run.isNew(Carry.Kind.FOLDER, row) && !taken.get(row);
    }

    private @Nullable KnownFolder find(int row) {
        for (FolderScan scan : run.musicFolders()) {
            KnownFolder folder = scan.findRow(row);
            if (folder != null) {
                return folder;
            }
        }
        return null;
    }
}
