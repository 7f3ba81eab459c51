package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.jukebox.Jukebox;
import io.antiphon.core.jukebox.JukeboxEntry;
import io.antiphon.core.jukebox.JukeboxStatus;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.mapping.SongMapper;
import io.antiphon.subsonic.parameter.JukeboxParameters.JukeboxControl;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.JukeboxPlaylist;
import io.antiphon.subsonic.response.SubsonicException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The jukebox, which is one for all who may use it.
final class JukeboxEndpoints implements ChapterEndpoints {
    private static final Answer.Element STATUS = new Answer.Element("jukeboxStatus",
            io.antiphon.subsonic.response.JukeboxStatus.class, false);
    private static final Answer.Element PLAYLIST = new Answer.Element("jukeboxPlaylist", JukeboxPlaylist.class, false);

    private final Jukebox jukebox;
    private final MusicFolders musicFolders;
    private final Items items;

    JukeboxEndpoints(SubsonicPorts ports, Items items) {
        this.jukebox = ports.jukebox();
        this.musicFolders = ports.musicFolders();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(Endpoint.named(Chapter.JUKEBOX, "jukeboxControl", "1.2.0")
                .needs(Permission.JUKEBOX)
                .changes()
                .answersOneOf(List.of(STATUS, PLAYLIST), JukeboxControl.class, this::control));
    }

    private Reply control(Caller caller, JukeboxControl asked) {
        JukeboxStatus status = switch (asked.action()) {
            case GET, STATUS -> jukebox.status();
            case SET -> jukebox.set(entries(caller, asked.id()));
            case ADD -> jukebox.add(entries(caller, asked.id()));
            case START -> jukebox.start();
            case STOP -> jukebox.stop();
            case SKIP -> jukebox.skip(required("index", asked.index()), Duration.ofSeconds(asked.offset()));
            case CLEAR -> jukebox.clear();
            case REMOVE -> jukebox.remove(required("index", asked.index()));
            case SHUFFLE -> jukebox.shuffle();
            case SET_GAIN -> jukebox.setGain(required("gain", asked.gain()));
        };
        return switch (asked.action()) {
            case GET -> new Reply.Document(PLAYLIST.name(), new JukeboxPlaylist(wire(status), entries(caller, status)));
            default -> new Reply.Document(STATUS.name(), wire(status));
        };
    }

    private static <T> T required(String name, @Nullable T value) {
        if (value == null) {
            throw SubsonicException.missing(name);
        }
        return value;
    }

    private static io.antiphon.subsonic.response.JukeboxStatus wire(JukeboxStatus status) {
        int seconds = (int) Math.min(Integer.MAX_VALUE, status.position().toSeconds());
        return new io.antiphon.subsonic.response.JukeboxStatus(status.currentIndex(), status.playing(), status.gain(),
                status.gain(), seconds);
    }

    private List<JukeboxEntry> entries(Caller caller, List<TrackId> ids) {
        return items.tracks(caller.viewer(), ids).stream().map(Annotated::item).map(this::entry).toList();
    }

    private JukeboxEntry entry(Track track) {
        return new JukeboxEntry(track.id(),
                musicFolders.findFile(track)
                        .orElseThrow(() -> new LibraryException.NotFound("File of song", track.id().value())));
    }

    /// What is out of the caller's sight keeps its place, as all that is done with the queue is done by index.
    private List<Child> entries(Caller caller, JukeboxStatus status) {
        Map<TrackId, Child> songs = new HashMap<>();
        SongMapper mapper = items.songs(caller);
        items.visibleTracks(caller.viewer(), new LinkedHashSet<>(status.queue()))
                .forEach(track -> songs.put(track.item().id(), mapper.song(track)));
        return status.queue().stream().map(id -> songs.getOrDefault(id, SongMapper.outOfSight())).toList();
    }
}
