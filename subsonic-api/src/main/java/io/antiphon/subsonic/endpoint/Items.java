package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Rows;
import io.antiphon.core.artwork.PictureLinks;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.BriefTrack;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.StreamPlanner;
import io.antiphon.core.streaming.StreamRequest;
import io.antiphon.core.streaming.StreamSource;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.hls.HlsTicket;
import io.antiphon.core.user.UserId;
import io.antiphon.subsonic.mapping.ArtistMapper;
import io.antiphon.subsonic.mapping.KeptFacts;
import io.antiphon.subsonic.mapping.PictureUrls;
import io.antiphon.subsonic.mapping.PodcastMapper;
import io.antiphon.subsonic.mapping.SongMapper;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Child;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Look-ups that every chapter makes, with the error for what is not there.
final class Items {
    private final Catalogue catalogue;
    private final Bookmarks bookmarks;
    private final Transcoder transcoder;
    private final VideoFiles videoFiles;
    private final PodcastService podcasts;
    private final PlayerDefaults players;
    private final @Nullable Double fallbackGain;
    private final PictureLinks pictures;
    private final KeptFacts keptFacts = new KeptFacts();

    Items(SubsonicPorts ports) {
        catalogue = ports.catalogue();
        bookmarks = ports.bookmarks();
        transcoder = ports.transcoder();
        videoFiles = new VideoFiles(ports);
        podcasts = ports.podcasts();
        players = ports.streaming().players();
        fallbackGain = ports.streaming().fallbackGain();
        pictures = ports.community().pictureLinks();
    }

    Annotated<Track> track(Viewer viewer, TrackId id) {
        return catalogue.findTrack(viewer, id).orElseThrow(() -> notFound("Song", id));
    }

    Annotated<Album> album(Viewer viewer, AlbumId id) {
        return catalogue.findAlbum(viewer, id).orElseThrow(() -> notFound("Album", id));
    }

    Annotated<Artist> artist(Viewer viewer, ArtistId id) {
        return catalogue.findArtist(viewer, id).orElseThrow(() -> notFound("Artist", id));
    }

    Annotated<Folder> folder(Viewer viewer, FolderId id) {
        return catalogue.findFolder(viewer, id).orElseThrow(() -> notFound("Directory", id));
    }

    /// All of them, in order.
    List<Annotated<Track>> tracks(Viewer viewer, Collection<TrackId> ids) {
        Map<TrackId, Annotated<Track>> found = catalogue.findTracks(viewer, ids);
        return ids.stream().map(id -> {
            Annotated<Track> track = found.get(id);
            if (track == null) {
                throw notFound("Song", id);
            }
            return track;
        }).toList();
    }

