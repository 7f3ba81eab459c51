package io.antiphon.core.library.scan;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.files.FolderLister;
import io.antiphon.core.library.scan.files.FolderListing.Subfolder;
import io.antiphon.core.library.scan.store.FolderRow;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.core.library.scan.store.ScanSession;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a scan knows of one music folder while it works on it.
final class FolderScan {

    private final MusicFolder musicFolder;
    private final FolderLister lister;
    private final String fileKey;
    private final Map<String, KnownFolder> folders = new HashMap<>();
    private final Map<Integer, KnownFolder> byRow = new HashMap<>();
    private final Map<String, List<String>> problems = new HashMap<>();
    private final Map<String, Subfolder> changed = new LinkedHashMap<>();
    private final BitSet seen = new BitSet();
    private final List<KnownFolder> vanished = new ArrayList<>();
    private final boolean fresh;

    /// @param fileKey what the operating system knows the root by, empty where it has no such thing
    FolderScan(MusicFolder musicFolder, FolderLister lister, String fileKey, ScanSession session, boolean countAnew) {
        this.musicFolder = musicFolder;
        this.lister = lister;
        this.fileKey = fileKey;
        load(session);
        this.fresh = folders.isEmpty();
        if (countAnew) {
            Map<Integer, Integer> counts = session.countFiles(musicFolder.id());
            folders.values().forEach(folder -> folder.files = counts.getOrDefault(folder.row, 0));
        } else {
            // What is stored counts every depth.
            folders.values()
                    .stream()
                    .filter(folder -> !folder.missing && folder.parent != null)
                    .forEach(folder -> folder.parent.files -= folder.storedCount);
        }
    }

    /// Parents have smaller row numbers than their children unless they were moved, so that some children wait.
    private void load(ScanSession session) {
        List<FolderRow> waiting = new ArrayList<>();
        session.forEachFolder(musicFolder.id(), row -> {
            if (row.parent() != null && !byRow.containsKey(row.parent())) {
                waiting.add(row);
            } else {
                add(KnownFolder.stored(row, row.parent() == null ? null : byRow.get(row.parent())));
            }
        });
        for (FolderRow row : waiting) {
            add(KnownFolder.stored(row, row.parent() == null ? null : byRow.get(row.parent())));
        }
        for (ProblemRow problem : session.listProblems(musicFolder.id())) {
            addProblem(FileNames.parent(problem.path()), problem.path());
            addProblem(problem.path(), problem.path());
        }
    }

    private void addProblem(String owner, String path) {
        problems.computeIfAbsent(owner, o -> new ArrayList<>()).add(path);
    }

    KnownFolder add(KnownFolder folder) {
        folders.put(folder.path, folder);
        byRow.put(folder.row, folder);
        return folder;
    }

    @Nullable KnownFolder find(String path) {
        return folders.get(path);
    }

    @Nullable KnownFolder findRow(int row) {
        return byRow.get(row);
    }

    Collection<KnownFolder> folders() {
        return folders.values();
    }

    /// The paths of what was a problem in a folder, the folder itself included.
    List<String> problemsOf(String folder) {
        return problems.getOrDefault(folder, List.of());
    }

    MusicFolder musicFolder() {
        return musicFolder;
    }

    int id() {
        return musicFolder.id();
    }

    FolderLister lister() {
        return lister;
    }

    String fileKey() {
        return fileKey;
    }

    /// Whether nothing of it was known before.
    boolean isFresh() {
        return fresh;
    }

    /// New and changed folders by path, parents first; nothing for a fresh one, all of which is new.
    Map<String, Subfolder> changed() {
        return changed;
    }

    /// Rows of known folders that are still there.
    BitSet seen() {
        return seen;
    }

    /// Known folders that are no longer there.
    List<KnownFolder> vanished() {
        return vanished;
    }

    /// Media files that were there after the scan before.
    int knownFiles() {
        return folders.values().stream().filter(folder -> !folder.missing).mapToInt(folder -> folder.files).sum();
    }
}
