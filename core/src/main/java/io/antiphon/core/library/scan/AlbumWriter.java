package io.antiphon.core.library.scan;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.rules.AlbumGrouping;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.search.SearchIndexWriter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Writes albums with all that hangs on them.
final class AlbumWriter {

    private final ScanRun run;

    AlbumWriter(ScanRun run) {
        this.run = run;
    }

    void insert(FolderScan scan, AlbumRow album) {
        Set<Integer> artists = artistRows(album);
        artists.forEach(run.touchedArtists::set);
        run.session.insertAlbum(album, artists, run.memory().genreRows(album.facts().genres()));
        run.tally.addAlbum(run.placeOf(album.row(), album.musicFolder()), artists);
        linkFolders(scan, album);
        if (!album.missing()) {
            run.index().add(entryOf(album));
        }
    }

    /// @param old as it is stored
    void update(FolderScan scan, AlbumRow old, AlbumRow album) {
        linkFolders(scan, album);
        Set<Integer> artists = artistRows(album);
        run.session.updateAlbum(album, artists, run.memory().genreRows(album.facts().genres()));
        if (!countsAs(old, album)) {
            artistRows(old).forEach(run::artistChanged);
            artists.forEach(run::artistChanged);
        }
        if (album.missing()) {
            run.index().remove(new AlbumId(album.id()));
        } else {
            run.index().put(entryOf(album));
        }
    }

    /// Whether artists have as many albums as before, at the same places.
    private static boolean countsAs(AlbumRow old, AlbumRow now) {
        return old.missing() == now.missing() && old.musicFolder() == now.musicFolder() && old.folder() == now.folder()
                && old.facts().artists().equals(now.facts().artists());
    }

    private SearchIndexWriter.Entry entryOf(AlbumRow album) {
        List<String> names = album.facts().artists().stream().map(ArtistCredit::name).distinct().toList();
        return new SearchIndexWriter.Entry(new AlbumId(album.id()),
                Set.of(run.placeOf(album.row(), album.musicFolder())),
                album.name(),
                album.facts().sortName(), names, null, album.trackCount());
    }

    Set<Integer> artistRows(AlbumRow album) {
        Set<Integer> rows = new LinkedHashSet<>();
        album.facts().artists().forEach(artist -> rows.add(run.artists().entryOf(artist).number()));
        return rows;
    }

    /// A folder above an album that is named as its artist is that artist's folder.
    private void linkFolders(FolderScan scan, AlbumRow album) {
        KnownFolder folder = scan.findRow(album.folder());
        KnownFolder up = folder == null ? null : folder.parent;
        while (up != null && !up.path.isEmpty()) {
            for (ArtistCredit credit : album.facts().artists()) {
                ArtistRegistry.Entry artist = run.artists().entryOf(credit);
                if (artist.row().foldedName().equals(up.foldedName())) {
                    up.artist = artist.number();
                }
            }
            up = up.parent;
        }
    }

    /// The folder an album lies in, by the path of one of its tracks.
    static String folderOf(String trackPath) {
        return AlbumGrouping.albumFolder(FileNames.parent(trackPath));
    }
}
