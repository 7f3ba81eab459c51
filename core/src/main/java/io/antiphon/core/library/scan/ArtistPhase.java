package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.Presence;
import io.antiphon.core.library.scan.store.ScanSession.AlbumPlace;
import io.antiphon.core.nfo.ArtistNotes;
import io.antiphon.core.search.SearchIndexWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts anew what the artists have that gained or lost something, and finds their images. It comes after albums, whose
/// artists it counts.
final class ArtistPhase implements ScanPhase {

    private static final int BATCH = 500;
    private static final ArtistNotes NOTES = new ArtistNotes();

    @Override
    public String name() {
        return "counting artists";
    }

    @Override
    public boolean isNeeded(ScanRun run) {
        if (run.resumed && run.hasChanges()) {
            run.artists().rows().forEach(run.touchedArtists::set);
        }
        return !run.touchedArtists.isEmpty();
    }

    @Override
    public void run(ScanRun run) {
        run.markUnfinished();
        boolean images = run.musicFolders()
                .stream()
                .anyMatch(scan -> scan.folders()
                        .stream()
                        .anyMatch(folder -> folder.hasArtistImage || folder.hasArtistNotes));
        Batches.forEach(run.touchedArtists, BATCH, rows -> {
            run.checkCancelled();
            count(run, rows, images);
            run.wrote(rows.size());
        });
        run.commit();
    }

    private static void count(ScanRun run, List<Integer> rows, boolean images) {
        List<Presence> presences = presences(run, rows);
        run.session.replacePresence(rows, presences);
        Map<Integer, Set<Integer>> musicFolders = new HashMap<>();
        Map<Integer, Integer> tracks = new HashMap<>();
        for (Presence presence : presences) {
            musicFolders.computeIfAbsent(presence.artist(), a -> new HashSet<>()).add(presence.musicFolder());
            tracks.merge(presence.artist(), presence.trackCount(), Integer::sum);
        }
        Map<Integer, List<AlbumPlace>> places = new HashMap<>();
        if (images) {
            run.session.listAlbumPlaces(rows)
                    .forEach(place -> places.computeIfAbsent(place.artist(), a -> new ArrayList<>()).add(place));
        }
        for (int row : rows) {
            ArtistRegistry.Entry artist = run.artists().findRow(row);
            if (artist != null) {
                List<AlbumPlace> albums = places.getOrDefault(row, List.of());
                write(run, artist, musicFolders.getOrDefault(row, Set.of()), tracks.getOrDefault(row, 0),
                        imageOf(run, artist.row(), albums), disambiguationOf(run, artist.row(), albums));
            }
        }
    }

    private static List<Presence> presences(ScanRun run, List<Integer> rows) {
        List<Presence> presences = new ArrayList<>();
        List<Integer> unknown = new ArrayList<>();
        for (int row : rows) {
            run.tally.find(row).ifPresentOrElse(presences::addAll, () -> unknown.add(row));
        }
        if (!unknown.isEmpty()) {
            presences.addAll(run.session.countPresence(unknown));
        }
        return presences;
    }

    private static void write(ScanRun run, ArtistRegistry.Entry artist, Set<Integer> musicFolders, int tracks,
            Image image, @Nullable String disambiguation) {
        ArtistRow old = artist.row();
        boolean missing = tracks == 0;
        ArtistRow now = new ArtistRow(old.row(), old.id(), old.key(), old.name(), old.foldedName(), old.sortName(),
                old.sortKey(), old.mbid(), image.path(),
                image.musicFolder(), image.fingerprint(), disambiguation, missing, old.layers());
        if (!now.equals(old)) {
            artist.replace(now);
            run.session.updateArtist(artist.shown());
        }
        if (missing) {
            run.index().remove(new ArtistId(now.id()));
            return;
        }
        if (old.missing()) {
            run.session.deleteAlias(Carry.Kind.ARTIST, now.id());
        }
        SearchIndexWriter.Entry entry = new SearchIndexWriter.Entry(new ArtistId(now.id()), musicFolders,
                artist.shown().name(), artist.shown().sortName(), List.of(), null, tracks);
        // A new artist may have taken over the id of another.
        if (run.startedEmpty() && !run.resumed) {
            run.index().add(entry);
        } else {
            run.index().put(entry);
        }
    }

    private record Image(@Nullable String path, @Nullable Integer musicFolder, @Nullable String fingerprint) {

        static final Image NONE = new Image(null, null, null);
    }

    /// `artist.*` in the folder that all albums of the artist in one music folder have in common, or in the one above a
    /// single album.
    private static Image imageOf(ScanRun run, ArtistRow artist, List<AlbumPlace> places) {
        for (FolderScan scan : run.musicFolders()) {
            for (KnownFolder folder : foldersOf(scan, places)) {
                if (folder.hasArtistImage) {
                    FolderRow row = run.session.listFolders(List.of(folder.row)).getFirst();
                    String name = Objects.requireNonNullElse(row.artistImage(), "");
                    return new Image(FolderListing.join(folder.path, name), scan.id(), row.artistImageFingerprint());
                }
            }
        }
        boolean outOfReach = artist.imageMusicFolder() != null
                && run.musicFolders().stream().noneMatch(scan -> scan.id() == artist.imageMusicFolder());
        return outOfReach ? new Image(artist.image(), artist.imageMusicFolder(), artist.imageFingerprint())
                : Image.NONE;
    }

    /// What `artist.nfo` says in one of the same folders. As long as a music folder is out of reach, what was known stays.
    private static @Nullable String disambiguationOf(ScanRun run, ArtistRow artist, List<AlbumPlace> places) {
        for (FolderScan scan : run.musicFolders()) {
            Path root = scan.musicFolder().root();
            for (KnownFolder folder : foldersOf(scan, places)) {
                Optional<String> found = folder.hasArtistNotes
                        ? NOTES.findDisambiguation(root, scan.musicFolder().place(folder.path), artist.name(),
                                artist.mbid(),
                                folder.foldedName().equals(artist.foldedName()))
                        : Optional.empty();
                if (found.isPresent()) {
                    return Limits.cut(found.get(), Limits.NAME);
                }
            }
        }
        boolean outOfReach = places.stream()
                .anyMatch(place -> run.musicFolders().stream().noneMatch(scan -> scan.id() == place.musicFolder()));
        return outOfReach ? artist.disambiguation() : null;
    }

    /// Those that may hold something about an artist: the folder that all their albums in one music folder have in common, and the
    /// one above.
    private static List<KnownFolder> foldersOf(FolderScan scan, List<AlbumPlace> places) {
        List<String> paths = places.stream()
                .filter(place -> place.musicFolder() == scan.id())
                .map(AlbumPlace::path)
                .toList();
        if (paths.isEmpty()) {
            return List.of();
        }
        String common = paths.stream().reduce(ArtistPhase::commonFolder).orElse("");
        List<KnownFolder> folders = new ArrayList<>(2);
        for (String path : List.of(common, FileNames.parent(common))) {
            KnownFolder folder = path.isEmpty() ? null : scan.find(path);
            if (folder != null && !folder.missing) {
                folders.add(folder);
            }
        }
        return folders;
    }

    private static String commonFolder(String one, String other) {
        String common = one;
        while (!common.isEmpty() && !other.equals(common) && !other.startsWith(common + '/')) {
            common = FileNames.parent(common);
        }
        return common;
    }
}
