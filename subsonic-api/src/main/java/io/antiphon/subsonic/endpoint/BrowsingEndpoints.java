package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.SortNames;
import io.antiphon.subsonic.mapping.AlbumMapper;
import io.antiphon.subsonic.mapping.FolderMapper;
import io.antiphon.subsonic.parameter.BrowsingParameters;
import io.antiphon.subsonic.parameter.CommonParameters.ArtistById;
import io.antiphon.subsonic.parameter.CommonParameters.ById;
import io.antiphon.subsonic.parameter.CommonParameters.InMusicFolder;
import io.antiphon.subsonic.parameter.CommonParameters.TrackById;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.AlbumID3WithSongs;
import io.antiphon.subsonic.response.ArtistWithAlbumsID3;
import io.antiphon.subsonic.response.ArtistsID3;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.Directory;
import io.antiphon.subsonic.response.Genre;
import io.antiphon.subsonic.response.Genres;
import io.antiphon.subsonic.response.Indexes;
import io.antiphon.subsonic.response.MusicFolder;
import io.antiphon.subsonic.response.MusicFolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Browsing: by folders as they are on disk, and by artists and albums as tags have them.
final class BrowsingEndpoints implements ChapterEndpoints {
    private final Catalogue catalogue;
    private final io.antiphon.core.library.MusicFolders musicFolders;
    private final SortNames names;
    private final Items items;

