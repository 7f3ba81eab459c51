package io.antiphon.persistence.catalogue;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.browse.Browser;
import io.antiphon.core.browse.WorkBrowser;
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
import io.antiphon.core.library.LibraryCounts;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartTracks;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// The whole catalogue by JDBC, one class a chapter behind it.
public final class JdbcCatalogue implements Catalogue {

    /// Row numbers kept in memory: 24 MB.
    private static final long MAX_KEPT_NUMBERS = 6_000_000;

    private final CatalogueVersions versions;
    private final Lists lists;
    private final JdbcAlbums albums;
    private final JdbcTracks tracks;
    private final JdbcArtists artists;
    private final JdbcFolders folders;
    private final JdbcGenres genres;
    private final SmartSelections smart;
    private final JdbcBrowser browser;
    private final JdbcWorks works;

    /// @param personalVersion grows whenever a user's annotations change
    public JdbcCatalogue(Database database, ToLongFunction<UserId> personalVersion) {
        this(new Reads(database.dataSource()), new CatalogueVersions(database.sql()), personalVersion);
    }

    JdbcCatalogue(Reads reads, CatalogueVersions versions, ToLongFunction<UserId> personalVersion) {
        this.versions = versions;
        this.lists = new Lists(reads, new SnapshotCache(MAX_KEPT_NUMBERS), versions, personalVersion);
        this.albums = new JdbcAlbums(lists);
        TrackReader reader = new TrackReader(reads, new KeptTracks());
        this.tracks = new JdbcTracks(lists, reader);
        this.artists = new JdbcArtists(lists);
        this.folders = new JdbcFolders(lists);
        this.genres = new JdbcGenres(lists);
        this.smart = new SmartSelections(lists, reader);
        this.browser = new JdbcBrowser(lists, reader);
        this.works = new JdbcWorks(lists, reader);
    }

    @Override
    public CatalogueVersion version() {
        return versions.current();
    }

    @Override
    public LibraryCounts count(Viewer viewer) {
        return new LibraryCounts(tracks.count(viewer), albums.count(viewer), artists.count(viewer),
                folders.count(viewer));
    }

    /// Makes the lists anew though the catalogue's version is the same: for showing what a scan has found before it ends. Worth
    /// calling every few seconds of a first scan; after a scan nobody needs to.
    public void forgetLists() {
        lists.forget();
        genres.forget();
    }

    /// The entries of a playlist in order, missing files included, those out of sight left out.
    public Rows<Annotated<Track>> listEntries(Viewer viewer, PlaylistId playlist) {
        return tracks.listEntries(viewer, playlist);
    }

    /// Lists by filter and order.
    public Browser browser() {
        return browser;
    }

    /// Musical works.
    public WorkBrowser works() {
        return works;
    }

    /// What fulfils rules.
    public SmartTracks.Selection select(Viewer viewer, SmartRules rules, Instant at) {
        return smart.select(viewer, rules, at);
    }

    @Override
    public Optional<Annotated<Album>> findAlbum(Viewer viewer, AlbumId id) {
        return albums.findAlbum(viewer, id);
    }

    @Override
    public Map<AlbumId, Annotated<Album>> findAlbums(Viewer viewer, Collection<AlbumId> ids) {
        return albums.findAlbums(viewer, ids);
    }

    @Override
    public Rows<Annotated<Album>> listAlbums(Viewer viewer, AlbumSelection selection, Page page) {
        return albums.listAlbums(viewer, selection, page);
    }

    @Override
    public Rows<Annotated<Album>> listAllAlbums(Viewer viewer, Page page) {
        return albums.listAllAlbums(viewer, page);
    }

    @Override
    public Optional<Annotated<Artist>> findArtist(Viewer viewer, ArtistId id) {
        return artists.findArtist(viewer, id);
    }

    @Override
    public Map<ArtistId, Annotated<Artist>> findArtists(Viewer viewer, Collection<ArtistId> ids) {
        return artists.findArtists(viewer, ids);
    }

    @Override
    public Optional<Annotated<Artist>> findArtistNamed(Viewer viewer, String name) {
        return artists.findArtistNamed(viewer, name);
    }

    @Override
    public List<Annotated<Artist>> findArtistsNamed(Viewer viewer, Collection<String> names) {
        return artists.findArtistsNamed(viewer, names);
    }

    @Override
    public Rows<Annotated<Artist>> listAlbumArtists(Viewer viewer) {
        return artists.listAlbumArtists(viewer);
    }

    @Override
    public Rows<Annotated<Artist>> listAllArtists(Viewer viewer, Page page) {
        return artists.listAllArtists(viewer, page);
    }

    @Override
    public Rows<Annotated<Artist>> listStarredArtists(Viewer viewer) {
        return artists.listStarredArtists(viewer);
    }

    @Override
    public Optional<Annotated<Track>> findTrack(Viewer viewer, TrackId id) {
        return tracks.findTrack(viewer, id);
    }

    @Override
    public Map<TrackId, Annotated<Track>> findTracks(Viewer viewer, Collection<TrackId> ids) {
        return tracks.findTracks(viewer, ids);
    }

    @Override
    public Map<TrackId, BriefTrack> findBriefTracks(Viewer viewer, Collection<TrackId> ids) {
        return tracks.findBriefTracks(viewer, ids);
    }

    @Override
    public Optional<Annotated<Track>> findTrackAt(Viewer viewer, int musicFolder, String path) {
        return tracks.findTrackAt(viewer, musicFolder, path);
    }

    @Override
    public Rows<Annotated<Track>> listTracks(Viewer viewer, TrackSelection selection, Page page) {
        return tracks.listTracks(viewer, selection, page);
    }

    @Override
    public Optional<Annotated<Folder>> findFolder(Viewer viewer, FolderId id) {
        return folders.findFolder(viewer, id);
    }

    @Override
    public List<Folder> listRoots(Viewer viewer) {
        return folders.listRoots(viewer);
    }

    @Override
    public Rows<Annotated<Folder>> listTopFolders(Viewer viewer) {
        return folders.listTopFolders(viewer);
    }

    @Override
    public Rows<Annotated<Folder>> listSubfolders(Viewer viewer, FolderId parent) {
        return folders.listSubfolders(viewer, parent);
    }

    @Override
    public List<Folder> listPathTo(FolderId id) {
        return folders.listPathTo(id);
    }

    @Override
    public Rows<Annotated<Folder>> listStarredFolders(Viewer viewer) {
        return folders.listStarredFolders(viewer);
    }

    @Override
    public Rows<Genre> listGenres(Viewer viewer) {
        return genres.listGenres(viewer);
    }
}
