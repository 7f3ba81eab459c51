package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.BitSet;
import java.util.List;

/// Marks what was not found anywhere as missing. It comes after everything was read, because a file that vanished from one
/// place may have turned up at another.
final class VanishPhase implements ScanPhase {

    @Override
    public String name() {
        return "marking what is missing";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return !run.vanishedTracks.isEmpty()
                || run.musicFolders().stream().anyMatch(scan -> !scan.vanished().isEmpty());
    }

    @Override
    public void run(ScanRun run) {
        run.markUnfinished();
        BitSet gone = (BitSet) run.vanishedTracks.clone();
        gone.andNot(run.claimedTracks);
        TrackWriter writer = new TrackWriter(run);
        Batches.forEach(gone, 500, rows -> {
            run.session.listTracks(rows)
                    .stream()
                    .filter(track -> !track.missing())
                    .forEach((TrackRow track) -> writer.markMissing(track));
            run.wrote(rows.size());
        });
        for (FolderScan scan : run.musicFolders()) {
            for (KnownFolder folder : scan.vanished()) {
                lose(run, scan, folder);
            }
        }
        run.commit();
    }

    private static void lose(ScanRun run, FolderScan scan, KnownFolder folder) {
        scan.problemsOf(folder.path).forEach(path -> run.session.deleteProblems(scan.id(), path));
        folder.missing = true;
        folder.files = 0;
        FolderRow row = run.session.listFolders(List.of(folder.row)).getFirst();
        run.session.updateFolder(new FolderRow(row.row(), row.id(), row.musicFolder(), row.parent(), row.path(),
                row.name(), row.sortKey(), 0, row.sidecarHash(), row.album(),
                row.artist(), row.image(), row.imageFingerprint(), row.artistImage(), row.artistImageFingerprint(),
                row.artistNotes(),
                row.addedAt(), 0, true));
        folder.storedCount = 0;
        run.wrote(1);
    }
}