    BrowsingEndpoints(SubsonicPorts ports, Items items) {
        this.catalogue = ports.catalogue();
        this.musicFolders = ports.musicFolders();
        this.names = ports.sortNames();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(entry("getMusicFolders", "1.0.0").answers("musicFolders", MusicFolders.class, this::folders),
                entry("getIndexes", "1.0.0").answers("indexes", Indexes.class, BrowsingParameters.Indexes.class,
                        this::indexes),
                entry("getMusicDirectory", "1.0.0").answers("directory", Directory.class, ById.class, this::directory),
                entry("getGenres", "1.9.0").answers("genres", Genres.class, this::genres),
                entry("getArtists", "1.8.0").answers("artists", ArtistsID3.class, InMusicFolder.class, this::artists),
                entry("getArtist", "1.8.0").answers("artist", ArtistWithAlbumsID3.class, ArtistById.class,
                        this::artist),
                entry("getAlbum", "1.8.0").answers("album", AlbumID3WithSongs.class, ById.class, this::album),
                entry("getSong", "1.8.0").answers("song", Child.class, TrackById.class,
                        (caller, asked) -> items.songs(caller).song(items.track(caller.viewer(), asked.id()))));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.BROWSING, name, since);
    }

    private MusicFolders folders(Caller caller) {
        return new MusicFolders(musicFolders.listMusicFolders()
                .stream()
                .filter(folder -> caller.viewer().musicFolders().contains(folder.id()))
                .map(folder -> new MusicFolder(folder.id(), folder.name()))
                .toList());
    }

    /// The folders right inside the music folders, unless the client has seen them as they are.
    private Indexes indexes(Caller caller, BrowsingParameters.Indexes asked) {
        CatalogueVersion version = catalogue.version();
        String articles = String.join(" ", names.articles());
        long changed = version.changedAt().toEpochMilli();
        if (asked.ifModifiedSince() != null && changed <= asked.ifModifiedSince().toEpochMilli()) {
            return new Indexes(articles, changed, List.of(), List.of(), List.of());
        }
        Viewer viewer = caller.within(asked.musicFolderId());
        List<Child> files = catalogue.listRoots(viewer)
                .stream()
                .flatMap(root -> songsIn(caller, viewer, root.id()).stream())
                .toList();
        return new Indexes(articles, changed, List.of(),
                FolderMapper.index(catalogue.listTopFolders(viewer), names, items.pictures(caller)),
                files);
    }

    private Directory directory(Caller caller, ById asked) {
        Viewer viewer = caller.viewer();
        String value = asked.id().value();
        return switch (asked.id().kind()) {
            case ALBUM -> albumDirectory(caller, items.album(viewer, new AlbumId(value)));
            case ARTIST -> artistDirectory(viewer, items.artist(viewer, new ArtistId(value)));
            case FOLDER -> folderDirectory(caller, viewer, items.folder(viewer, new FolderId(value)));
            case UNKNOWN -> folderDirectory(caller, viewer, items.folder(viewer, bareFolder(viewer, value)));
            case TRACK, PLAYLIST, CHANNEL, EPISODE, STATION -> throw new LibraryException.NotFound("Directory",
                    asked.id().toString());
        };
    }

    /// A bare id is a folder's; a number is a music folder's, whose root is meant.
    private FolderId bareFolder(Viewer viewer, String value) {
        return catalogue.listRoots(viewer)
                .stream()
                .filter(root -> Integer.toString(root.musicFolder()).equals(value))
                .map(Folder::id)
                .findFirst()
                .orElse(new FolderId(value));
    }

    private Directory folderDirectory(Caller caller, Viewer viewer, Annotated<Folder> folder) {
        List<Annotated<Folder>> inside = catalogue.listSubfolders(viewer, folder.item().id()).toList();
        Map<AlbumId, Annotated<Album>> albums = catalogue.findAlbums(viewer,
                Stream.concat(Stream.of(folder), inside.stream())
                        .map(one -> one.item().album())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList());
        List<Child> children = new ArrayList<>();
        for (Annotated<Folder> sub : inside) {
            children.add(FolderMapper.entry(sub, albumIn(sub, albums)));
        }
        songsIn(caller, viewer, folder.item().id()).forEach(children::add);
        return FolderMapper.directory(folder, albumIn(folder, albums), children);
    }

    private static @Nullable Annotated<Album> albumIn(Annotated<Folder> folder, Map<AlbumId, Annotated<Album>> albums) {
        AlbumId album = folder.item().album();
        return album == null ? null : albums.get(album);
    }

    private Directory albumDirectory(Caller caller, Annotated<Album> album) {
        Album item = album.item();
        return FolderMapper.directory(WireId.of(item.id()).toString(), AlbumMapper.entry(album).facts().parent(),
                item.name(),
                album.annotation(),
                songsOf(caller, item.id()));
    }

    private Directory artistDirectory(Viewer viewer, Annotated<Artist> artist) {
        Rows<Annotated<Album>> albums = catalogue.listAlbums(viewer, new AlbumSelection.OfArtist(artist.item().id()),
                Page.ALL);
        return FolderMapper.directory(WireId.of(artist.item().id()).toString(), null, artist.item().name(),
                artist.annotation(), albums.map(AlbumMapper::entry));
    }

    private Genres genres(Caller caller) {
        return new Genres(catalogue.listGenres(caller.viewer())
                .map(genre -> new Genre(genre.name(), genre.trackCount(), genre.albumCount())));
    }

    private ArtistsID3 artists(Caller caller, InMusicFolder asked) {
        return new ArtistsID3(String.join(" ", names.articles()),
                items.artists(caller).index(catalogue.listAlbumArtists(caller.within(asked.musicFolderId())), names));
    }

    private ArtistWithAlbumsID3 artist(Caller caller, ArtistById asked) {
        Annotated<Artist> artist = items.artist(caller.viewer(), asked.id());
        return new ArtistWithAlbumsID3(items.artists(caller).artist(artist),
                catalogue.listAlbums(caller.viewer(), new AlbumSelection.OfArtist(artist.item().id()), Page.ALL)
                        .map(AlbumMapper::album));
    }

    /// Some clients open the folder of an album as the album.
    private AlbumID3WithSongs album(Caller caller, ById asked) {
        Viewer viewer = caller.viewer();
        AlbumId id = new AlbumId(asked.id().valueAs(WireId.Kind.ALBUM));
        if (asked.id().kind() == WireId.Kind.FOLDER) {
            AlbumId inside = items.folder(viewer, new FolderId(asked.id().value())).item().album();
            id = inside == null ? id : inside;
        }
        Annotated<Album> album = items.album(viewer, id);
        return new AlbumID3WithSongs(AlbumMapper.album(album), songsOf(caller, album.item().id()));
    }

    private Rows<Child> songsOf(Caller caller, AlbumId album) {
        return items.songs(caller, catalogue.listTracks(caller.viewer(), new TrackSelection.OfAlbum(album), Page.ALL));
    }

    private Rows<Child> songsIn(Caller caller, Viewer viewer, FolderId folder) {
        return items.songs(caller, catalogue.listTracks(viewer, new TrackSelection.OfFolder(folder), Page.ALL));
    }
}
