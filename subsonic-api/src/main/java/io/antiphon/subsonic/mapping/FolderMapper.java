package io.antiphon.subsonic.mapping;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Folder;
import io.antiphon.core.text.SortNames;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Artist;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.ChildFacts;
import io.antiphon.subsonic.response.Directory;
import io.antiphon.subsonic.response.Index;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Folders, as entries, as directories and by letter.
public final class FolderMapper {

    private FolderMapper() {}

    /// @param album the album that lies in it, when there is exactly one
    public static Child entry(Annotated<Folder> annotated, @Nullable Annotated<Album> album) {
        Folder folder = annotated.item();
        Annotation mine = played(annotated.annotation(), album);
        String id = WireId.of(folder.id()).toString();
        String parent = parent(folder);
        if (album != null) {
            return AlbumMapper.entry(id, parent, folder.name(), album.item(), mine);
        }
        boolean artist = folder.artist() != null;
        ChildFacts facts = new ChildFacts(parent, true, folder.name(), null, artist ? folder.name() : null, null, null,
                null, folder.hasCover() ? id : null, null, null, null, null, null, null, false, null,
                folder.addedAt(), null, folder.artist() == null ? null : WireId.of(folder.artist()).toString(),
                "music", null, null, AlbumMapper.nothingKnown(artist ? "artist" : null), null);
        return new Child(id, facts, Values.state(mine));
    }

    /// A folder in the place of an artist.
    public static Artist artist(Annotated<Folder> annotated, PictureUrls pictures) {
        Folder folder = annotated.item();
        Annotation mine = annotated.annotation();
        ArtistId artist = folder.artist();
        return new Artist(WireId.of(folder.id()).toString(), folder.name(),
                artist == null || !folder.hasArtistImage() ? null : pictures.of(artist, PictureUrls.ARTIST_SIZE),
                mine.starredAt(), mine.rating(), mine.averageRating());
    }

    /// @param album the album that lies in it, when there is exactly one
    public static Directory directory(Annotated<Folder> annotated, @Nullable Annotated<Album> album,
            Iterable<Child> children) {
        return directory(WireId.of(annotated.item().id()).toString(), parent(annotated.item()), annotated.item().name(),
                played(annotated.annotation(), album), children);
    }

    /// Stars and ratings are the folder's own; nobody plays a folder, but the album in it.
    private static Annotation played(Annotation folder, @Nullable Annotated<Album> album) {
        return album == null ? folder
                : new Annotation(folder.starredAt(), folder.rating(), folder.averageRating(),
                        album.annotation().playCount(), album.annotation().playedAt());
    }

    /// An album or artist opened as a directory.
    public static Directory directory(String id, @Nullable String parent, String name, Annotation mine,
            Iterable<Child> children) {
        return new Directory(id, parent, name, mine.starredAt(), mine.rating(), mine.averageRating(), mine.playCount(),
                children);
    }

    /// Folders under the letters they are filed under.
    public static List<Index> index(Rows<Annotated<Folder>> folders, SortNames names, PictureUrls pictures) {
        return ArtistMapper
                .byLetter(folders, folder -> names.indexLetter(names.sortName(folder.item().name())),
                        folder -> artist(folder, pictures))
                .entrySet()
                .stream()
                .map(letter -> new Index(letter.getKey(), letter.getValue()))
                .toList();
    }

    private static @Nullable String parent(Folder folder) {
        return folder.parent() == null ? null : WireId.of(folder.parent()).toString();
    }
}
