package io.antiphon.core.source;

import io.antiphon.core.text.TextFolding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Goes over all files of a source, folder by folder, however the folders lead to each other, within bounds.
public final class SourceTree {

    private static final int MOST_FOLDERS = 50_000;
    private static final int MOST_FILES = 500_000;
    private static final int DEEPEST = 24;

    private final Source source;
    private final List<String> unread = new ArrayList<>();
    private int files;

    public SourceTree(Source source) {
        this.source = source;
    }

    /// Takes one file.
    public interface Taker {

        /// @return whether to go on
        boolean take(SourceFile file) throws InterruptedException;
    }

    private record Folder(String id, int depth) {}

    /// A folder that cannot be read leaves the others, but the outermost.
    ///
    /// @throws SourceException when the outermost cannot be read
    public void each(Taker taker) throws SourceException, InterruptedException {
        Deque<Folder> open = new ArrayDeque<>(List.of(new Folder("", 0)));
        Set<String> seen = new HashSet<>(Set.of(""));
        while (!open.isEmpty()) {
            Folder folder = open.poll();
            List<SourceFile> inside = inside(folder);
            for (SourceFile file : inside) {
                if (!file.folder()) {
                    files++;
                    if (files > MOST_FILES || !taker.take(file)) {
                        return;
                    }
                } else if (folder.depth() < DEEPEST && seen.size() < MOST_FOLDERS && seen.add(file.id())) {
                    open.add(new Folder(file.id(), folder.depth() + 1));
                }
            }
        }
    }

    private List<SourceFile> inside(Folder folder) throws SourceException, InterruptedException {
        try {
            return source.list(folder.id()).stream().sorted(Comparator.comparing(SourceFile::id)).toList();
        } catch (SourceException e) {
            if (folder.id().isEmpty()) {
                throw e;
            }
            unread.add("%s: %s".formatted(folder.id(), e.getMessage()));
            return List.of();
        }
    }

    /// Folders that could not be read, with the reasons.
    public List<String> unread() {
        return List.copyOf(unread);
    }

    /// What [Source#search] does for those who have nothing better.
    public static List<SourceFile> search(Source source, String text, int limit)
            throws SourceException, InterruptedException {
        List<String> words = List.of(TextFolding.fold(text).split(" ", -1));
        List<SourceFile> found = new ArrayList<>();
        new SourceTree(source).each(file -> {
            String name = TextFolding.fold(file.id());
            if (words.stream().allMatch(name::contains)) {
                found.add(file);
            }
            return found.size() < limit;
        });
        return found;
    }
}
