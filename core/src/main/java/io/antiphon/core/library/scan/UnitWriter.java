package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.TrackRecognition.Found;
import io.antiphon.core.library.scan.TrackRecognition.Opened;
import io.antiphon.core.library.scan.TrackRecognition.Recognised;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.rules.AlbumGrouping;
import io.antiphon.core.library.scan.rules.AlbumMaker;
import io.antiphon.core.library.scan.rules.FolderImages;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Writes what was found in one unit. Albums that are new are made here from the tracks at hand; those that were known get
/// made anew when everything was read.
final class UnitWriter {

    private final ScanRun run;
    private final FileReaders readers;
    private final WaitingUnits waiting;
    private final TrackRecognition recognition;
    private final TrackDrafts drafts;
    private final TrackWriter tracks;
    private final AlbumWriter albums;
    private final FolderWriter folders;

    UnitWriter(ScanRun run, FileReaders readers, WaitingUnits waiting) {
        this.run = run;
        this.readers = readers;
        this.waiting = waiting;
        this.recognition = new TrackRecognition(run);
        this.drafts = new TrackDrafts(run);
        this.tracks = new TrackWriter(run);
        this.albums = new AlbumWriter(run);
        this.folders = new FolderWriter(run);
    }

    /// A group of tracks that becomes a new album.
    private record NewAlbum(int row, AlbumGrouping.Group group, List<TrackRow> tracks) {}

    /// What was read of a unit.
    ///
    /// @param failures paths of files that could not be taken in, by folder
    record ReadUnit(FolderUnit unit, List<Found> found, Map<String, List<String>> failures, Opened opened) {}

    void write(FolderUnit unit) {
        run.markUnfinished();
        FolderScan scan = unit.scan();
        unit.parts().forEach(part -> folders.begin(scan, part));
        Map<String, List<String>> failures = new HashMap<>();
        List<Found> found = collect(scan, unit, failures);
        Opened opened = recognition.open(scan.id(), found);
        ReadUnit read = new ReadUnit(unit, found, failures, opened);
        if (opened.mayBeOthers() || waiting.holdsPieceBefore(unit)) {
            folders.insertUnfinished(unit);
            waiting.add(this, read);
        } else {
            write(read);
        }
    }

    /// Decides what its files are, and writes them.
    void write(ReadUnit read) {
        FolderUnit unit = read.unit();
        FolderScan scan = unit.scan();
        List<Found> found = read.found();
        Recognised recognised = recognition.recognise(read.opened());
        for (String path : recognised.ambiguous()) {
            run.ambiguousFiles.add(scan.id() + "/" + path);
            report(scan, path,
                    "could be any of several missing tracks with the same sound, so it was taken as a new one");
        }
        hold(unit, found, recognised, read.failures());
        releasePaths(found, recognised);
        Map<String, Set<Integer>> albumsByFolder = new HashMap<>();
        writeTracks(unit, found, recognised, albumsByFolder);
        for (FolderUnit.Part part : unit.parts()) {
            folders.end(unit, part, read.failures().getOrDefault(part.listing().path(), List.of()), albumsByFolder,
                    tracks);
        }
        run.wrote(found.size() + unit.parts().size());
    }

    /// What may have come from a music folder that cannot be asked now waits until it can: as a new track it would have lost everything.
    private void hold(FolderUnit unit, List<Found> found, Recognised recognised, Map<String, List<String>> failures) {
        for (Found file : found) {
            if (recognised.held().contains(file.path())) {
                String folder = file.part().listing().path();
                failures.computeIfAbsent(folder, f -> new ArrayList<>()).add(file.path());
                folders.lookAgain(folder);
                report(unit.scan(), file.path(),
                        "sounds like a track of a music folder that cannot be reached or believed now; it is taken in when that one is");
            }
        }
        found.removeIf(file -> recognised.held().contains(file.path()));
    }

    /// Notes what cannot be listed.
    void report(FolderScan scan, FolderListing listing) {
        run.markUnfinished();
        listing.problems().forEach(trouble -> report(scan, trouble.path(), trouble.reason()));
    }

    private void report(FolderScan scan, String path, String reason) {
        String shortened = reason.length() > 1_000 ? reason.substring(0, 1_000) : reason;
        run.session.insertProblem(new ProblemRow(scan.id(), path, shortened, run.now()));
        run.progress.add(0, 0, 1);
    }

    /// Waits for the unit's files; a failure is reported, and its track, if it has one, loses its file.
    private List<Found> collect(FolderScan scan, FolderUnit unit, Map<String, List<String>> failures) {
        List<Found> found = new ArrayList<>();
        for (FolderUnit.Part part : unit.parts()) {
            if (part.first()) {
                scan.problemsOf(part.listing().path()).forEach(path -> run.session.deleteProblems(scan.id(), path));
                part.listing().problems().forEach(trouble -> report(scan, trouble.path(), trouble.reason()));
            }
            for (FolderUnit.Item item : part.items()) {
                if (item.pending() == null) {
                    continue;
                }
                switch (readers.await(item.pending(), run::checkCancelled)) {
                    case Reading.Success read -> found.add(new Found(part, item, read));
                    case Reading.Failure failure -> {
                        failures.computeIfAbsent(part.listing().path(), p -> new ArrayList<>()).add(item.path());
                        report(scan, item.path(), failure.reason());
                    }
                }
            }
            run.progress.add(part.items().size(),
                    (int) part.items().stream().filter(item -> item.pending() != null).count(), 0);
        }
        return found;
    }

