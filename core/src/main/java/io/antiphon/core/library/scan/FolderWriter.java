package io.antiphon.core.library.scan;

import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.files.FileEntry;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.rules.FolderImages;
import io.antiphon.core.library.scan.rules.ImageChoice;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Writes folders together with the tracks in them: once a folder's digest is stored, everything inside it is, too.
final class FolderWriter {

    private final ScanRun run;
    /// New folders that are not written yet.
    private final Map<Integer, FolderRow> unwritten = new HashMap<>();

    /// Folders that the next scan must not take for unchanged.
    private final Set<String> unsettled = new HashSet<>();

    FolderWriter(ScanRun run) {
        this.run = run;
    }

    FolderImages imagesOf(FolderScan scan, FolderListing listing, boolean shared) {
        Optional<FileEntry> cover = ImageChoice.cover(listing.images());
        boolean disc = cover.isPresent() && FileNames.isDisc(FileNames.last(listing.path()));
        return new FolderImages(listing.path(), cover.map(FileEntry::name).orElse(null),
                cover.map(FileEntry::fingerprint).orElse(null), shared,
                disc ? idOf(known(scan, listing.path())) : null);
    }

    private FolderId idOf(KnownFolder folder) {
        FolderRow fresh = unwritten.get(folder.row);
        return new FolderId(
                fresh == null ? run.session.listFolders(List.of(folder.row)).getFirst().id() : fresh.id());
    }

    /// Gives a new folder its row number, so that its tracks can name it.
    void begin(FolderScan scan, FolderUnit.Part part) {
        String path = part.listing().path();
        KnownFolder known = scan.find(path);
        if (known == null) {
            KnownFolder parent = path.isEmpty() ? null : scan.find(FileNames.parent(path));
            known = scan.add(KnownFolder.fresh(run.session.takeRow(Carry.Kind.FOLDER), path, parent));
            unwritten.put(known.row, row(scan, known));
        }
        if (part.first()) {
            known.files = 0;
        }
    }

    /// Writes what is new of a unit that waits, as not looked at: others may lie in it.
    void insertUnfinished(FolderUnit unit) {
        for (FolderUnit.Part part : unit.parts()) {
            FolderRow fresh = unwritten.remove(rowOf(unit.scan(), part.listing().path()));
            if (fresh != null) {
                run.session.insertFolder(fresh);
            }
        }
    }

    int rowOf(FolderScan scan, String path) {
        return known(scan, path).row;
    }

    private static KnownFolder known(FolderScan scan, String path) {
        return Objects.requireNonNull(scan.find(path), path);
    }

    void lookAgain(String folder) {
        unsettled.add(folder);
    }

    /// @param failures paths of files that could not be read
    void end(FolderUnit unit, FolderUnit.Part part, List<String> failures, Map<String, Set<Integer>> albumsByFolder,
            TrackWriter tracks) {
        FolderScan scan = unit.scan();
        KnownFolder known = known(scan, part.listing().path());
        Set<String> failed = new HashSet<>(failures);
        known.files += (int) part.items().stream().filter(item -> !failed.contains(item.path())).count();
        loseTracks(part, failed, tracks);
        FolderRow fresh = unwritten.remove(known.row);
        if (fresh != null) {
            FolderRow row = part.last() ? complete(unit, part, known, fresh, albumsByFolder) : fresh;
            run.session.insertFolder(row);
            remember(known, row);
        } else if (part.last()) {
            FolderRow stored = run.session.listFolders(List.of(known.row)).getFirst();
            FolderRow now = complete(unit, part, known, stored, albumsByFolder);
            noteImages(unit, stored, now);
            if (stored.sidecarHash() != now.sidecarHash()) {
                run.session.touchTracks(known.row);
            }
            run.session.updateFolder(now);
            remember(known, now);
        }
    }

    private static void remember(KnownFolder known, FolderRow row) {
        known.contentHash = row.contentHash();
        known.missing = false;
        known.storedCount = row.mediaCount();
        known.hasArtistImage = row.artistImage() != null;
        known.hasArtistNotes = row.artistNotes() != null;
    }

