package io.antiphon.core.library.missing;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.missing.MissingTracks.Purged;
import io.antiphon.core.library.scan.ScanDoubt;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.search.SearchIndexWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Shows what is missing, and gives it up on command. Never while a scan runs, or while something is wrong with a music folder that it is about:
/// what cannot be reached is not gone. A file that is there again is left alone, whatever the last scan saw, and so is what lies in music
/// folders that are not configured any more.
public final class MissingService {

    private final MissingTracks tracks;
    private final Scanner scanner;
    private final MusicFolders musicFolders;
    private final SearchIndexWriter index;
    private final Events events;
    private final AuditTrail audit;
    private final Clock clock;

    public MissingService(MissingTracks tracks, Scanner scanner, MusicFolders musicFolders, SearchIndexWriter index,
            Events events, AuditTrail audit, Clock clock) {
        this.tracks = tracks;
        this.scanner = scanner;
        this.musicFolders = musicFolders;
        this.index = index;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param back how many are left alone because a file lies where they lay
    /// @param done whether it was done
    public record Outcome(Purge purge, long back, boolean done) {}

    public List<MissingTrack> list(MissingSelection selection, int offset, int limit) {
        return tracks.list(selection, offset, limit);
    }

    public long count(MissingSelection selection) {
        return tracks.count(selection);
    }

    /// Changes nothing.
    public Outcome preview(MissingSelection selection) {
        Candidates candidates = candidates(selection);
        return new Outcome(tracks.preview(candidates.rows()), candidates.back(), false);
    }

    /// @param token of a preview of the same selection
    /// @throws LibraryException.Conflict when a scan runs, a music folder is doubted, or something else would be lost than was previewed
    public Outcome purge(MissingSelection selection, String token) {
        AtomicReference<@Nullable Outcome> done = new AtomicReference<>();
        if (!scanner.whileIdle(() -> done.set(purgeNow(selection, token)))) {
            throw new LibraryException.Conflict(
                    "A scan is running, which may find what is missing: ask again when it has ended");
        }
        return Optional.ofNullable(done.get()).orElseThrow();
    }

    private Outcome purgeNow(MissingSelection selection, String token) {
        requireTrusted(selection);
        Candidates candidates = candidates(selection);
        Purged purged = tracks.purge(candidates.rows(), token, clock.instant());
        purged.items().forEach(index::remove);
        index.commit();
        Purge purge = purged.purge();
        audit.record(AuditKind.MISSING_PURGED, where(selection),
                "%d tracks, %d albums, %d artists; %d annotations, %d playlist entries, %d bookmarks".formatted(
                        purge.catalogue().tracks(), purge.catalogue().albums(), purge.catalogue().artists(),
                        purge.deeds().annotations(), purge.deeds().playlistEntries(), purge.deeds().bookmarks()));
        events.publish(new LibraryChanged(purged.version()));
        return new Outcome(purge, candidates.back(), true);
    }

    private String where(MissingSelection selection) {
        return concerned(selection).stream()
                .map(MusicFolder::name)
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private List<MusicFolder> concerned(MissingSelection selection) {
        Integer only = selection.musicFolder();
        return musicFolders.listMusicFolders()
                .stream()
                .filter(folder -> only == null || folder.id() == only)
                .toList();
    }

    private void requireTrusted(MissingSelection selection) {
        for (MusicFolder folder : concerned(selection)) {
            for (ScanDoubt doubt : scanner.doubts()) {
                if (doubt.musicFolder() == folder.id()) {
                    throw new LibraryException.Conflict(
                            "Nothing is given up while the music folder \"%s\" is in doubt: %s".formatted(folder.name(),
                                    doubt.reason()));
                }
            }
            if (!holdsSomething(folder.root())) {
                throw new LibraryException.Conflict(
                        "Nothing is given up while the music folder \"%s\" cannot be reached or is empty: is its disk mounted?"
                                .formatted(folder.name()));
            }
        }
    }

    private static boolean holdsSomething(Path root) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
            return entries.iterator().hasNext();
        } catch (IOException _) {
            return false;
        }
    }

    private record Candidates(List<Integer> rows, long back) {}

    private Candidates candidates(MissingSelection selection) {
        List<Integer> rows = new ArrayList<>();
        long back = 0;
        for (MissingFile file : tracks.listFiles(selection)) {
            Optional<MusicFolder> folder = musicFolders.findMusicFolder(file.musicFolder());
            if (folder.isPresent() && isThere(folder.get(), file.path())) {
                back++;
            } else if (folder.isPresent()) {
                rows.add(file.row());
            }
        }
        return new Candidates(rows, back);
    }

    private static boolean isThere(MusicFolder folder, String path) {
        try {
            return !path.isEmpty() && Files.exists(folder.place(path), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException _) {
            return false;
        }
    }
}
