package io.antiphon.core.jukebox;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One queue on one sound device, controlled by several people at once. Changes are made one after the other; the status is
/// read without waiting for them. Lives in memory: after a restart the queue is empty and the device silent.
public final class Jukebox implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Jukebox.class.getName());
    private static final double FIRST_GAIN = 0.5;
    private static final int MAX_ENTRIES = 50_000;

    private final JukeboxPlayer player;
    private final RandomGenerator random;
    private final Lock lock = new ReentrantLock();
    private volatile State state = new State(List.of(), List.of(), -1, null, Duration.ZERO, FIRST_GAIN);

    /// @param random safe for concurrent use
    public Jukebox(JukeboxPlayer player, RandomGenerator random) {
        this.player = player;
        this.random = random;
    }

    /// @param ids of the entries, made once for all who ask how it stands
    /// @param index of the current entry, -1 for none
    /// @param playing absent while it is silent
    /// @param rest where the current entry goes on when it starts again
    private record State(List<JukeboxEntry> entries, List<TrackId> ids, int index, @Nullable Session playing,
            Duration rest, double gain) {

        State queue(List<JukeboxEntry> changed, int newIndex) {
            List<JukeboxEntry> copy = List.copyOf(changed);
            return new State(copy, copy.stream().map(JukeboxEntry::track).toList(), newIndex, playing, rest, gain);
        }

        State at(int newIndex) {
            return new State(entries, ids, newIndex, playing, rest, gain);
        }

        State silentAt(int newIndex, Duration position) {
            return new State(entries, ids, newIndex, null, position, gain);
        }

        State playing(Session session) {
            return new State(entries, ids, index, session, Duration.ZERO, gain);
        }

        State gain(double changed) {
            return new State(entries, ids, index, playing, rest, changed);
        }

        Duration position() {
            return playing == null ? rest : playing.position();
        }
    }

    /// One playback; what an older one says of its end no longer counts.
    private static final class Session {
        private JukeboxPlayer.@Nullable Playback playback;

        Duration position() {
            JukeboxPlayer.Playback current = playback;
            return current == null ? Duration.ZERO : current.position();
        }

        void setGain(double gain) {
            JukeboxPlayer.Playback current = playback;
            if (current != null) {
                current.setGain(gain);
            }
        }

        void close() {
            JukeboxPlayer.Playback current = playback;
            if (current != null) {
                current.close();
            }
        }
    }

    /// Cheap, whatever else is going on.
    public JukeboxStatus status() {
        State now = state;
        return new JukeboxStatus(now.ids(), now.index(), now.playing() != null, now.gain(), now.position());
    }

    /// Goes on where it was stopped, or begins with the first entry. An empty queue stays silent.
    public JukeboxStatus start() {
        return change(() -> {
            if (state.playing() == null && !state.entries().isEmpty()) {
                play(Math.max(0, state.index()), state.index() < 0 ? Duration.ZERO : state.rest());
            }
        });
    }

    /// Silence; the place is kept.
    public JukeboxStatus stop() {
        return change(() -> silence(state.index(), state.position()));
    }

    /// Plays another entry.
    ///
    /// @param index into the queue
    /// @param offset where in it to begin
    /// @throws LibraryException.Invalid when there is no such entry
    public JukeboxStatus skip(int index, Duration offset) {
        return change(() -> {
            requireEntry(index);
            play(index, offset);
        });
    }

    /// Replaces the queue. What plays goes on; when it is in the new queue it is current there, else the first entry follows it.
    public JukeboxStatus set(List<JukeboxEntry> entries) {
        return change(() -> {
            requireRoom(entries.size());
            State before = state;
            int index = before.index() < 0 ? -1
                    : indexIn(entries, before.entries().get(before.index()).track(), before.index());
            state = before.queue(entries, index);
            if (index < 0 && before.playing() == null) {
                state = state.silentAt(entries.isEmpty() ? -1 : 0, Duration.ZERO);
            }
        });
    }

    /// Appends to the queue.
    public JukeboxStatus add(List<JukeboxEntry> entries) {
        return change(() -> {
            requireRoom(state.entries().size() + entries.size());
            List<JukeboxEntry> all = new ArrayList<>(state.entries());
            all.addAll(entries);
            boolean first = state.index() < 0 && state.playing() == null && !all.isEmpty();
            state = state.queue(all, first ? 0 : state.index());
        });
    }

    /// Silence and an empty queue.
    public JukeboxStatus clear() {
        return change(() -> {
            silence(-1, Duration.ZERO);
            state = state.queue(List.of(), -1);
        });
    }

    /// Takes one entry out. When it is the one that plays, the next one follows at once.
    ///
    /// @throws LibraryException.Invalid when there is no such entry
    public JukeboxStatus remove(int index) {
        return change(() -> {
            requireEntry(index);
            List<JukeboxEntry> left = new ArrayList<>(state.entries());
            left.remove(index);
            boolean current = index == state.index();
            boolean wasPlaying = state.playing() != null;
            if (current) {
                silence(-1, Duration.ZERO);
                state = state.queue(left, left.isEmpty() ? -1 : Math.min(index, left.size() - 1));
                if (wasPlaying && index < left.size()) {
                    play(index, Duration.ZERO);
                }
            } else {
                state = state.queue(left, index < state.index() ? state.index() - 1 : state.index());
            }
        });
    }

    /// Any order; the current entry comes first and goes on.
    public JukeboxStatus shuffle() {
        return change(() -> {
            List<JukeboxEntry> rest = new ArrayList<>(state.entries());
            List<JukeboxEntry> shuffled = new ArrayList<>(rest.size());
            if (state.index() >= 0) {
                shuffled.add(rest.remove(state.index()));
            }
            Collections.shuffle(rest, random);
            shuffled.addAll(rest);
            state = state.queue(shuffled, state.index() < 0 ? -1 : 0);
        });
    }

    /// @param gain 0 to 1
    /// @throws LibraryException.Invalid for anything else
    public JukeboxStatus setGain(double gain) {
        if (!(gain >= 0 && gain <= 1)) {
            throw new LibraryException.Invalid("The gain must be from 0.0 to 1.0, not " + gain);
        }
        return change(() -> {
            state = state.gain(gain);
            Session session = state.playing();
            if (session != null) {
                session.setGain(gain);
            }
        });
    }

    @Override
    public void close() {
        clear();
    }

    private JukeboxStatus change(Runnable change) {
        return locked(() -> {
            change.run();
            return status();
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private void silence(int index, Duration position) {
        Session session = state.playing();
        state = state.silentAt(index, position);
        if (session != null) {
            session.close();
        }
    }

    /// When it cannot be played, the jukebox is silent at the beginning of it.
    private void play(int index, Duration start) {
        silence(index, start);
        Session session = new Session();
        session.playback = player.play(state.entries().get(index).file(), start, state.gain(), courseOf(session));
        state = state.playing(session);
    }

    private JukeboxPlayer.Course courseOf(Session session) {
        return new JukeboxPlayer.Course() {
            @Override
            public @Nullable Path next() {
                State now = state;
                return now.playing() == session ? fileAt(now, now.index() + 1) : null;
            }

            @Override
            public @Nullable Path goOn(boolean failed) {
                return advance(session, failed);
            }

            @Override
            public void over(boolean failed) {
                end(session, failed);
            }
        };
    }

    private static @Nullable Path fileAt(State now, int index) {
        return index < now.entries().size() ? now.entries().get(index).file() : null;
    }

    /// The player goes on by itself; this only follows.
    private @Nullable Path advance(Session session, boolean failed) {
        lock.lock();
        try {
            if (state.playing() != session) {
                return null;
            }
            int next = state.index() + 1;
            Path file = fileAt(state, next);
            if (file != null) {
                tell(failed);
                state = state.at(next);
            }
            return file;
        } finally {
            lock.unlock();
        }
    }

    private void end(Session session, boolean failed) {
        change(() -> {
            if (state.playing() != session) {
                return;
            }
            tell(failed);
            session.close();
            int next = state.index() + 1;
            // Somebody may have added something while the last sound was heard.
            if (next < state.entries().size()) {
                playNext(next);
            } else {
                silence(state.index(), Duration.ZERO);
            }
        });
    }

    private void tell(boolean failed) {
        int index = state.index();
        if (failed) {
            LOG.log(System.Logger.Level.WARNING,
                    () -> "the jukebox cannot play " + (index < 0 ? "a file" : state.entries().get(index).file()));
        }
    }

    private void playNext(int index) {
        try {
            play(index, Duration.ZERO);
        } catch (LibraryException e) {
            LOG.log(System.Logger.Level.WARNING, () -> "the jukebox stops: " + e.getMessage());
        }
    }

    private void requireEntry(int index) {
        if (index < 0 || index >= state.entries().size()) {
            throw new LibraryException.Invalid(
                    "The jukebox has %d entries and none at index %d".formatted(state.entries().size(), index));
        }
    }

    private static void requireRoom(int count) {
        if (count > MAX_ENTRIES) {
            throw new LibraryException.Invalid(
                    "The jukebox takes at most %d entries, not %d".formatted(MAX_ENTRIES, count));
        }
    }

    /// Where a track is in a queue, preferably where it was; -1 when it is not there.
    private static int indexIn(List<JukeboxEntry> entries, TrackId track, int preferred) {
        if (preferred < entries.size() && entries.get(preferred).track().equals(track)) {
            return preferred;
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).track().equals(track)) {
                return i;
            }
        }
        return -1;
    }
}
