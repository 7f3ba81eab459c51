package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Music folders in the table `music_folder`. The list is kept in memory: every request asks for it, and only [#configure]
/// changes it.
public final class JdbcMusicFolders implements MusicFolders {

    private final Sql sql;
    private final Transactions transactions;
    private final boolean followOutsideLinks;
    private final boolean drafts;
    private volatile @Nullable List<MusicFolder> kept;

    /// With files that lie in the folders themselves only.
    public JdbcMusicFolders(Database database) {
        this(database, false, false);
    }

    /// @param followOutsideLinks whether files that links lead to count as inside
    /// @param drafts whether albums may be drafts
    public JdbcMusicFolders(Database database, boolean followOutsideLinks, boolean drafts) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.followOutsideLinks = followOutsideLinks;
        this.drafts = drafts;
    }

    /// A music folder as the configuration names it.
    ///
    /// @param name what people call it, unlike any other's
    /// @param root absolute
    public record Configured(String name, Path root) {}

    /// A music folder as it is stored.
    private record Stored(int id, String name, String root, String sentinel) {}

    @Override
    public List<MusicFolder> listMusicFolders() {
        List<MusicFolder> list = kept;
        if (list == null) {
            list = sql.list("""
                    SELECT id, name, root FROM music_folder WHERE removed = FALSE ORDER BY id
                    """, row -> new MusicFolder(row.integer(1), row.text(2), Path.of(row.text(3)), drafts));
            kept = list;
        }
        return list;
    }

    @Override
    public Optional<MusicFolder> findMusicFolder(int id) {
        return listMusicFolders().stream().filter(folder -> folder.id() == id).findFirst();
    }

    /// A file may have become a link since it was scanned: where it really lies counts. One that is gone is found, as far as its name
    /// goes.
    @Override
    public Optional<Path> findFile(int musicFolder, String path) {
        Optional<Path> file = MusicFolders.super.findFile(musicFolder, path);
        return followOutsideLinks ? file
                : file.filter(found -> findMusicFolder(musicFolder)
                        .filter(folder -> isInside(found, folder.root()))
                        .isPresent());
    }

    private static boolean isInside(Path file, Path root) {
        try {
            return file.toRealPath().startsWith(root.toRealPath());
        } catch (NoSuchFileException _) {
            return !Files.isSymbolicLink(file);
        } catch (IOException _) {
            return false;
        }
    }

    /// Makes these the music folders. One with a known root keeps its number; else one with a known name does, and its root moves; else
    /// one whose root is the very directory of another that is not where it was any more;
    /// any other gets a number that none ever had. Those not named are kept as removed, with all that is in them, and come
    /// back when they are named again.
    public void configure(List<Configured> configured) {
        transactions.run(() -> save(configured));
        kept = null;
    }

    private void save(List<Configured> configured) {
        List<Stored> stored = new ArrayList<>(sql.list("""
                SELECT id, name, root, COALESCE(sentinel, '') FROM music_folder ORDER BY id FOR UPDATE
                """, row -> new Stored(row.integer(1), row.text(2), row.text(3), row.text(4))));
        int next = stored.stream().mapToInt(Stored::id).max().orElse(0) + 1;
        Set<Integer> used = new HashSet<>();
        List<Configured> open = new ArrayList<>();
        for (Configured folder : configured) {
            Optional<Stored> sameRoot = stored.stream()
                    .filter(known -> known.root.equals(folder.root.toString()) && !used.contains(known.id))
                    .findFirst();
            sameRoot.ifPresentOrElse(known -> update(known.id, folder, used), () -> open.add(folder));
        }
        for (Configured folder : open) {
            Optional<Stored> moved = stored.stream()
                    .filter(known -> known.name.equals(folder.name) && !used.contains(known.id))
                    .findFirst()
                    .or(() -> stored.stream()
                            .filter(known -> !used.contains(known.id) && isRenamed(known, folder.root))
                            .findFirst());
            if (moved.isPresent()) {
                update(moved.get().id, folder, used);
            } else {
                sql.change("INSERT INTO music_folder (id, name, root, removed) VALUES (?, ?, ?, FALSE)", next,
                        folder.name, folder.root.toString());
                next++;
            }
        }
        stored.stream()
                .filter(known -> !used.contains(known.id))
                .forEach(known -> sql.change("UPDATE music_folder SET removed = TRUE WHERE id = ?", known.id));
    }

    /// Whether a directory is the one that a scan saw at a place where there is nothing any more.
    private static boolean isRenamed(Stored known, Path root) {
        try {
            return Files.notExists(Path.of(known.root)) && !known.sentinel.isEmpty() && known.sentinel
                    .equals(String.valueOf(Files.readAttributes(root, BasicFileAttributes.class).fileKey()));
        } catch (IOException _) {
            return false;
        }
    }

    private void update(int id, Configured folder, Set<Integer> used) {
        used.add(id);
        sql.change("UPDATE music_folder SET name = ?, root = ?, removed = FALSE WHERE id = ?", folder.name,
                folder.root.toString(), id);
    }
}
