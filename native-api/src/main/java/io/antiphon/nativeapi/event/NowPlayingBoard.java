package io.antiphon.nativeapi.event;

import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.NowPlayingChanged;
import io.antiphon.core.playback.PlaybackSessionChanged;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.http.Json;
import io.antiphon.nativeapi.playback.NowPlayingView;
import io.antiphon.nativeapi.playback.PlaybackPorts;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What plays now as JSON, made once for all listeners who see the same of the library.
final class NowPlayingBoard {

    private static final int MOST = 64;

    private final PlaybackPorts ports;
    private final NowPlayingView view;
    private final AtomicLong version = new AtomicLong();
    private final Map<Object, Shown> shown = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Shown> eldest) {
            return size() > MOST;
        }
    };

    private record Shown(long version, String text) {}

    /// @param self who hides; absent for all others
    private record Sight(Object folders, @Nullable UserId self) {}

    /// Listens before those do who are told of it.
    NowPlayingBoard(PlaybackPorts ports, Events events) {
        this.ports = ports;
        this.view = new NowPlayingView(ports);
        Runnable _ = events.subscribe(this::hear);
    }

    /// Whether an event says that something else may play now.
    static boolean concerns(Event event) {
        return event instanceof NowPlayingChanged || event instanceof PlaybackSessionChanged;
    }

    private void hear(Event event) {
        if (concerns(event)) {
            version.incrementAndGet();
        }
    }

    /// The same text for all who see the same; one of their own for those who do not show what they play.
    String textFor(User user, Json json) {
        Viewer viewer = Viewer.of(user, ports.musicFolders().listMusicFolders());
        UserId self = ports.players().isShown(user.id()) ? null : user.id();
        Object sight = new Sight(viewer.sight(), self);
        long now = version.get();
        synchronized (shown) {
            Shown known = shown.get(sight);
            if (known != null && known.version() == now) {
                return known.text();
            }
            String text = new String(json.write(view.of(user, viewer, self)), StandardCharsets.UTF_8);
            shown.put(sight, new Shown(now, text));
            return text;
        }
    }
}
