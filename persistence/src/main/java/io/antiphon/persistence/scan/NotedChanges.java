package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.Presence;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.change.CatalogueChanges;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What one transaction of a scan changes, for those who follow the library.
final class NotedChanges {

    private final CatalogueChanges changes = new CatalogueChanges();
    final BitSet folders = changes.changed(Kinds.FOLDER);
    final BitSet artists = changes.changed(Kinds.ARTIST);
    final BitSet albums = changes.changed(Kinds.ALBUM);
    final BitSet tracks = changes.changed(Kinds.TRACK);
    private final ArtistTable artistTable;
    private final ScanBookkeeping books;
    private final int firstNewArtist;
    /// Artists whose presence was written in this session.
    private final BitSet counted = new BitSet();

    /// @param firstNewArtist artists from this row on came with this session
    NotedChanges(ArtistTable artistTable, ScanBookkeeping books, int firstNewArtist) {
        this.artistTable = artistTable;
        this.books = books;
        this.firstNewArtist = firstNewArtist;
    }

    void left(Carry.Kind kind, String id, int musicFolder) {
        changes.left(ScanBookkeeping.number(kind), id, musicFolder);
    }

    /// What an artist has changed in some music folders, and is gone from others. New ones are noted already, and were nowhere before.
    ///
    /// @return those of them of whom something may be stored
    List<Integer> replacingPresence(Collection<Integer> rows, Collection<Presence> presences) {
        List<Integer> stored = rows.stream().filter(row -> row < firstNewArtist || counted.get(row)).toList();
        rows.forEach(counted::set);
        notePresence(rows, presences);
        return stored;
    }

    private void notePresence(Collection<Integer> rows, Collection<Presence> presences) {
        List<Integer> known = rows.stream().filter(row -> row < firstNewArtist).toList();
        if (known.isEmpty()) {
            return;
        }
        Set<Presence> now = new HashSet<>(presences);
        Map<Integer, Set<Integer>> places = new HashMap<>();
        presences.forEach(presence -> places.computeIfAbsent(presence.artist(), artist -> new HashSet<>())
                .add(presence.musicFolder()));
        Map<Integer, List<Integer>> lost = new HashMap<>();
        for (Presence before : artistTable.listPresence(known)) {
            Set<Integer> there = places.getOrDefault(before.artist(), Set.of());
            if (!there.contains(before.musicFolder())) {
                lost.computeIfAbsent(before.artist(), artist -> new ArrayList<>()).add(before.musicFolder());
            }
            if (!now.remove(before) && !there.isEmpty()) {
                artists.set(before.artist());
            }
        }
        now.forEach(presence -> artists.set(presence.artist()));
        Statements.run(() -> {
            for (Map.Entry<Integer, List<Integer>> artist : lost.entrySet()) {
                String id = books.idOf(Carry.Kind.ARTIST, artist.getKey());
                artist.getValue().forEach(musicFolder -> changes.left(Kinds.ARTIST, id, musicFolder));
            }
        });
    }

    /// Two things have exchanged their ids: who sees only one of the music folders loses the id that went to the other.
    void swapped(Carry.Kind kind, int row, int otherRow) throws SQLException {
        int number = ScanBookkeeping.number(kind);
        changes.changed(number, row);
        changes.changed(number, otherRow);
        if (kind == Carry.Kind.ARTIST) {
            for (Presence presence : artistTable.listPresence(List.of(row, otherRow))) {
                int now = presence.artist() == row ? otherRow : row;
                changes.left(number, books.idOf(kind, now), presence.musicFolder());
            }
            return;
        }
        int folder = books.musicFolderOf(kind, row);
        int otherFolder = books.musicFolderOf(kind, otherRow);
        if (folder != otherFolder) {
            changes.left(number, books.idOf(kind, row), otherFolder);
            changes.left(number, books.idOf(kind, otherRow), folder);
        }
    }

    void write(Connection connection, long at) throws SQLException {
        changes.write(connection, at);
    }
}
