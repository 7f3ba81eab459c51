package io.antiphon.core.radio;

import io.antiphon.core.LibraryException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/// Listens to stations for people: what plays there, and the sound itself. A station is only listened to when somebody asks, by one
/// at a time, and what was heard holds for a few seconds for everybody.
public final class RadioReceiver {

    private static final Duration FRESH = Duration.ofSeconds(10);
    /// A station that cannot be heard is left alone for longer.
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(8);
    private static final Duration LONGEST_LISTENING = Duration.ofHours(24);
    /// Titles come every few seconds of sound; a station that sent this much of it without one has none.
    private static final int SOUND_BEFORE_TITLE = 512 * 1024;
    private static final int BUFFER = 16 * 1024;

    private final RadioStations stations;
    private final RadioTuner tuner;
    private final Clock clock;
    private final ConcurrentMap<StationId, Slot> slots = new ConcurrentHashMap<>();

    public RadioReceiver(RadioStations stations, RadioTuner tuner, Clock clock) {
        this.stations = stations;
        this.tuner = tuner;
        this.clock = clock;
    }

    /// Takes in what a station sends, for as long as it likes.
    @FunctionalInterface
    public interface Listener {

        void hear(RadioBroadcast broadcast) throws IOException;
    }

    /// What is known of one station.
    private static final class Slot {

        private volatile @Nullable OnAir last;
    }

    /// What plays at a station; waits for it some seconds at most.
    ///
    /// @throws LibraryException.NotFound when there is no such station
    public OnAir onAir(StationId id) throws InterruptedException {
        RadioStation station = require(id);
        Slot slot = slots.computeIfAbsent(id, _ -> new Slot());
        Optional<OnAir> known = fresh(slot);
        if (known.isPresent()) {
            return known.get();
        }
        synchronized (slot) {
            // Somebody else may have listened meanwhile.
            Optional<OnAir> heard = fresh(slot);
            if (heard.isPresent()) {
                return heard.get();
            }
            OnAir now = look(station);
            slot.last = now;
            return now;
        }
    }

    /// Passes a station's sound on until the listener has enough or the station ends.
    ///
    /// @throws LibraryException.NotFound when there is no such station
    /// @throws LibraryException.Unavailable when it cannot be heard
    /// @throws IOException when the listener cannot be reached any more
    public void listen(StationId id, Listener listener) throws IOException, InterruptedException {
        RadioStation station = require(id);
        try {
            tuner.tune(station.stream(), LONGEST_LISTENING, broadcast -> {
                listener.hear(noting(slots.computeIfAbsent(id, _ -> new Slot()), id, broadcast));
                return id;
            });
        } catch (RadioException e) {
            throw new LibraryException.Unavailable(Objects.requireNonNullElse(e.getMessage(), "cannot be heard"));
        }
    }

    /// Whoever listens brings the titles for those who only ask.
    private RadioBroadcast noting(Slot slot, StationId id, RadioBroadcast broadcast) {
        InputStream noted = new FilterInputStream(broadcast.sound()) {

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                String title = broadcast.title().get();
                if (title != null) {
                    slot.last = new OnAir(id, filled(title), broadcast.name(), null, clock.instant());
                }
                return read;
            }
        };
        return new RadioBroadcast(broadcast.contentType(), broadcast.name(), broadcast.bitRate(), broadcast.titled(),
                noted, broadcast.title());
    }

    private Optional<OnAir> fresh(Slot slot) {
        OnAir last = slot.last;
        if (last == null) {
            return Optional.empty();
        }
        Instant until = last.heardAt().plus(last.problem() == null ? FRESH : LEFT_ALONE);
        return clock.instant().isBefore(until) ? Optional.of(last) : Optional.empty();
    }

    private OnAir look(RadioStation station) throws InterruptedException {
        try {
            return tuner.tune(station.stream(), LOOK, broadcast -> new OnAir(station.id(), title(broadcast),
                    broadcast.name(), null, clock.instant()));
        } catch (RadioException e) {
            return new OnAir(station.id(), null, null, e.getMessage(), clock.instant());
        } catch (IOException e) {
            return new OnAir(station.id(), null, null, "broke off", clock.instant());
        }
    }

    private static @Nullable String title(RadioBroadcast broadcast) throws IOException {
        if (!broadcast.titled()) {
            return null;
        }
        InputStream sound = broadcast.sound();
        byte[] buffer = new byte[BUFFER];
        int heard = 0;
        int read = 0;
        String title = broadcast.title().get();
        while (title == null && read >= 0 && heard < SOUND_BEFORE_TITLE) {
            read = sound.read(buffer);
            heard += read;
            title = broadcast.title().get();
        }
        return title == null ? null : filled(title);
    }

    private static @Nullable String filled(String title) {
        return title.isBlank() ? null : title;
    }

    private RadioStation require(StationId id) {
        Optional<RadioStation> station = stations.findStation(id);
        if (station.isEmpty()) {
            slots.remove(id);
        }
        return station.orElseThrow(() -> new LibraryException.NotFound("Internet radio station", id.value()));
    }
}
