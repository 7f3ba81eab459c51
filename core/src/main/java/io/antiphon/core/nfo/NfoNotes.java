package io.antiphon.core.nfo;

import io.antiphon.core.Page;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.Viewer;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Finds what `.nfo` files say of artists and albums: an album's in its folder, an artist's in the folder above their albums.
public final class NfoNotes {

    private static final int ALBUMS_TO_TRY = 20;

    private final Catalogue catalogue;
    private final MusicFolders musicFolders;
    private final NfoFiles files = new NfoFiles();

    public NfoNotes(Catalogue catalogue, MusicFolders musicFolders) {
        this.catalogue = catalogue;
        this.musicFolders = musicFolders;
    }

    public Optional<Nfo> findAlbum(Viewer viewer, Album album) {
        return folder(viewer, album.folder()).flatMap(folder -> read(folder, "album"));
    }

    public Optional<Nfo> findArtist(Viewer viewer, Artist artist) {
        Set<FolderId> above = new LinkedHashSet<>();
        for (Annotated<Album> album : catalogue.listAlbums(viewer, new AlbumSelection.OfArtist(artist.id()),
                Page.first(ALBUMS_TO_TRY))) {
            FolderId parent = folder(viewer, album.item().folder()).map(Folder::parent).orElse(null);
            if (parent != null) {
                above.add(parent);
            }
        }
        for (FolderId id : above) {
            Optional<Nfo> found = folder(viewer, id)
                    .flatMap(folder -> read(folder, "artist").filter(
                            nfo -> nfo.isOfArtist(artist.name(), artist.mbid(), artist.id().equals(folder.artist()))));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Folder> folder(Viewer viewer, FolderId id) {
        return catalogue.findFolder(viewer, id).map(Annotated::item);
    }

    private Optional<Nfo> read(Folder folder, String kind) {
        return musicFolders.findMusicFolder(folder.musicFolder()).map(MusicFolder::root).flatMap(root -> {
            Path place = PathText.place(root, folder.path()).normalize();
            return place.startsWith(root.normalize()) ? files.find(root, place, kind) : Optional.empty();
        });
    }
}
