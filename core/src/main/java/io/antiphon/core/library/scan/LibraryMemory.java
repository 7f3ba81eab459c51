package io.antiphon.core.library.scan;

import io.antiphon.core.library.scan.rules.Limits;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.text.TextFolding;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Albums by key and genres by name, so that a track costs no query.
final class LibraryMemory {

    private final ScanSession session;
    private final Map<AlbumKey, Integer> albums = new HashMap<>();
    private final Map<String, Integer> genres = new HashMap<>();

    private record AlbumKey(int musicFolder, long high, long low) {

        static AlbumKey of(int musicFolder, String groupKey) {
            return new AlbumKey(musicFolder, Long.parseUnsignedLong(groupKey, 0, 16, 16),
                    Long.parseUnsignedLong(groupKey, 16, 32, 16));
        }
    }

    LibraryMemory(ScanSession session) {
        this.session = session;
        session.forEachAlbumKey((row, musicFolder, groupKey) -> albums.put(AlbumKey.of(musicFolder, groupKey), row));
        session.forEachGenre((row, name, folded) -> genres.put(folded, row));
    }

    @Nullable Integer findAlbum(int musicFolder, String groupKey) {
        return albums.get(AlbumKey.of(musicFolder, groupKey));
    }

    void addAlbum(int musicFolder, String groupKey, int row) {
        albums.put(AlbumKey.of(musicFolder, groupKey), row);
    }

    Iterable<Integer> albumRows() {
        return albums.values();
    }

    /// The rows of genres, those that are new written.
    Set<Integer> genreRows(List<String> names) {
        Set<Integer> rows = new LinkedHashSet<>();
        for (String name : names) {
            String folded = Limits.cut(TextFolding.fold(name), Limits.KEY);
            Integer row = genres.get(folded);
            if (row == null) {
                row = session.takeGenreRow();
                genres.put(folded, row);
                session.insertGenre(row, Limits.cut(name, 500), folded);
            }
            rows.add(row);
        }
        return rows;
    }
}
