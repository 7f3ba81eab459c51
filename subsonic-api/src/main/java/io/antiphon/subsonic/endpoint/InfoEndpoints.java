package io.antiphon.subsonic.endpoint;

import io.antiphon.core.Page;
import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.nfo.Nfo;
import io.antiphon.core.nfo.NfoNotes;
import io.antiphon.core.outside.Outside;
import io.antiphon.core.outside.OutsideSongs;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.sonic.SimilarSongs;
import io.antiphon.subsonic.mapping.PictureUrls;
import io.antiphon.subsonic.parameter.BrowsingParameters;
import io.antiphon.subsonic.parameter.BrowsingParameters.TopSongs;
import io.antiphon.subsonic.parameter.CommonParameters.ById;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.AlbumInfo;
import io.antiphon.subsonic.response.ArtistInfo;
import io.antiphon.subsonic.response.ArtistInfo2;
import io.antiphon.subsonic.response.ArtistInfoBase;
import io.antiphon.subsonic.response.Songs;
import io.antiphon.subsonic.response.SubsonicException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What goes with an artist, album or song: from what the library itself knows, what `.nfo` files beside the music say, and behind
/// those what others told.
final class InfoEndpoints implements ChapterEndpoints {
    private static final int SMALL = 300;
    private static final int MEDIUM = 600;
    private static final int LARGE = 1200;

    private final Catalogue catalogue;
    private final Similarity similarity;
    private final SimilarSongs similarSongs;
    private final Outside outside;
    private final OutsideSongs outsideSongs;
    private final Items items;
    private final NfoNotes notes;

