package io.antiphon.testing.memory;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A library in lists, in the order things were added.
public final class MemoryCatalogue implements Catalogue {
    private final List<Track> tracks = new ArrayList<>();
    private final List<Album> albums = new ArrayList<>();
    private final List<Artist> artists = new ArrayList<>();
    private final List<Folder> folders = new ArrayList<>();
    private final MemoryAnnotations annotations;
    private final CatalogueVersion version;

    public MemoryCatalogue(MemoryAnnotations annotations, Instant changedAt) {
        this.annotations = annotations;
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
        return new LibraryCounts((int) visibleTracks(viewer).count(), (int) visibleAlbums(viewer).count(), (int) visibleArtists(viewer).count(),
                (int) folders.stream().filter(folder -> sees(viewer, folder.musicFolder())).count());
    }

    @Override
    public Optional<Annotated<Album>> findAlbum(Viewer viewer, AlbumId id) {
        return albums.stream().filter(album -> sees(viewer, album.musicFolder()) && album.id().equals(id)).findFirst().map(album -> annotated(viewer, album));
    }

    @Override
    public Rows<Annotated<Album>> listAlbums(Viewer viewer, AlbumSelection selection, Page page) {
        return page(sorted(visibleAlbums(viewer).map(album -> annotated(viewer, album)).toList(), selection), page);
    }

    private List<Annotated<Album>> sorted(List<Annotated<Album>> all, AlbumSelection selection) {
        Comparator<Annotated<Album>> byName = Comparator.comparing(album -> TextFolding.fold(sortName(album.item())));
        Comparator<Annotated<Album>> byYear = Comparator.comparing(album -> album.item().year(), Comparator.nullsLast(Comparator.naturalOrder()));
        return switch (selection) {
            case AlbumSelection.Random random -> shuffled(all, random.seed());
            case AlbumSelection.Newest newest -> all.stream().sorted(Comparator.comparing((Annotated<Album> album) -> album.item().addedAt()).reversed()).toList();
            case AlbumSelection.Highest highest -> only(all, album -> album.annotation().rating() != null,
                    Comparator.comparingInt((Annotated<Album> album) -> orZero(album.annotation().rating())).reversed());
            case AlbumSelection.Frequent frequent -> only(all, album -> album.annotation().playCount() > 0,
                    Comparator.comparingLong((Annotated<Album> album) -> album.annotation().playCount()).reversed());
            case AlbumSelection.Recent recent -> only(all, album -> album.annotation().playedAt() != null,
                    Comparator.comparing((Annotated<Album> album) -> orEpoch(album.annotation().playedAt())).reversed());
            case AlbumSelection.ByName name -> all.stream().sorted(byName).toList();
            case AlbumSelection.ByArtist artist -> all.stream()
                    .sorted(Comparator.comparing((Annotated<Album> album) -> TextFolding.fold(album.item().displayArtist())).thenComparing(byYear).thenComparing(byName))
                    .toList();
            case AlbumSelection.Starred starred -> only(all, album -> album.annotation().starredAt() != null,
                    Comparator.comparing((Annotated<Album> album) -> orEpoch(album.annotation().starredAt())).reversed());
            case AlbumSelection.ByYear years -> only(all, album -> inYears(album.item().year(), Math.min(years.from(), years.to()), Math.max(years.from(), years.to())),
                    years.from() > years.to() ? byYear.reversed() : byYear);
            case AlbumSelection.ByGenre genre -> only(all, album -> has(album.item().genres(), genre.genre()), byName);
            case AlbumSelection.OfArtist artist -> only(all, album -> credits(album.item().artists(), artist.artist()), byYear);
            case AlbumSelection.Featuring artist -> only(all, album -> !credits(album.item().artists(), artist.artist())
                    && tracks.stream().anyMatch(track -> track.album().equals(album.item().id()) && credits(track, artist.artist())), byYear);
        };
    }

    @Override
    public Rows<Annotated<Album>> listAllAlbums(Viewer viewer, Page page) {
        return page(visibleAlbums(viewer).map(album -> annotated(viewer, album)).toList(), page);
    }

    @Override
    public Optional<Annotated<Artist>> findArtist(Viewer viewer, ArtistId id) {
        return visibleArtists(viewer).filter(artist -> artist.id().equals(id)).findFirst().map(artist -> annotated(viewer, artist));
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
        return Rows.of(only(visibleArtists(viewer).map(artist -> annotated(viewer, artist)).toList(), artist -> artist.annotation().starredAt() != null,
                Comparator.comparing((Annotated<Artist> artist) -> orEpoch(artist.annotation().starredAt())).reversed()));
    }

    @Override
    public Optional<Annotated<Track>> findTrack(Viewer viewer, TrackId id) {
        return tracks.stream().filter(track -> sees(viewer, track.musicFolder()) && track.id().equals(id)).findFirst().map(track -> annotated(viewer, track));
    }

    @Override
    public Map<TrackId, Annotated<Track>> findTracks(Viewer viewer, Collection<TrackId> ids) {
        Map<TrackId, Annotated<Track>> found = new HashMap<>();
        ids.forEach(id -> findTrack(viewer, id).ifPresent(track -> found.put(id, track)));
        return found;
    }

    @Override
    public Optional<Annotated<Track>> findTrackAt(Viewer viewer, int musicFolder, String path) {
        return visibleTracks(viewer).filter(track -> track.musicFolder() == musicFolder && track.file().path().equals(path))
                .findFirst()
                .map(track -> annotated(viewer, track));
    }

    @Override
    public Rows<Annotated<Track>> listTracks(Viewer viewer, TrackSelection selection, Page page) {
        return page(selected(visibleTracks(viewer).map(track -> annotated(viewer, track)).toList(), selection), page);
    }

