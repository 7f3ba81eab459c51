package io.antiphon.subsonic.endpoint;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.subsonic.mapping.AlbumMapper;
import io.antiphon.subsonic.mapping.FolderMapper;
import io.antiphon.subsonic.parameter.CommonParameters.InMusicFolder;
import io.antiphon.subsonic.parameter.ListParameters;
import io.antiphon.subsonic.parameter.ListParameters.RandomSongs;
import io.antiphon.subsonic.parameter.ListParameters.SongsByGenre;
import io.antiphon.subsonic.response.AlbumList;
import io.antiphon.subsonic.response.AlbumList2;
import io.antiphon.subsonic.response.Artist;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.NowPlayingEntry;
import io.antiphon.subsonic.response.Songs;
import io.antiphon.subsonic.response.Starred;
import io.antiphon.subsonic.response.Starred2;
import io.antiphon.subsonic.response.SubsonicException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Album and song lists.
final class ListEndpoints implements ChapterEndpoints {
    private final Catalogue catalogue;
    private final PlaybackService playback;
    private final Clock clock;
    private final RandomGenerator random;
    private final RandomSeeds seeds;
    private final Items items;

    ListEndpoints(SubsonicPorts ports, Items items) {
        this.catalogue = ports.catalogue();
        this.playback = ports.playback();
        this.clock = ports.clock();
        this.random = ports.random();
        this.seeds = new RandomSeeds(ports.random());
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getAlbumList", "1.2.0").answers("albumList", AlbumList.class, ListParameters.AlbumList.class,
                        (caller, asked) -> new AlbumList(albums(caller, asked).map(AlbumMapper::listed))),
                entry("getAlbumList2", "1.8.0").answers("albumList2", AlbumList2.class, ListParameters.AlbumList.class,
                        (caller, asked) -> new AlbumList2(albums(caller, asked).map(AlbumMapper::album))),
                entry("getRandomSongs", "1.2.0").answers("randomSongs", Songs.class, RandomSongs.class,
                        this::randomSongs),
                entry("getSongsByGenre", "1.9.0").answers("songsByGenre", Songs.class, SongsByGenre.class,
                        this::songsByGenre),
                entry("getNowPlaying", "1.0.0").answers("nowPlaying", io.antiphon.subsonic.response.NowPlaying.class,
                        this::nowPlaying),
                entry("getStarred", "1.8.0").answers("starred", Starred.class, InMusicFolder.class, this::starred),
                entry("getStarred2", "1.8.0").answers("starred2", Starred2.class, InMusicFolder.class, this::starred2));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.LISTS, name, since);
    }

    private Rows<Annotated<Album>> albums(Caller caller, ListParameters.AlbumList asked) {
        return catalogue.listAlbums(caller.within(asked.musicFolderId()), selection(caller, asked),
                new Page(asked.offset(), asked.size()));
    }

    private AlbumSelection selection(Caller caller, ListParameters.AlbumList asked) {
        return switch (asked.type()) {
            case RANDOM -> new AlbumSelection.Random(seeds.seed(caller, asked.offset()));
            case NEWEST -> new AlbumSelection.Newest();
            case HIGHEST -> new AlbumSelection.Highest();
            case FREQUENT -> new AlbumSelection.Frequent();
            case RECENT -> new AlbumSelection.Recent();
            case ALPHABETICAL_BY_NAME -> new AlbumSelection.ByName();
            case ALPHABETICAL_BY_ARTIST -> new AlbumSelection.ByArtist();
            case STARRED -> new AlbumSelection.Starred();
            case BY_YEAR -> new AlbumSelection.ByYear(require("fromYear", asked.fromYear()),
                    require("toYear", asked.toYear()));
            case BY_GENRE -> new AlbumSelection.ByGenre(require("genre", asked.genre()));
        };
    }

    private static <T> T require(String name, @Nullable T value) {
        if (value == null) {
            throw SubsonicException.missing(name);
        }
        return value;
    }

    private Songs randomSongs(Caller caller, RandomSongs asked) {
        String genre = asked.genre() == null || asked.genre().isEmpty() ? null : asked.genre();
        TrackSelection selection = new TrackSelection.Random(random.nextLong(), genre, asked.fromYear(),
                asked.toYear());
        return songs(caller, asked.musicFolderId(), selection, Page.first(asked.size()));
    }

    private Songs songsByGenre(Caller caller, SongsByGenre asked) {
        return songs(caller, asked.musicFolderId(), new TrackSelection.ByGenre(asked.genre()),
                new Page(asked.offset(), asked.count()));
    }

    private Songs songs(Caller caller, @Nullable Integer musicFolder, TrackSelection selection, Page page) {
        return new Songs(items.songs(caller, catalogue.listTracks(caller.within(musicFolder), selection, page)));
    }

    private io.antiphon.subsonic.response.NowPlaying nowPlaying(Caller caller) {
        List<NowPlaying.Session> sessions = playback.listNowPlaying(caller.user().id());
        Map<PlayableId, Child> visible = items.entries(caller,
                sessions.stream().map(NowPlaying.Session::item).distinct().toList());
        Instant now = clock.instant();
        List<NowPlayingEntry> entries = new ArrayList<>();
        for (NowPlaying.Session session : sessions) {
            Child entry = visible.get(session.item());
            if (entry != null) {
                entries.add(playing(session, entry, now));
            }
        }
        return new io.antiphon.subsonic.response.NowPlaying(entries);
    }

    private static NowPlayingEntry playing(NowPlaying.Session session, Child song, Instant now) {
        int minutes = (int) Math.max(0, Duration.between(session.updatedAt(), now).toMinutes());
        String client = session.player().client();
        String userName = session.player().userName();
        return session.reported()
                ? new NowPlayingEntry(song, userName, minutes, session.playerNumber(), client,
                        session.state().name().toLowerCase(Locale.ROOT),
                        session.positionAt(now).toMillis(), session.rate())
                : new NowPlayingEntry(song, userName, minutes, session.playerNumber(), client, null, null, null);
    }

    /// For clients that browse folders: what was starred as an artist or album, and the folders that were starred themselves.
    private Starred starred(Caller caller, InMusicFolder asked) {
        Viewer viewer = caller.within(asked.musicFolderId());
        List<Artist> artists = new ArrayList<>(
                catalogue.listStarredArtists(viewer).map(items.artists(caller)::entry).toList());
        List<Child> albums = new ArrayList<>(
                catalogue.listAlbums(viewer, new AlbumSelection.Starred(), Page.ALL).map(AlbumMapper::entry).toList());
        catalogue.listStarredFolders(viewer).forEach(folder -> {
            if (folder.item().artist() == null) {
                albums.add(FolderMapper.entry(folder, null));
            } else {
                artists.add(FolderMapper.artist(folder, items.pictures(caller)));
            }
        });
        return new Starred(artists, albums, starredSongs(caller, viewer));
    }

    private Starred2 starred2(Caller caller, InMusicFolder asked) {
        Viewer viewer = caller.within(asked.musicFolderId());
        return new Starred2(catalogue.listStarredArtists(viewer).map(items.artists(caller)::artist),
                catalogue.listAlbums(viewer, new AlbumSelection.Starred(), Page.ALL).map(AlbumMapper::album),
                starredSongs(caller, viewer));
    }

    private Rows<Child> starredSongs(Caller caller, Viewer viewer) {
        return items.songs(caller, catalogue.listTracks(viewer, new TrackSelection.Starred(), Page.ALL));
    }
}