    InfoEndpoints(SubsonicPorts ports, Items items) {
        this.catalogue = ports.catalogue();
        DiscoveryPorts discovery = ports.discovery();
        this.similarity = discovery.similarity();
        this.similarSongs = new SimilarSongs(similarity, discovery.sonic(), catalogue);
        this.outside = discovery.outside();
        this.outsideSongs = new OutsideSongs(outside, catalogue);
        this.items = items;
        this.notes = new NfoNotes(ports.catalogue(), ports.musicFolders());
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getArtistInfo", "1.11.0").answers("artistInfo", ArtistInfo.class,
                        BrowsingParameters.ArtistInfo.class, this::artistInfo),
                entry("getArtistInfo2", "1.11.0").answers("artistInfo2", ArtistInfo2.class,
                        BrowsingParameters.ArtistInfo.class, this::artistInfo2),
                entry("getAlbumInfo", "1.14.0").answers("albumInfo", AlbumInfo.class, ById.class, this::albumInfo),
                entry("getAlbumInfo2", "1.14.0").answers("albumInfo", AlbumInfo.class, ById.class, this::albumInfo),
                entry("getSimilarSongs", "1.11.0").answers("similarSongs", Songs.class,
                        BrowsingParameters.SimilarSongs.class,
                        this::similarSongs),
                entry("getSimilarSongs2", "1.11.0").answers("similarSongs2", Songs.class,
                        BrowsingParameters.SimilarSongs.class,
                        this::similarSongs),
                entry("getTopSongs", "1.13.0").answers("topSongs", Songs.class, TopSongs.class, this::topSongs));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.BROWSING, name, since);
    }

    private ArtistInfo artistInfo(Caller caller, BrowsingParameters.ArtistInfo asked) {
        Annotated<Artist> artist = artistOf(caller.viewer(), asked.id()).orElse(null);
        Nfo nfo = nfo(caller, artist);
        Outside.OfArtist told = told(caller, artist);
        return new ArtistInfo(base(caller, artist, nfo, told),
                similar(caller, artist, nfo, told, asked.count()).stream().map(items.artists(caller)::entry).toList());
    }

    private ArtistInfo2 artistInfo2(Caller caller, BrowsingParameters.ArtistInfo asked) {
        Annotated<Artist> artist = artistOf(caller.viewer(), asked.id()).orElse(null);
        Nfo nfo = nfo(caller, artist);
        Outside.OfArtist told = told(caller, artist);
        return new ArtistInfo2(base(caller, artist, nfo, told),
                similar(caller, artist, nfo, told, asked.count()).stream().map(items.artists(caller)::artist).toList());
    }

    private @Nullable Nfo nfo(Caller caller, @Nullable Annotated<Artist> artist) {
        return artist == null ? null : notes.findArtist(caller.viewer(), artist.item()).orElse(null);
    }

    private Outside.OfArtist told(Caller caller, @Nullable Annotated<Artist> artist) {
        return artist == null ? Outside.OfArtist.NOTHING : outside.about(caller.viewer(), artist.item());
    }

    /// Those that somebody wrote down, as far as they are in the library, then those that others named, and then those that go
    /// together there.
    private List<Annotated<Artist>> similar(Caller caller, @Nullable Annotated<Artist> artist, @Nullable Nfo nfo,
            Outside.OfArtist told, int count) {
        if (artist == null || count == 0) {
            return List.of();
        }
        Viewer viewer = caller.viewer();
        Map<ArtistId, Annotated<Artist>> found = new LinkedHashMap<>();
        List<String> named = nfo == null ? List.of() : nfo.similar();
        named.stream()
                .flatMap(name -> catalogue.findArtistNamed(viewer, name).stream())
                .filter(one -> !one.item().id().equals(artist.item().id()))
                .forEach(one -> found.putIfAbsent(one.item().id(), one));
        outsideSongs.present(viewer, artist.item().id(), told.similar())
                .forEach(one -> found.putIfAbsent(one.item().id(), one));
        similarity.similarArtists(viewer, artist.item().id(), count)
                .forEach(one -> found.putIfAbsent(one.item().id(), one));
        return found.values().stream().limit(count).toList();
    }

    /// Tags know an id better than a file that somebody put beside the music.
    private ArtistInfoBase base(Caller caller, @Nullable Annotated<Artist> artist, @Nullable Nfo nfo,
            Outside.OfArtist told) {
        String tagged = artist == null ? null : artist.item().mbid();
        boolean pictured = artist != null && (artist.item().hasImage() || told.picture());
        Pictures pictures = pictures(caller, artist == null || !pictured ? null : artist.item().id(), nfo);
        return new ArtistInfoBase(text(nfo, told.biography()), tagged == null && nfo != null ? nfo.mbid() : tagged,
                lastFm(told.biography()), pictures.small(), pictures.medium(), pictures.large());
    }

    private static @Nullable String text(@Nullable Nfo nfo, @Nullable Biography told) {
        String own = nfo == null ? null : nfo.text();
        return own == null && told != null ? signed(told) : own;
    }

    /// With its source and licence where it has one, which asks for that.
    private static String signed(Biography told) {
        return told.licence() == null ? told.text()
                : "%s\n\n%s (%s)".formatted(told.text(), Objects.requireNonNullElse(told.url(), ""), told.licence())
                        .strip();
    }

    /// Where the text is from, if that is Last.fm: the field is for no other.
    private static @Nullable String lastFm(@Nullable Biography told) {
        String url = told == null ? null : told.url();
        return url != null && url.matches("https?://(www\\.)?last\\.fm/.*") ? url : null;
    }

    /// Addresses of one picture in three sizes.
    private record Pictures(@Nullable String small, @Nullable String medium, @Nullable String large) {}

    /// The one whose address somebody wrote down, else the one beside the music.
    private Pictures pictures(Caller caller, @Nullable ItemId pictured, @Nullable Nfo nfo) {
        if (nfo != null && !nfo.pictures().isEmpty()) {
            String written = nfo.pictures().getFirst();
            return new Pictures(written, written, written);
        }
        if (pictured == null) {
            return new Pictures(null, null, null);
        }
        PictureUrls urls = items.pictures(caller);
        return new Pictures(urls.of(pictured, SMALL), urls.of(pictured, MEDIUM), urls.of(pictured, LARGE));
    }

    /// The artist an id stands for: itself, or the first one of a song, album or folder.
    private Optional<Annotated<Artist>> artistOf(Viewer viewer, WireId id) {
        return switch (items.resolve(viewer, id)) {
            case ArtistId artist -> catalogue.findArtist(viewer, artist);
            case AlbumId album -> first(viewer, items.album(viewer, album).item().artists());
            case TrackId track -> first(viewer, items.track(viewer, track).item().credits().artists());
            case FolderId folder -> artistOf(viewer, items.folder(viewer, folder).item());
            case EpisodeId _,ChannelId _ -> Optional.empty();
        };
    }

    private Optional<Annotated<Artist>> artistOf(Viewer viewer, Folder folder) {
        if (folder.artist() != null) {
            return catalogue.findArtist(viewer, folder.artist());
        }
        return folder.album() == null ? Optional.empty()
                : catalogue.findAlbum(viewer, folder.album()).flatMap(album -> first(viewer, album.item().artists()));
    }

    private Optional<Annotated<Artist>> first(Viewer viewer, List<ArtistCredit> credits) {
        return credits.stream().findFirst().flatMap(credit -> catalogue.findArtist(viewer, credit.id()));
    }

    private AlbumInfo albumInfo(Caller caller, ById asked) {
        Viewer viewer = caller.viewer();
        Album album = switch (items.resolve(viewer, asked.id())) {
            case AlbumId id -> items.album(viewer, id).item();
            case TrackId id -> items.album(viewer, items.track(viewer, id).item().album()).item();
            case FolderId id -> Optional.ofNullable(items.folder(viewer, id).item().album())
                    .map(inside -> items.album(viewer, inside).item())
                    .orElse(null);
            case ArtistId _,EpisodeId _,ChannelId _ -> null;
        };
        String tagged = album == null ? null : album.mbid();
        Nfo nfo = album == null ? null : notes.findAlbum(viewer, album).orElse(null);
        Outside.OfAlbum told = album == null ? Outside.OfAlbum.NOTHING : outside.about(viewer, album);
        boolean pictured = album != null && (album.hasCover() || told.picture());
        Pictures pictures = pictures(caller, album == null || !pictured ? null : album.id(), nfo);
        return new AlbumInfo(text(nfo, told.notes()), tagged == null && nfo != null ? nfo.mbid() : tagged,
                lastFm(told.notes()),
                pictures.small(), pictures.medium(), pictures.large());
    }

    private Songs similarSongs(Caller caller, BrowsingParameters.SimilarSongs asked) {
        Viewer viewer = caller.viewer();
        ItemId id = items.resolve(viewer, asked.id());
        List<Annotated<Track>> similar = switch (id) {
            case ArtistId artist -> similarSongs.listLike(viewer, artist, asked.count());
            case TrackId track -> similarSongs.listLike(viewer, List.of(items.track(viewer, track).item()),
                    asked.count());
            case AlbumId album -> similarSongs.listLike(viewer, tracks(viewer, new TrackSelection.OfAlbum(album)),
                    asked.count());
            case FolderId folder -> similarSongs.listLike(viewer, tracks(viewer, new TrackSelection.OfFolder(folder)),
                    asked.count());
            case EpisodeId _,ChannelId _ -> List.of();
        };
        return new Songs(items.songs(caller, mixed(viewer, asked, id, similar)));
    }

    private List<Annotated<Track>> mixed(Viewer viewer, BrowsingParameters.SimilarSongs asked, ItemId id,
            List<Annotated<Track>> similar) {
        if (!outsideSongs.canMix()) {
            return similar;
        }
        List<TrackId> seeds = id instanceof TrackId track ? List.of(track) : List.of();
        return artistOf(viewer, asked.id())
                .map(artist -> outsideSongs.mixed(viewer, artist.item(), similar, seeds, asked.count()))
                .orElse(similar);
    }

    private List<Track> tracks(Viewer viewer, TrackSelection selection) {
        return catalogue.listTracks(viewer, selection, Page.ALL).stream().map(Annotated::item).toList();
    }

    /// An id wins over a name; an unknown name has no songs, as it may come from elsewhere.
    private Songs topSongs(Caller caller, TopSongs asked) {
        Viewer viewer = caller.viewer();
        if (asked.id() != null) {
            return topSongs(caller, items.artist(viewer, asked.id()).item(), asked.count());
        }
        if (asked.artist() == null || asked.artist().isEmpty()) {
            throw SubsonicException.missing("artist");
        }
        return catalogue.findArtistNamed(viewer, asked.artist())
                .map(artist -> topSongs(caller, artist.item(), asked.count()))
                .orElseGet(() -> new Songs(List.of()));
    }

    private Songs topSongs(Caller caller, Artist artist, int count) {
        return new Songs(items.songs(caller, outsideSongs.topSongs(caller.viewer(), artist, count)));
    }
}