    /// Those that are in sight, in order.
    List<Annotated<Track>> visibleTracks(Viewer viewer, Collection<TrackId> ids) {
        Map<TrackId, Annotated<Track>> found = catalogue.findTracks(viewer, ids);
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /// What an id names, which must be in sight. A bare id may be anything.
    ItemId resolve(Viewer viewer, WireId id) {
        return find(viewer, id).orElseThrow(() -> new LibraryException.NotFound("Item", id.toString()));
    }

    /// What a track in sight is in view as: see [HlsTicket].
    int placeOf(Viewer viewer, Track track) {
        return HlsTicket.placeOf(catalogue, viewer, track);
    }

    Optional<ItemId> find(Viewer viewer, WireId id) {
        String value = id.value();
        return switch (id.kind()) {
            case TRACK -> findTrackId(viewer, new TrackId(value));
            case ALBUM -> catalogue.findAlbum(viewer, new AlbumId(value)).map(album -> album.item().id());
            case ARTIST -> catalogue.findArtist(viewer, new ArtistId(value)).map(artist -> artist.item().id());
            case FOLDER -> catalogue.findFolder(viewer, new FolderId(value)).map(folder -> folder.item().id());
            case CHANNEL -> podcasts.findChannel(new ChannelId(value)).map(channel -> channel.id());
            case EPISODE -> podcasts.findEpisode(new EpisodeId(value)).map(episode -> episode.id());
            case PLAYLIST, STATION -> Optional.empty();
            case UNKNOWN -> Stream.of(WireId.Kind.TRACK, WireId.Kind.ALBUM, WireId.Kind.ARTIST, WireId.Kind.FOLDER,
                    WireId.Kind.EPISODE, WireId.Kind.CHANNEL)
                    .flatMap(kind -> find(viewer, new WireId(kind, value)).stream())
                    .findFirst();
        };
    }

    private Optional<ItemId> findTrackId(Viewer viewer, TrackId id) {
        return Optional.ofNullable(catalogue.findBriefTracks(viewer, List.of(id)).get(id)).map(BriefTrack::id);
    }

    /// The song that an id means, unless it means something else.
    Optional<Track> findSong(Viewer viewer, WireId id) {
        return id.kind() == WireId.Kind.TRACK || id.kind() == WireId.Kind.UNKNOWN
                ? catalogue.findTrack(viewer, new TrackId(id.value())).map(Annotated::item)
                : Optional.empty();
    }

    /// The file that an id of a song or an episode means.
    Playable playable(Viewer viewer, WireId id) {
        return findSong(viewer, id).map(this::playable).orElseGet(() -> switch (playableId(viewer, id)) {
            case TrackId track -> throw notFound("Song", track);
            case EpisodeId episode -> playable(podcasts.findEpisode(episode)
                    .orElseThrow(() -> notFound("Podcast episode", episode)));
        });
    }

    /// A song's or an episode's id.
    PlayableId playableId(Viewer viewer, WireId id) {
        return switch (resolve(viewer, id)) {
            case PlayableId playable -> playable;
            case ItemId other -> throw notFound("Song", other);
        };
    }

    Playable playable(Track track) {
        return new Playable(track.id(), track.title(), videoFiles.existingFile(track), track.file().contentType(),
                ZipDownloads.fileName(track),
                StreamSource.of(track), track.details().replayGain());
    }

    private Playable playable(PodcastEpisode episode) {
        EpisodeFile file = episode.state().file();
        Path path = podcasts.findFile(episode).orElseThrow(() -> notFound("File of podcast episode", episode.id()));
        if (file == null) {
            throw notFound("File of podcast episode", episode.id());
        }
        return new Playable(episode.id(), episode.entry().title(), path, file.contentType(),
                episode.entry().title() + "." + file.suffix(),
                new StreamSource(file.suffix(), file.video(), file.audio()), ReplayGain.UNKNOWN);
    }

    /// Those songs and episodes of several that are in sight, as entries, by the ids they were asked by.
    Map<PlayableId, Child> entries(Caller caller, Collection<PlayableId> ids) {
        Map<PlayableId, Child> entries = new HashMap<>();
        SongMapper songs = songs(caller);
        catalogue.findTracks(caller.viewer(), only(ids, TrackId.class))
                .forEach((asked, track) -> entries.put(asked, songs.song(track)));
        List<EpisodeId> ofPodcasts = only(ids, EpisodeId.class);
        if (!ofPodcasts.isEmpty()) {
            Map<ChannelId, PodcastChannel> channels = podcasts.listChannels()
                    .stream()
                    .collect(Collectors.toMap(PodcastChannel::id, Function.identity()));
            PodcastMapper episodes = episodes(caller);
            podcasts.findEpisodes(caller.user(), ofPodcasts).forEach((id, episode) -> {
                PodcastChannel channel = channels.get(episode.item().channel());
                if (channel != null) {
                    entries.put(id, episodes.child(channel, episode));
                }
            });
        }
        return entries;
    }

    private static <T> List<T> only(Collection<PlayableId> ids, Class<T> type) {
        return ids.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Artists as the caller sees them.
    ArtistMapper artists(Caller caller) {
        return new ArtistMapper(pictures(caller));
    }

    PictureUrls pictures(Caller caller) {
        return (item, size) -> pictures.linkTo(item, size, caller.reachedBy()).toString();
    }

    /// Episodes as the caller sees them.
    PodcastMapper episodes(Caller caller) {
        Supplier<Map<PlayableId, Duration>> positions = once(() -> positions(caller.user().id()));
        return new PodcastMapper(new StreamPlanner(transcoder.formats()), unasked(caller), caller.user().bitRateLimit(),
                id -> positions.get().get(id));
    }

    /// Songs as the caller sees them. Bookmarks are looked up once, with the first song.
    SongMapper songs(Caller caller) {
        Supplier<Map<PlayableId, Duration>> positions = once(() -> positions(caller.user().id()));
        return new SongMapper(new StreamPlanner(transcoder.formats()), unasked(caller), caller.user().bitRateLimit(),
                id -> positions.get().get(id),
                videoFiles.forOneList(), keptFacts, fallbackGain);
    }

    /// What the caller's player gets when it asks for nothing in particular.
    private StreamRequest unasked(Caller caller) {
        return players.applyTo(caller.client(), StreamRequest.ANYTHING.elseIn(caller.user().own().format()));
    }

    Rows<Child> songs(Caller caller, Rows<Annotated<Track>> tracks) {
        return tracks.map(songs(caller)::song);
    }

    List<Child> songs(Caller caller, Collection<Annotated<Track>> tracks) {
        return tracks.stream().map(songs(caller)::song).toList();
    }

    private Map<PlayableId, Duration> positions(UserId user) {
        return bookmarks.listBookmarks(user)
                .stream()
                .collect(Collectors.toMap(Bookmark::item, Bookmark::position, (one, other) -> one));
    }

    private static <T> Supplier<T> once(Supplier<T> source) {
        return new Supplier<>() {
            private @Nullable T value;

            @Override
            public T get() {
                T known = value;
                if (known == null) {
                    known = source.get();
                    value = known;
                }
                return known;
            }
        };
    }

    private static LibraryException notFound(String what, ItemId id) {
        return new LibraryException.NotFound(what, id.value());
    }
}