    /// A file that is another track than its path says takes the path from that track; unless that one was found elsewhere before, and has
    /// another path since.
    private void releasePaths(List<Found> found, Recognised recognised) {
        Set<Integer> here = new HashSet<>();
        recognised.tracks().values().forEach(track -> here.add(track.row()));
        for (Found file : found) {
            TrackRow before = file.item().known();
            TrackRow now = recognised.tracks().get(file.path());
            if (before == null || now != null && before.row() == now.row()) {
                continue;
            }
            boolean claimed = run.claimedTracks.get(before.row());
            if (!claimed || here.contains(before.row())) {
                run.session.releasePath(before.row());
            }
            if (!claimed) {
                tracks.markMissing(before.withPath('\u0001' + before.id()));
            }
        }
    }

    private void writeTracks(FolderUnit unit, List<Found> found, Recognised recognised,
            Map<String, Set<Integer>> albumsByFolder) {
        FolderScan scan = unit.scan();
        Map<String, NewAlbum> newAlbums = new LinkedHashMap<>();
        Map<Integer, TrackRow> before = new HashMap<>();
        for (Found file : found) {
            String folderPath = file.part().listing().path();
            AlbumGrouping.Group group = file.read().standsAlone() ? AlbumGrouping.ofVideos(folderPath)
                    : AlbumGrouping.groupOf(file.read().tags().album(), folderPath);
            NewAlbum fresh = newAlbums.get(group.key());
            Integer known = fresh == null ? run.memory().findAlbum(scan.id(), group.key()) : null;
            if (fresh == null && known == null) {
                fresh = new NewAlbum(run.session.takeRow(Carry.Kind.ALBUM), group, new ArrayList<>());
                newAlbums.put(group.key(), fresh);
            }
            int album = fresh != null ? fresh.row() : known == null ? 0 : known;
            TrackRow base = recognised.tracks().get(file.path());
            TrackRow track = drafts.draft(file.item(), file.read(), scan.id(), folders.rowOf(scan, folderPath), album,
                    group.name(), base);
            if (!track.standsAlone()) {
                albumsByFolder.computeIfAbsent(folderPath, f -> new TreeSet<>()).add(album);
            }
            if (base != null) {
                before.put(track.row(), base);
            }
            if (fresh == null) {
                run.dirtyAlbums.set(album);
                tracks.write(track, base);
            } else {
                fresh.tracks().add(track);
            }
        }
        addUnchanged(unit, albumsByFolder);
        newAlbums.values().forEach(album -> create(unit, album, before, albumsByFolder));
    }

    private static void addUnchanged(FolderUnit unit, Map<String, Set<Integer>> albumsByFolder) {
        for (FolderUnit.Part part : unit.parts()) {
            for (FolderUnit.Item item : part.items()) {
                if (item.pending() == null && item.known() != null && !item.known().standsAlone()) {
                    albumsByFolder.computeIfAbsent(part.listing().path(), f -> new TreeSet<>())
                            .add(item.known().album());
                }
            }
        }
    }

    private void create(FolderUnit unit, NewAlbum album, Map<Integer, TrackRow> before,
            Map<String, Set<Integer>> albumsByFolder) {
        FolderScan scan = unit.scan();
        Set<String> paths = new HashSet<>();
        album.tracks()
                .forEach(track -> paths.add(track.path().substring(0, Math.max(0, track.path().lastIndexOf('/')))));
        List<FolderImages> images = new ArrayList<>();
        boolean complete = false;
        for (FolderUnit.Part part : unit.parts()) {
            String path = part.listing().path();
            complete |= path.equals(unit.albumFolder());
            if (path.equals(unit.albumFolder()) || paths.contains(path)) {
                images.add(
                        folders.imagesOf(scan, part.listing(), albumsByFolder.getOrDefault(path, Set.of()).size() > 1));
            }
        }
        boolean moved = album.tracks().stream().anyMatch(track -> before.containsKey(track.row()));
        if (!complete || moved && images.stream().anyMatch(folder -> folder.disc() != null)) {
            // The album's own folder did not change, so that its images are not at hand, or its folders may get other ids yet.
            run.dirtyAlbums.set(album.row());
        }
        int folder = folders.rowOf(scan, unit.albumFolder());
        AlbumMaker.Identity identity = new AlbumMaker.Identity(album.row(), run.ids().next(), scan.id(), folder,
                album.group().key(), run.now(), Map.of());
        AlbumMaker.Made made = run.albumMaker().make(identity, album.tracks(), album.group().name(), images);
        run.memory().addAlbum(scan.id(), album.group().key(), album.row());
        albums.insert(scan, made.album());
        made.tracks().forEach(track -> tracks.write(track, before.get(track.row())));
    }
}
