package io.antiphon.persistence.catalogue;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderCatalogue;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Folders by JDBC.
final class JdbcFolders implements FolderCatalogue {

    private final Lists lists;
    private final Reads reads;
    private final FolderReader reader;

    JdbcFolders(Lists lists) {
        this.lists = lists;
        this.reads = lists.reads();
        this.reader = new FolderReader(reads);
    }

    @Override
    public Optional<Annotated<Folder>> findFolder(Viewer viewer, FolderId id) {
        return reader.read(viewer, rowOf(id), true).stream().findFirst();
    }

    @Override
    public List<Folder> listRoots(Viewer viewer) {
        return reader.read(viewer, roots(viewer), false).stream().map(Annotated::item).toList();
    }

    @Override
    public Rows<Annotated<Folder>> listTopFolders(Viewer viewer) {
        return rows(viewer, lists.shared(viewer, FolderQueries.ROOTS, () -> inside(viewer, roots(viewer))));
    }

    @Override
    public Rows<Annotated<Folder>> listSubfolders(Viewer viewer, FolderId parent) {
        return rows(viewer, RowNumbers.of(inside(viewer, rowOf(parent))));
    }

    @Override
    public List<Folder> listPathTo(FolderId id) {
        return reads.call(connection -> {
            List<Folder> self = FolderReader.read(connection, any -> true, rowOf(id), true)
                    .stream()
                    .filter(Objects::nonNull)
                    .toList();
            if (self.isEmpty()) {
                return self;
            }
            IntList rows = new IntList();
            Reads.each(connection, FolderQueries.AT_PATHS, row -> rows.add(row.getInt(1)),
                    pathsTo(self.getFirst().path()), self.getFirst().musicFolder());
            return FolderReader.read(connection, any -> true, rows.toArray(), true)
                    .stream()
                    .filter(Objects::nonNull)
                    .toList();
        });
    }

    @Override
    public Rows<Annotated<Folder>> listStarredFolders(Viewer viewer) {
        return rows(viewer,
                lists.personal(viewer, FolderQueries.STARRED, () -> reads.rowNumbers(viewer.musicFolders()::contains,
                        FolderQueries.STARRED, viewer.user().value(), Kinds.FOLDER)));
    }

    int count(Viewer viewer) {
        return reads.call(connection -> {
            List<Integer> counts = new ArrayList<>();
            Reads.each(connection, FolderQueries.COUNT, row -> {
                if (viewer.musicFolders().contains(row.getInt(1))) {
                    counts.add(row.getInt(2));
                }
            });
            return counts.stream().mapToInt(Integer::intValue).sum();
        });
    }

    private int[] roots(Viewer viewer) {
        int[] musicFolders = viewer.musicFolders().stream().mapToInt(Integer::intValue).toArray();
        return reads.rowNumbers(viewer.musicFolders()::contains, FolderQueries.ROOTS, (Object) musicFolders);
    }

    private int[] inside(Viewer viewer, int[] parents) {
        return parents.length == 0 ? parents
                : reads.rowNumbers(viewer.musicFolders()::contains, FolderQueries.SUBFOLDERS, (Object) parents);
    }

    private int[] rowOf(FolderId id) {
        Integer row = reads.call(
                connection -> IdReads.rowNumbers(connection, IdReads.Table.FOLDER, Kinds.FOLDER, List.of(id.value())))
                .get(id.value());
        return row == null ? new int[0] : new int[]{row};
    }

    /// `a/b` gives the empty path, `a` and `a/b`.
    private static String[] pathsTo(String path) {
        List<String> paths = new ArrayList<>();
        paths.add("");
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            paths.add(path.substring(0, slash));
        }
        if (!path.isEmpty()) {
            paths.add(path);
        }
        return paths.toArray(String[]::new);
    }

    private Rows<Annotated<Folder>> rows(Viewer viewer, RowNumbers numbers) {
        return new ChunkedRows<>(numbers, chunk -> reader.read(viewer, chunk, false));
    }
}
