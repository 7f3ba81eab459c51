package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.store.FolderRow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Sums up what lies below each folder and links folders to artists. It comes last because both follow from everything else.
final class FolderPhase implements ScanPhase {

    private static final int BATCH = 500;

    @Override
    public String name() {
        return "counting folders";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return run.hasChanges();
    }

    @Override
    public void run(ScanRun run) {
        for (FolderScan scan : run.musicFolders()) {
            Map<Integer, Integer> counts = counts(scan);
            BitSet changed = new BitSet();
            for (KnownFolder folder : scan.folders()) {
                if (folder.storedCount != counts.getOrDefault(folder.row, 0) || folder.artist != folder.storedArtist) {
                    changed.set(folder.row);
                }
            }
            Batches.forEach(changed, BATCH, rows -> {
                run.session.listFolders(rows).forEach(row -> update(run, scan, row, counts.getOrDefault(row.row(), 0)));
                run.wrote(rows.size());
            });
        }
        run.commit();
    }

    private static Map<Integer, Integer> counts(FolderScan scan) {
        Map<Integer, Integer> counts = new HashMap<>();
        List<KnownFolder> folders = new ArrayList<>(scan.folders());
        for (KnownFolder folder : folders) {
            for (KnownFolder up = folder; folder.files > 0 && up != null; up = up.parent) {
                counts.merge(up.row, folder.files, Integer::sum);
            }
        }
        return counts;
    }

    private static void update(ScanRun run, FolderScan scan, FolderRow row, int count) {
        KnownFolder known = scan.findRow(row.row());
        Integer artist = known == null || known.artist == 0 ? null : (Integer) known.artist;
        run.session.updateFolder(new FolderRow(row.row(), row.id(), row.musicFolder(), row.parent(), row.path(),
                row.name(), row.sortKey(), row.contentHash(), row.sidecarHash(),
                row.album(), artist, row.image(), row.imageFingerprint(), row.artistImage(),
                row.artistImageFingerprint(), row.artistNotes(), row.addedAt(), count,
                row.missing()));
    }
}
