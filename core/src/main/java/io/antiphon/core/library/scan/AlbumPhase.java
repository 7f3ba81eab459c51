package io.antiphon.core.library.scan;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.rules.AlbumMaker;
import io.antiphon.core.library.scan.rules.FolderImages;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.TrackRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes those albums anew from all their tracks that were known before and gained, lost or changed some.
final class AlbumPhase implements ScanPhase {

    private static final int BATCH = 50;

    @Override
    public String name() {
        return "putting albums together";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        if (run.resumed && run.hasChanges()) {
            run.memory().albumRows().forEach(run.dirtyAlbums::set);
        }
        return !run.dirtyAlbums.isEmpty();
    }

    @Override
    public void run(ScanRun run) {
        run.markUnfinished();
        Work work = new Work(run);
        Batches.forEach(run.dirtyAlbums, BATCH, rows -> {
            run.checkCancelled();
            work.remake(rows);
        });
        run.commit();
    }

    /// The work on the albums of one scan.
    private static final class Work {

        private final ScanRun run;
        private final AlbumWriter albums;
        private final TrackWriter tracks;
        private final AlbumMaker maker;

        Work(ScanRun run) {
            this.run = run;
            this.albums = new AlbumWriter(run);
            this.tracks = new TrackWriter(run);
            this.maker = run.albumMaker();
        }

        void remake(List<Integer> rows) {
            Map<Integer, List<TrackRow>> members = new HashMap<>();
            Set<Integer> folderRows = new LinkedHashSet<>();
            for (TrackRow track : run.session.listTracksOfAlbums(rows)) {
                members.computeIfAbsent(track.album(), a -> new ArrayList<>()).add(track);
                folderRows.add(track.folder());
            }
            List<AlbumRow> stored = run.session.listAlbums(rows);
            stored.forEach(album -> folderRows.add(album.folder()));
            members.values().forEach(list -> list.forEach(track -> addAlbumFolder(track, folderRows)));
            Map<Integer, FolderRow> folders = new HashMap<>();
            run.session.listFolders(folderRows).forEach(folder -> folders.put(folder.row(), folder));
            for (AlbumRow album : stored) {
                remake(album, members.getOrDefault(album.row(), List.of()), folders);
            }
        }

        private void addAlbumFolder(TrackRow track, Set<Integer> folderRows) {
            KnownFolder folder = findFolder(track);
            if (folder != null) {
                folderRows.add(folder.row);
            }
        }

        private @Nullable KnownFolder findFolder(TrackRow track) {
            return run.musicFolders()
                    .stream()
                    .filter(scan -> scan.id() == track.musicFolder())
                    .findFirst()
                    .map(scan -> scan.find(AlbumWriter.folderOf(track.path())))
                    .orElse(null);
        }

        private void remake(AlbumRow album, List<TrackRow> members, Map<Integer, FolderRow> folders) {
            FolderScan scan = run.musicFolders()
                    .stream()
                    .filter(candidate -> candidate.id() == album.musicFolder())
                    .findFirst()
                    .orElse(null);
            if (members.isEmpty()) {
                lose(album);
                return;
            }
            if (scan == null) {
                // Its music folder cannot be reached now: it stays as it is.
                return;
            }
            if (album.missing()) {
                run.session.deleteAlias(Carry.Kind.ALBUM, album.id());
            }
            TrackRow first = members.stream().min(AlbumMaker.BY_PLACE).orElseThrow();
            KnownFolder home = findFolder(first);
            int folder = home == null ? album.folder() : home.row;
            AlbumMaker.Identity identity = new AlbumMaker.Identity(album.row(), album.id(), album.musicFolder(), folder,
                    album.groupKey(), album.addedAt(),
                    album.facts().layers().shown());
            AlbumMaker.Made made = maker.make(identity, members, taggedName(album), images(folder, members, folders));
            albums.update(scan, album, made.album());
            writeChanged(members, made.tracks());
            run.wrote(members.size());
        }

        private static String taggedName(AlbumRow album) {
            FieldValue tagged = album.facts().layers().tagged().getOrDefault(Field.TITLE, FieldValue.NONE);
            return Objects.requireNonNullElse(tagged.text(), album.name());
        }

        private void writeChanged(List<TrackRow> before, List<TrackRow> after) {
            Map<Integer, TrackRow> old = new HashMap<>();
            before.forEach(track -> old.put(track.row(), track));
            for (TrackRow track : after) {
                TrackRow known = old.get(track.row());
                if (!track.equals(known)) {
                    tracks.write(track, known);
                } else if (run.resumed) {
                    tracks.index(track);
                }
            }
        }

        private List<FolderImages> images(int home, List<TrackRow> members, Map<Integer, FolderRow> folders) {
            Set<Integer> rows = new LinkedHashSet<>();
            rows.add(home);
            members.stream().sorted(AlbumMaker.BY_PLACE).forEach(track -> {
                addAlbumFolder(track, rows);
                rows.add(track.folder());
            });
            List<FolderImages> images = new ArrayList<>();
            for (int row : rows) {
                FolderRow folder = folders.get(row);
                if (folder != null) {
                    boolean shared = folder.album() == null
                            && members.stream().anyMatch(track -> track.folder() == row);
                    FolderId disc = FileNames.isDisc(FileNames.last(folder.path())) ? new FolderId(folder.id()) : null;
                    images.add(
                            new FolderImages(folder.path(), folder.image(), folder.imageFingerprint(), shared, disc));
                }
            }
            return images;
        }

        private void lose(AlbumRow album) {
            albums.artistRows(album).forEach(run::artistChanged);
            run.session.updateAlbumRow(album.markedMissing());
            run.index().remove(new AlbumId(album.id()));
        }
    }
}
