package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.files.FileEntry;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.files.ListAhead;
import io.antiphon.core.library.scan.files.TreeWalk;
import io.antiphon.core.library.scan.rules.AlbumGrouping;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/// Reads new and changed files and writes their tracks, folder by folder; those whose files may be tracks that others are more likely to
/// be, last. Worker threads read ahead; this thread alone decides and writes, in the order of the folders, so that the same files always give
/// the same library.
final class ReadPhase implements ScanPhase {

    private static final int MAX_PART = 2_000;

    private final ThreadPoolExecutor workers;

    ReadPhase(ThreadPoolExecutor workers) {
        this.workers = workers;
    }

    @Override
    public String name() {
        return "reading new and changed files";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return run.musicFolders().stream().anyMatch(scan -> scan.isFresh() || !scan.changed().isEmpty());
    }

    @Override
    public void run(ScanRun run) {
        WaitingUnits waiting = new WaitingUnits(run);
        for (FolderScan scan : run.musicFolders()) {
            new Pipeline(run, scan, waiting).run();
        }
        waiting.write();
        run.commit();
    }

    /// The work on one music folder.
    private final class Pipeline {

        private final ScanRun run;
        private final FolderScan scan;
        private final FileReaders readers;
        private final UnitWriter writer;
        private final Deque<FolderUnit> inFlight = new ArrayDeque<>();
        private int filesInFlight;
        private @Nullable FolderUnit open;

        Pipeline(ScanRun run, FolderScan scan, WaitingUnits waiting) {
            this.run = run;
            this.scan = scan;
            this.readers = new FileReaders(run.tools, workers);
            this.writer = new UnitWriter(run, readers, waiting);
        }

        void run() {
            int lookAhead = run.settings().threads() * 2;
            Iterator<FolderListing> listings = scan.isFresh()
                    ? new TreeWalk(scan.lister(), scan.musicFolder().root(), workers, lookAhead)
                    : new ListAhead(scan.lister(), List.copyOf(scan.changed().values()), workers, lookAhead);
            while (listings.hasNext()) {
                run.checkCancelled();
                add(listings.next());
            }
            close();
            drain(0);
        }

        private void add(FolderListing listing) {
            if (!listing.readable() && scan.isFresh()) {
                writer.report(scan, listing);
                return;
            }
            if (!listing.readable()) {
                // It was a moment ago: the next scan looks again.
                return;
            }
            String albumFolder = AlbumGrouping.albumFolder(listing.path());
            FolderUnit unit = open;
            if (unit == null || !unit.albumFolder().equals(albumFolder)) {
                close();
                unit = new FolderUnit(scan, albumFolder);
                open = unit;
            }
            addParts(unit, listing);
        }

        /// A very large folder is taken in pieces.
        private void addParts(FolderUnit first, FolderListing listing) {
            Map<String, TrackRow> known = knownTracks(listing);
            FolderUnit unit = first;
            List<FileEntry> media = listing.media();
            for (int from = 0; from == 0 || from < media.size(); from += MAX_PART) {
                int to = Math.min(media.size(), from + MAX_PART);
                if (from > 0) {
                    close();
                    unit = new FolderUnit(scan, first.albumFolder());
                    open = unit;
                }
                boolean last = to == media.size();
                unit.parts()
                        .add(new FolderUnit.Part(listing, known, submit(listing, media.subList(from, to), known),
                                from == 0, last));
            }
        }

        private Map<String, TrackRow> knownTracks(FolderListing listing) {
            KnownFolder folder = scan.find(listing.path());
            Map<String, TrackRow> tracks = new HashMap<>();
            if (folder != null && !scan.isFresh()) {
                run.session.listTracksOfFolders(List.of(folder.row)).forEach(track -> tracks.put(track.path(), track));
            }
            return tracks;
        }

        private List<FolderUnit.Item> submit(FolderListing listing, List<FileEntry> files,
                Map<String, TrackRow> known) {
            List<FolderUnit.Item> items = new ArrayList<>(files.size());
            for (FileEntry file : files) {
                String path = FolderListing.join(listing.path(), file.name());
                TrackRow track = known.get(path);
                items.add(new FolderUnit.Item(file, path, track,
                        isUnchanged(file, track) ? null : readers.submit(file.file())));
            }
            return items;
        }

        private boolean isUnchanged(FileEntry file, @Nullable TrackRow track) {
            return !run.full && track != null && !track.missing() && track.size() == file.size()
                    && track.modifiedAt() == file.modifiedAt();
        }

        private void close() {
            FolderUnit unit = open;
            if (unit != null) {
                inFlight.add(unit);
                filesInFlight += unit.filesToRead();
                open = null;
                drain(run.settings().filesInFlight());
            }
        }

        /// Writes finished units until few enough files are being read.
        private void drain(int files) {
            while (!inFlight.isEmpty() && (filesInFlight > files || files == 0)) {
                run.checkCancelled();
                FolderUnit unit = inFlight.remove();
                filesInFlight -= unit.filesToRead();
                writer.write(unit);
            }
        }
    }
}
