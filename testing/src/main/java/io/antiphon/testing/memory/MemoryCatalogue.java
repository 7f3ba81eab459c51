package io.antiphon.testing.memory;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.BriefTrack;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Genre;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.LibraryCounts;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.text.SortNames;
import io.antiphon.core.text.TextFolding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// A library in lists, in the order things were added.
public final class MemoryCatalogue implements Catalogue {
    private final List<Track> tracks = new ArrayList<>();
    private final List<Album> albums = new ArrayList<>();
    private final List<Artist> artists = new ArrayList<>();
    private final List<Folder> folders = new ArrayList<>();
    private final MemoryAnnotations annotations;
    private final CatalogueVersion version;
    private final MemorySelections selections;

    public MemoryCatalogue(MemoryAnnotations annotations, Instant changedAt) {
        this.annotations = annotations;
        this.selections = new MemorySelections(tracks, annotations);
        this.version = new CatalogueVersion(1, changedAt);
    }

    public void add(Track track) {
        tracks.add(track);
    }

    public void add(Album album) {
        albums.add(album);
    }

    public void add(Artist artist) {
        artists.add(artist);
    }

    public void add(Folder folder) {
        folders.add(folder);
    }

    @Override
    public CatalogueVersion version() {
        return version;
    }

    @Override
    public LibraryCounts count(Viewer viewer) {
        return new LibraryCounts((int) visibleTracks(viewer).count(), (int) visibleAlbums(viewer).count(),
                (int) visibleArtists(viewer).count(),
                (int) folders.stream().filter(folder -> sees(viewer, folder.musicFolder())).count());
    }

    @Override
    public Optional<Annotated<Album>> findAlbum(Viewer viewer, AlbumId id) {
        return albums.stream()
                .filter(album -> sees(viewer, album.musicFolder()) && album.id().equals(id))
                .findFirst()
                .map(album -> annotated(viewer, album));
    }

    @Override
    public Map<AlbumId, Annotated<Album>> findAlbums(Viewer viewer, Collection<AlbumId> ids) {
        Map<AlbumId, Annotated<Album>> found = new HashMap<>();
        ids.forEach(id -> findAlbum(viewer, id).ifPresent(album -> found.put(id, album)));
        return found;
    }

    @Override
    public Rows<Annotated<Album>> listAlbums(Viewer viewer, AlbumSelection selection, Page page) {
        return page(selections.albums(visibleAlbums(viewer).map(album -> annotated(viewer, album)).toList(), selection),
                page);
    }

    @Override
    public Rows<Annotated<Album>> listAllAlbums(Viewer viewer, Page page) {
        return page(visibleAlbums(viewer).map(album -> annotated(viewer, album)).toList(), page);
    }

    @Override
    public Optional<Annotated<Artist>> findArtist(Viewer viewer, ArtistId id) {
        return visibleArtists(viewer).filter(artist -> artist.id().equals(id))
                .findFirst()
                .map(artist -> annotated(viewer, artist));
    }

    @Override
    public Map<ArtistId, Annotated<Artist>> findArtists(Viewer viewer, Collection<ArtistId> ids) {
        Map<ArtistId, Annotated<Artist>> found = new HashMap<>();
        ids.forEach(id -> findArtist(viewer, id).ifPresent(artist -> found.put(id, artist)));
        return found;
    }

    @Override
    public Optional<Annotated<Artist>> findArtistNamed(Viewer viewer, String name) {
        return visibleArtists(viewer).filter(artist -> TextFolding.fold(artist.name()).equals(TextFolding.fold(name)))
                .min(Comparator.comparing(artist -> !artist.name().equals(name)))
                .map(artist -> annotated(viewer, artist));
    }

    @Override
    public Rows<Annotated<Artist>> listAlbumArtists(Viewer viewer) {
        SortNames names = new SortNames(SortNames.DEFAULT_ARTICLES);
        return Rows.of(visibleArtists(viewer).filter(artist -> artist.albumCount() > 0)
                .sorted(Comparator.comparing(artist -> names.sortKey(artist.sortName())))
                .map(artist -> annotated(viewer, artist))
                .toList());
    }

    @Override
    public Rows<Annotated<Artist>> listAllArtists(Viewer viewer, Page page) {
        return page(visibleArtists(viewer).map(artist -> annotated(viewer, artist)).toList(), page);
    }

    @Override
    public Rows<Annotated<Artist>> listStarredArtists(Viewer viewer) {
        return Rows.of(MemorySelections.only(visibleArtists(viewer).map(artist -> annotated(viewer, artist)).toList(),
                artist -> artist.annotation().starredAt() != null,
                Comparator
                        .comparing(
                                (Annotated<Artist> artist) -> MemorySelections.orEpoch(artist.annotation().starredAt()))
                        .reversed()));
    }

    @Override
    public Optional<Annotated<Track>> findTrack(Viewer viewer, TrackId id) {
        return tracks.stream()
                .filter(track -> sees(viewer, track.musicFolder()) && track.id().equals(id))
                .findFirst()
                .map(track -> annotated(viewer, track));
    }

    @Override
    public Map<TrackId, Annotated<Track>> findTracks(Viewer viewer, Collection<TrackId> ids) {
        Map<TrackId, Annotated<Track>> found = new HashMap<>();
        ids.forEach(id -> findTrack(viewer, id).ifPresent(track -> found.put(id, track)));
        return found;
    }

    @Override
    public Map<TrackId, BriefTrack> findBriefTracks(Viewer viewer, Collection<TrackId> ids) {
        Map<TrackId, BriefTrack> found = new HashMap<>();
        findTracks(viewer, ids).forEach((id, track) -> found.put(id,
                new BriefTrack(track.item().id(), track.item().audio().duration())));
        return found;
    }

