package io.antiphon.core.library.scan;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.files.FolderLister;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.files.FolderListing.Subfolder;
import io.antiphon.core.library.scan.files.TreeWalk;
import io.antiphon.core.library.scan.store.KnownFile;
import io.antiphon.core.library.scan.store.ProblemRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks at every folder of every music folder, compares it with what is known, and decides whether the differences can be
/// believed. Writes nothing, so that a music folder that cannot be believed stays as it is.
final class SurveyPhase implements ScanPhase {

    @Override
    public String name() {
        return "looking for changes";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        return true;
    }

    @Override
    public void run(ScanRun run) {
        for (MusicFolder musicFolder : run.tools.musicFolders().listMusicFolders()) {
            try {
                BasicFileAttributes root = Files.readAttributes(musicFolder.root(), BasicFileAttributes.class);
                if (!root.isDirectory()) {
                    if (run.request().concerns(musicFolder.id())) {
                        run.doubt(musicFolder.id(), "The music folder \"%s\" is not a folder: %s."
                                .formatted(musicFolder.name(), musicFolder.root()), false);
                    }
                    continue;
                }
                FolderLister lister = new FolderLister(musicFolder.root(), run.settings().followOutside());
                survey(run,
                        new FolderScan(musicFolder, lister, String.valueOf(root.fileKey()), run.session, run.resumed));
            } catch (IOException e) {
                if (!run.request().concerns(musicFolder.id())) {
                    continue;
                }
                run.doubt(musicFolder.id(), "The music folder \"%s\" cannot be reached: %s."
                        .formatted(musicFolder.name(), musicFolder.root()), false);
            }
        }
    }

    private static void survey(ScanRun run, FolderScan scan) {
        if (!run.request().concerns(scan.id())) {
            if (!scan.isFresh()) {
                // Tracks may come from there.
                run.musicFolders().add(scan);
            }
            return;
        }
        if (scan.isFresh()) {
            run.musicFolders().add(scan);
            return;
        }
        Survey survey = new Survey(run, scan);
        survey.walk();
        CircuitBreaker.refusal(run, scan, survey.counts())
                .ifPresentOrElse(reason -> run.doubt(scan.id(), reason, true), () -> {
                    survey.accept();
                    run.musicFolders().add(scan);
                });
    }

    /// The comparison of one music folder.
    private static final class Survey {

        private final ScanRun run;
        private final FolderScan scan;
        private final Set<String> unreadable = new HashSet<>();
        private final List<Integer> vanishedFiles = new ArrayList<>();
        private final List<ProblemRow> unreadableNow = new ArrayList<>();
        private int files;
        private int unchangedFolders;
        private int vanished;
        private boolean partial;

        Survey(ScanRun run, FolderScan scan) {
            this.run = run;
            this.scan = scan;
        }

        CircuitBreaker.Counts counts() {
            int known = (int) scan.folders().stream().filter(folder -> !folder.missing).count();
            // What was not looked at counts as found.
            int found = partial ? Math.max(files, scan.knownFiles() - vanished) : files;
            return new CircuitBreaker.Counts(scan.knownFiles(), vanished, found, known, unchangedFolders);
        }

        void walk() {
            if (isPartial()) {
                partial = true;
                TargetWalk walk = new TargetWalk(run, scan);
                walk.walk(run.request().targets().stream().filter(target -> target.musicFolder() == scan.id()).toList(),
                        this::look);
                walk.gone().forEach(this::lose);
                return;
            }
            TreeWalk walk = new TreeWalk(scan.lister(), scan.musicFolder().root(), run.workers,
                    run.settings().threads() * 2);
            while (walk.hasNext()) {
                run.checkCancelled();
                look(walk.next());
            }
            for (KnownFolder folder : scan.folders()) {
                if (!folder.missing && !scan.seen().get(folder.row) && !isBelowUnreadable(folder)) {
                    lose(folder);
                }
            }
        }

        /// On another disk than before, all of it has to be looked at.
        private boolean isPartial() {
            return !run.request().isWhole()
                    && run.session.findSentinel(scan.id()).orElse("").equals(scan.fileKey());
        }

        private void lose(KnownFolder folder) {
            scan.vanished().add(folder);
            vanished += folder.files;
        }

        private void look(FolderListing listing) {
            KnownFolder known = scan.find(listing.path());
            if (!listing.readable()) {
                unreadable.add(listing.path());
                listing.problems()
                        .forEach(trouble -> unreadableNow
                                .add(new ProblemRow(scan.id(), trouble.path(), trouble.reason(), run.now())));
                if (known != null) {
                    scan.seen().set(known.row);
                }
                return;
            }
            files += listing.media().size();
            if (known != null) {
                scan.seen().set(known.row);
                unchangedFolders += known.contentHash == listing.contentHash() ? 1 : 0;
                if (isUnchanged(known, listing)) {
                    run.progress.add(listing.media().size(), 0, scan.problemsOf(listing.path()).size());
                    return;
                }
                compareFiles(known, listing);
            }
            scan.changed().put(listing.path(), new Subfolder(listing.path(), listing.folder()));
        }

        private boolean isUnchanged(KnownFolder known, FolderListing listing) {
            return !run.full && !known.missing && known.contentHash == listing.contentHash()
                    && !scan.problemsOf(listing.path()).contains(listing.path());
        }

        private void compareFiles(KnownFolder known, FolderListing listing) {
            Set<String> present = new HashSet<>();
            listing.media().forEach(file -> present.add(FolderListing.join(listing.path(), file.name())));
            for (KnownFile file : run.session.listKnownFiles(known.row)) {
                if (!file.missing() && !present.contains(file.path())) {
                    vanishedFiles.add(file.track());
                    vanished++;
                }
            }
        }

        private boolean isBelowUnreadable(KnownFolder folder) {
            for (KnownFolder up = folder; up != null; up = up.parent) {
                if (unreadable.contains(up.path)) {
                    return true;
                }
            }
            return false;
        }

        /// The differences are believed.
        void accept() {
            vanishedFiles.forEach(run.vanishedTracks::set);
            for (KnownFolder folder : scan.vanished()) {
                for (KnownFile file : run.session.listKnownFiles(folder.row)) {
                    if (!file.missing()) {
                        run.vanishedTracks.set(file.track());
                    }
                }
            }
            for (ProblemRow problem : unreadableNow) {
                run.progress.add(0, 0, 1);
                if (!scan.problemsOf(problem.path()).contains(problem.path())) {
                    run.markUnfinished();
                    run.session.insertProblem(problem);
                }
            }
        }
    }
}
