package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.files.FolderListing;
import io.antiphon.core.library.scan.files.FolderListing.Subfolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Looks at some folders of a music folder rather than at all: those asked for, what is new in them, and on request what is below.
/// One that is not there, or not known yet, is looked at from above, where it shows as gone or new.
final class TargetWalk {

    private final ScanRun run;
    private final FolderScan scan;
    private final Deque<Visit> open = new ArrayDeque<>();
    private final Set<String> visited = new HashSet<>();
    private final List<KnownFolder> gone = new ArrayList<>();
    private final Map<KnownFolder, List<KnownFolder>> children = new HashMap<>();

    TargetWalk(ScanRun run, FolderScan scan) {
        this.run = run;
        this.scan = scan;
    }

    private record Visit(Subfolder folder, boolean below) {}

    void walk(Collection<Target> targets, Consumer<FolderListing> visitor) {
        // Whole trees first: what lies in one need not be looked at again.
        targets.stream().filter(Target::below).forEach(target -> begin(target.path(), true));
        targets.stream().filter(target -> !target.below()).forEach(target -> begin(target.path(), false));
        while (!open.isEmpty()) {
            run.checkCancelled();
            visit(open.removeFirst(), visitor);
        }
    }

    /// Known folders that are not there any more.
    List<KnownFolder> gone() {
        return gone;
    }

    private void begin(String asked, boolean below) {
        String path = asked;
        boolean deep = below;
        while (!path.isEmpty() && !isUsable(path)) {
            path = FileNames.parent(path);
            deep = false;
        }
        open.addLast(new Visit(new Subfolder(path, scan.musicFolder().place(path)), deep));
    }

    /// Whether a folder is known, and is a folder within the music folder on the disk.
    private boolean isUsable(String path) {
        KnownFolder known = scan.find(path);
        if (known == null || known.missing) {
            return false;
        }
        try {
            Path root = scan.musicFolder().root();
            Path folder = scan.musicFolder().place(path);
            boolean inside = run.settings().followOutside() || folder.toRealPath().startsWith(root.toRealPath());
            return inside && Files.isDirectory(folder);
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    private void visit(Visit visit, Consumer<FolderListing> visitor) {
        if (!visited.add(visit.folder().path())) {
            return;
        }
        FolderListing listing = scan.lister().list(visit.folder().path(), visit.folder().folder());
        visitor.accept(listing);
        if (!listing.readable()) {
            return;
        }
        Set<String> present = new HashSet<>();
        for (Subfolder subfolder : listing.subfolders()) {
            present.add(subfolder.path());
            KnownFolder known = scan.find(subfolder.path());
            if (visit.below() || known == null || known.missing) {
                open.addFirst(new Visit(subfolder, true));
            }
        }
        KnownFolder folder = scan.find(visit.folder().path());
        if (folder != null) {
            collectGone(folder, present);
        }
    }

    private void collectGone(KnownFolder folder, Set<String> present) {
        for (KnownFolder known : childrenOf(folder)) {
            if (!known.missing && !present.contains(known.path)) {
                addWithAllBelow(known);
            }
        }
    }

    private void addWithAllBelow(KnownFolder lost) {
        Deque<KnownFolder> left = new ArrayDeque<>(List.of(lost));
        while (!left.isEmpty()) {
            KnownFolder folder = left.removeLast();
            if (!folder.missing) {
                gone.add(folder);
            }
            left.addAll(childrenOf(folder));
        }
    }

    /// Of all folders at once: a thousand may be asked for among a hundred thousand.
    private List<KnownFolder> childrenOf(KnownFolder folder) {
        if (children.isEmpty()) {
            for (KnownFolder known : scan.folders()) {
                if (known.parent != null) {
                    children.computeIfAbsent(known.parent, parent -> new ArrayList<>()).add(known);
                }
            }
        }
        return children.getOrDefault(folder, List.of());
    }
}