    @Override
    public Optional<Annotated<Track>> findTrackAt(Viewer viewer, int musicFolder, String path) {
        return visibleTracks(viewer)
                .filter(track -> track.musicFolder() == musicFolder && track.file().path().equals(path))
                .findFirst()
                .map(track -> annotated(viewer, track));
    }

    @Override
    public Rows<Annotated<Track>> listTracks(Viewer viewer, TrackSelection selection, Page page) {
        return page(selections.tracks(visibleTracks(viewer).map(track -> annotated(viewer, track)).toList(), selection),
                page);
    }

    @Override
    public Optional<Annotated<Folder>> findFolder(Viewer viewer, FolderId id) {
        return visibleFolders(viewer).filter(folder -> folder.id().equals(id))
                .findFirst()
                .map(folder -> annotated(viewer, folder));
    }

    @Override
    public List<Folder> listRoots(Viewer viewer) {
        return visibleFolders(viewer).filter(folder -> folder.parent() == null).toList();
    }

    @Override
    public Rows<Annotated<Folder>> listTopFolders(Viewer viewer) {
        List<FolderId> roots = listRoots(viewer).stream().map(Folder::id).toList();
        return folders(viewer, folder -> folder.parent() != null && roots.contains(folder.parent()));
    }

    @Override
    public Rows<Annotated<Folder>> listSubfolders(Viewer viewer, FolderId parent) {
        return folders(viewer, folder -> parent.equals(folder.parent()));
    }

    private Rows<Annotated<Folder>> folders(Viewer viewer, Predicate<Folder> wanted) {
        SortNames names = new SortNames(SortNames.DEFAULT_ARTICLES);
        return Rows.of(visibleFolders(viewer).filter(wanted)
                .sorted(Comparator.comparing(folder -> names.sortKey(names.sortName(folder.name()))))
                .map(folder -> annotated(viewer, folder))
                .toList());
    }

    @Override
    public List<Folder> listPathTo(FolderId id) {
        List<Folder> path = new ArrayList<>();
        FolderId next = id;
        while (next != null) {
            FolderId wanted = next;
            Folder folder = folders.stream().filter(one -> one.id().equals(wanted)).findFirst().orElse(null);
            next = folder == null ? null : folder.parent();
            Optional.ofNullable(folder).ifPresent(path::addFirst);
        }
        return path;
    }

    @Override
    public Rows<Annotated<Folder>> listStarredFolders(Viewer viewer) {
        return Rows.of(MemorySelections.only(visibleFolders(viewer).map(folder -> annotated(viewer, folder)).toList(),
                folder -> folder.annotation().starredAt() != null,
                Comparator
                        .comparing(
                                (Annotated<Folder> folder) -> MemorySelections.orEpoch(folder.annotation().starredAt()))
                        .reversed()));
    }

    @Override
    public Rows<Genre> listGenres(Viewer viewer) {
        SequencedMap<String, Genre> genres = new TreeMap<>();
        visibleTracks(viewer).flatMap(track -> track.details().genres().stream())
                .forEach(name -> genres.merge(name.toLowerCase(Locale.ROOT), new Genre(name, 1, 0),
                        (one, other) -> new Genre(one.name(), one.trackCount() + 1, one.albumCount())));
        visibleAlbums(viewer).flatMap(album -> album.genres().stream())
                .forEach(name -> genres.computeIfPresent(name.toLowerCase(Locale.ROOT),
                        (key, one) -> new Genre(one.name(), one.trackCount(), one.albumCount() + 1)));
        return Rows.of(List.copyOf(genres.values()));
    }

    Stream<Track> visibleTracks(Viewer viewer) {
        return tracks.stream().filter(track -> sees(viewer, track.musicFolder()) && !track.file().missing());
    }

    private Stream<Album> visibleAlbums(Viewer viewer) {
        return albums.stream()
                .filter(album -> sees(viewer, album.musicFolder())
                        && visibleTracks(viewer).anyMatch(track -> track.album().equals(album.id())));
    }

    private Stream<Artist> visibleArtists(Viewer viewer) {
        return artists.stream()
                .filter(artist -> visibleTracks(viewer)
                        .anyMatch(track -> MemorySelections.credits(track, artist.id())));
    }

    private Stream<Folder> visibleFolders(Viewer viewer) {
        return folders.stream().filter(folder -> sees(viewer, folder.musicFolder()));
    }

    private Annotated<Track> annotated(Viewer viewer, Track track) {
        return new Annotated<>(track, annotations.of(viewer.user(), track.id(), List.of(track.id())));
    }

    private Annotated<Album> annotated(Viewer viewer, Album album) {
        List<TrackId> inside = tracks.stream()
                .filter(track -> track.album().equals(album.id()))
                .map(Track::id)
                .toList();
        return new Annotated<>(album, annotations.of(viewer.user(), album.id(), inside));
    }

    private Annotated<Artist> annotated(Viewer viewer, Artist artist) {
        List<TrackId> made = tracks.stream()
                .filter(track -> MemorySelections.credits(track, artist.id()))
                .map(Track::id)
                .toList();
        return new Annotated<>(artist, annotations.of(viewer.user(), artist.id(), made));
    }

    private Annotated<Folder> annotated(Viewer viewer, Folder folder) {
        List<ItemId> inside = tracks.stream()
                .filter(track -> track.folder().equals(folder.id()))
                .<ItemId>map(Track::id)
                .toList();
        return new Annotated<>(folder, annotations.of(viewer.user(), folder.id(), inside));
    }

    private static boolean sees(Viewer viewer, int musicFolder) {
        return viewer.musicFolders().contains(musicFolder);
    }

    private static <T> Rows<T> page(List<T> all, Page page) {
        return Rows.of(all.stream().skip(page.offset()).limit(page.limit()).toList());
    }
}
