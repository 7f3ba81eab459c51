package io.antiphon.core.library.scan;

import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.Presence;
import io.antiphon.core.library.scan.store.ScanSession.AlbumPlace;
import io.antiphon.core.search.SearchIndexWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Counts anew what the artists have that gained or lost something, and finds their images. It comes after albums, whose
/// artists it counts.
final class ArtistPhase implements ScanPhase {

    private static final int BATCH = 500;

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
                .anyMatch(scan -> scan.folders().stream().anyMatch(folder -> folder.hasArtistImage));
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
                write(run, artist, musicFolders.getOrDefault(row, Set.of()), tracks.getOrDefault(row, 0),
                        imageOf(run, artist.row(), places.getOrDefault(row, List.of())));
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
            Image image) {
        ArtistRow old = artist.row();
        boolean missing = tracks == 0;
        ArtistRow now = new ArtistRow(old.row(), old.id(), old.key(), old.name(), old.foldedName(), old.sortName(),
                old.sortKey(), old.mbid(), image.path(),
                image.musicFolder(), image.fingerprint(), missing);
        if (!now.equals(old)) {
            artist.replace(now);
            run.session.updateArtist(now);
        }
        if (missing) {
            run.index().remove(new ArtistId(now.id()));
            return;
        }
        if (old.missing()) {
            run.session.deleteAlias(Carry.Kind.ARTIST, now.id());
        }
        run.index()
                .put(new SearchIndexWriter.Entry(new ArtistId(now.id()), musicFolders, now.name(), now.sortName(),
                        List.of(), null, tracks));
    }

    private record Image(@Nullable String path, @Nullable Integer musicFolder, @Nullable String fingerprint) {

        static final Image NONE = new Image(null, null, null);
    }

    /// `artist.*` in the folder that all albums of the artist in one music folder have in common, or in the one above a
    /// single album.
    private static Image imageOf(ScanRun run, ArtistRow artist, List<AlbumPlace> places) {
        for (FolderScan scan : run.musicFolders()) {
            List<String> paths = places.stream()
                    .filter(place -> place.musicFolder() == scan.id())
                    .map(AlbumPlace::path)
                    .toList();
            if (paths.isEmpty()) {
                continue;
            }
            String common = paths.stream().reduce(ArtistPhase::commonFolder).orElse("");
            for (String path : List.of(common, FileNames.parent(common))) {
                KnownFolder folder = path.isEmpty() ? null : scan.find(path);
                if (folder != null && folder.hasArtistImage && !folder.missing) {
                    FolderRow row = run.session.listFolders(List.of(folder.row)).getFirst();
                    String name = Objects.requireNonNullElse(row.artistImage(), "");
                    return new Image(FolderListing.join(path, name), scan.id(), row.artistImageFingerprint());
                }
            }
        }
        boolean outOfReach = artist.imageMusicFolder() != null
                && run.musicFolders().stream().noneMatch(scan -> scan.id() == artist.imageMusicFolder());
        return outOfReach ? new Image(artist.image(), artist.imageMusicFolder(), artist.imageFingerprint())
                : Image.NONE;
    }

    private static String commonFolder(String one, String other) {
        String common = one;
        while (!common.isEmpty() && !other.equals(common) && !other.startsWith(common + '/')) {
            common = FileNames.parent(common);
        }
        return common;
    }
}