    private List<Annotated<Track>> selected(List<Annotated<Track>> visible, TrackSelection selection) {
        Comparator<Annotated<Track>> inAlbum = Comparator.comparingInt((Annotated<Track> track) -> orZero(track.item().disc()))
                .thenComparingInt(track -> orZero(track.item().number()))
                .thenComparing(track -> track.item().file().path());
        List<Annotated<Track>> sounds = visible.stream().filter(track -> !track.item().file().video()).toList();
        return switch (selection) {
            case TrackSelection.Random random -> shuffled(only(sounds, track -> matches(track.item(), random), inAlbum), random.seed());
            case TrackSelection.ByGenre genre -> only(sounds, track -> has(track.item().details().genres(), genre.genre()), inAlbum);
            case TrackSelection.OfAlbum album -> only(sounds, track -> track.item().album().equals(album.album()), inAlbum);
            case TrackSelection.OfFolder folder -> only(visible, track -> track.item().folder().equals(folder.folder()), inAlbum);
            case TrackSelection.TopOfArtist artist -> only(sounds, track -> credits(track.item().credits().artists(), artist.artist())
                    || credits(track.item().credits().albumArtists(), artist.artist()),
                    Comparator.comparingLong((Annotated<Track> track) -> annotations.playsOf(track.item().id())).reversed());
            case TrackSelection.OfArtist artist -> only(sounds, track -> credits(track.item(), artist.artist()), inAlbum);
            case TrackSelection.Starred starred -> only(sounds, track -> track.annotation().starredAt() != null,
                    Comparator.comparing((Annotated<Track> track) -> orEpoch(track.annotation().starredAt())).reversed());
            case TrackSelection.Videos videos -> only(visible, track -> track.item().file().video(), Comparator.comparing(track -> track.item().title()));
            case TrackSelection.All all -> sounds;
        };
    }

    private static boolean matches(Track track, TrackSelection.Random random) {
        boolean genre = random.genre() == null || has(track.details().genres(), random.genre());
        int from = random.fromYear() == null ? Integer.MIN_VALUE : random.fromYear();
        int to = random.toYear() == null ? Integer.MAX_VALUE : random.toYear();
        return genre && (random.fromYear() == null && random.toYear() == null || inYears(track.year(), from, to));
    }

    @Override
    public Optional<Annotated<Folder>> findFolder(Viewer viewer, FolderId id) {
        return visibleFolders(viewer).filter(folder -> folder.id().equals(id)).findFirst().map(folder -> annotated(viewer, folder));
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
        return Rows.of(only(visibleFolders(viewer).map(folder -> annotated(viewer, folder)).toList(), folder -> folder.annotation().starredAt() != null,
                Comparator.comparing((Annotated<Folder> folder) -> orEpoch(folder.annotation().starredAt())).reversed()));
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
                .filter(album -> sees(viewer, album.musicFolder()) && visibleTracks(viewer).anyMatch(track -> track.album().equals(album.id())));
    }

    private Stream<Artist> visibleArtists(Viewer viewer) {
        return artists.stream().filter(artist -> visibleTracks(viewer).anyMatch(track -> credits(track, artist.id())));
    }

    private Stream<Folder> visibleFolders(Viewer viewer) {
        return folders.stream().filter(folder -> sees(viewer, folder.musicFolder()));
    }

    private Annotated<Track> annotated(Viewer viewer, Track track) {
        return new Annotated<>(track, annotations.of(viewer.user(), track.id(), List.of(track.id())));
    }

    private Annotated<Album> annotated(Viewer viewer, Album album) {
        List<TrackId> inside = tracks.stream().filter(track -> track.album().equals(album.id())).map(Track::id).toList();
        return new Annotated<>(album, annotations.of(viewer.user(), album.id(), inside));
    }

    private Annotated<Artist> annotated(Viewer viewer, Artist artist) {
        List<TrackId> made = tracks.stream().filter(track -> credits(track, artist.id())).map(Track::id).toList();
        return new Annotated<>(artist, annotations.of(viewer.user(), artist.id(), made));
    }

    private Annotated<Folder> annotated(Viewer viewer, Folder folder) {
        List<ItemId> inside = tracks.stream().filter(track -> track.folder().equals(folder.id())).<ItemId> map(Track::id).toList();
        return new Annotated<>(folder, annotations.of(viewer.user(), folder.id(), inside));
    }

    private static boolean sees(Viewer viewer, int musicFolder) {
        return viewer.musicFolders().contains(musicFolder);
    }

    private static boolean credits(Track track, ArtistId artist) {
        return credits(track.credits().artists(), artist) || credits(track.credits().albumArtists(), artist)
                || track.credits().contributors().stream().anyMatch(one -> one.artist().id().equals(artist));
    }

    private static boolean credits(List<ArtistCredit> credits, ArtistId artist) {
        return credits.stream().anyMatch(credit -> credit.id().equals(artist));
    }

    private static boolean has(List<String> genres, String genre) {
        return genres.stream().anyMatch(genre::equalsIgnoreCase);
    }

    private static boolean inYears(@Nullable Integer year, int from, int to) {
        return year != null && year >= from && year <= to;
    }

    private static String sortName(Album album) {
        return Objects.requireNonNullElse(album.sortName(), album.name());
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static Instant orEpoch(@Nullable Instant instant) {
        return instant == null ? Instant.EPOCH : instant;
    }

    private static <T> List<T> only(List<T> all, Predicate<T> wanted, Comparator<T> order) {
        return all.stream().filter(wanted).sorted(order).toList();
    }

    private static <T> List<T> shuffled(List<T> all, long seed) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    private static <T> Rows<T> page(List<T> all, Page page) {
        return Rows.of(all.stream().skip(page.offset()).limit(page.limit()).toList());
    }
}
