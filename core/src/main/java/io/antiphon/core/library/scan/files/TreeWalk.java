package io.antiphon.core.library.scan.files;

import io.antiphon.core.library.scan.files.FolderListing.Subfolder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;

/// All folders of a tree, a folder before what is in it, always in the same order: the discs of an album directly after
/// its folder, the others by name. A few folders ahead are listed by other threads, so that slow disks are asked for
/// several things at once while memory stays small.
public final class TreeWalk implements Iterator<FolderListing> {

    private final FolderLister lister;
    private final ExecutorService workers;
    private final int lookAhead;
    private final Deque<ListAhead> levels = new ArrayDeque<>();

    /// @param lookAhead how many listings of a level are made in advance
    public TreeWalk(FolderLister lister, Path root, ExecutorService workers, int lookAhead) {
        this.lister = lister;
        this.workers = workers;
        this.lookAhead = lookAhead;
        levels.push(new ListAhead(lister, List.of(new Subfolder("", root)), workers, lookAhead));
    }

    @Override
    public boolean hasNext() {
        while (!levels.isEmpty() && !levels.element().hasNext()) {
            levels.pop();
        }
        return !levels.isEmpty();
    }

    @Override
    public FolderListing next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FolderListing listing = levels.element().next();
        if (!listing.subfolders().isEmpty()) {
            List<Subfolder> discsFirst = listing.subfolders()
                    .stream()
                    .sorted(Comparator.comparing(TreeWalk::isOther))
                    .toList();
            levels.push(new ListAhead(lister, discsFirst, workers, lookAhead));
        }
        return listing;
    }

    private static boolean isOther(Subfolder folder) {
        return !FileNames.isDisc(FileNames.last(folder.path()));
    }
}