    private void noteImages(FolderUnit unit, FolderRow stored, FolderRow now) {
        if (!Objects.equals(stored.image(), now.image())
                || !Objects.equals(stored.imageFingerprint(), now.imageFingerprint())) {
            unit.parts().forEach(part -> part.tracks().values().forEach(track -> run.dirtyAlbums.set(track.album())));
            if (now.album() != null) {
                run.dirtyAlbums.set(now.album());
            }
        }
        if (!Objects.equals(stored.artistImage(), now.artistImage())
                || !Objects.equals(stored.artistImageFingerprint(), now.artistImageFingerprint())
                || !Objects.equals(stored.artistNotes(), now.artistNotes())) {
            run.session.listArtistsBelow(now.row()).forEach(run.touchedArtists::set);
        }
    }

    /// Files that are gone or unreadable, in the same transaction as the folder's digest.
    private void loseTracks(FolderUnit.Part part, Set<String> failed, TrackWriter tracks) {
        Set<String> present = new HashSet<>();
        part.listing().media().forEach(file -> present.add(FolderListing.join(part.listing().path(), file.name())));
        for (TrackRow track : part.tracks().values()) {
            boolean gone = part.last() && !present.contains(track.path());
            if ((gone || failed.contains(track.path())) && !track.missing() && !run.claimedTracks.get(track.row())) {
                run.vanishedTracks.set(track.row());
                tracks.markMissing(track);
            }
        }
    }

    private FolderRow complete(FolderUnit unit, FolderUnit.Part part, KnownFolder known, FolderRow stored,
            Map<String, Set<Integer>> albumsByFolder) {
        FolderListing listing = part.listing();
        Optional<FileEntry> cover = ImageChoice.cover(listing.images());
        Optional<FileEntry> artist = ImageChoice.artist(listing.images());
        Integer album = albumOf(unit, part, stored, albumsByFolder);
        return new FolderRow(stored.row(), stored.id(), stored.musicFolder(), stored.parent(), stored.path(),
                stored.name(), stored.sortKey(),
                unsettled.remove(listing.path()) ? 0 : listing.contentHash(), listing.sidecarHash(), album,
                stored.artist(),
                cover.map(FileEntry::name).orElse(null), cover.map(FileEntry::fingerprint).orElse(null),
                artist.map(FileEntry::name).orElse(null),
                artist.map(FileEntry::fingerprint).orElse(null),
                listing.artistNotes() == null ? null : listing.artistNotes().fingerprint(), stored.addedAt(),
                known.files, false);
    }

    /// The one album in a folder, or in the disc folders of a folder without files of its own.
    private static @Nullable Integer albumOf(FolderUnit unit, FolderUnit.Part part, FolderRow stored,
            Map<String, Set<Integer>> albumsByFolder) {
        String path = part.listing().path();
        Set<Integer> albums = new TreeSet<>(albumsByFolder.getOrDefault(path, Set.of()));
        if (!part.first() && stored.album() != null) {
            albums.add(stored.album());
        }
        if (albums.isEmpty() && path.equals(unit.albumFolder())) {
            albumsByFolder.values().forEach(albums::addAll);
            if (albums.isEmpty()) {
                return stored.album();
            }
        }
        return albums.size() == 1 ? albums.iterator().next() : null;
    }

    private FolderRow row(FolderScan scan, KnownFolder folder) {
        String name = Limits.cut(folder.path.isEmpty() ? scan.musicFolder().name()
                : PathText.shown(FileNames.last(folder.path)),
                Limits.NAME);
        return new FolderRow(folder.row, run.ids().next(), scan.id(), folder.parent == null ? null : folder.parent.row,
                folder.path, name,
                run.sortNames().sortKey(run.sortNames().sortName(name)), 0, 0, null, null, null, null, null, null,
                null,
                run.now(), 0, false);
    }
}
