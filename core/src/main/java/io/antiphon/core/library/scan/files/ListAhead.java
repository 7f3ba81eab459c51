package io.antiphon.core.library.scan.files;

import io.antiphon.core.library.scan.files.FolderListing.Subfolder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// The listings of given folders in their order, a few of them made in advance by other threads.
public final class ListAhead implements Iterator<FolderListing> {

    private final FolderLister lister;
    private final ExecutorService workers;
    private final int lookAhead;
    private final Iterator<Subfolder> waiting;
    private final Deque<Future<FolderListing>> ahead = new ArrayDeque<>();

    public ListAhead(FolderLister lister, List<Subfolder> folders, ExecutorService workers, int lookAhead) {
        this.lister = lister;
        this.workers = workers;
        this.lookAhead = lookAhead;
        this.waiting = folders.iterator();
        fill();
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public FolderListing next() {
        Future<FolderListing> first = ahead.remove();
        fill();
        try {
            return first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while folders were listed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a folder could not be listed", e.getCause());
        }
    }

    private void fill() {
        while (ahead.size() < lookAhead && waiting.hasNext()) {
            Subfolder folder = waiting.next();
            ahead.add(workers.submit(() -> lister.list(folder.path(), folder.folder())));
        }
    }
}
