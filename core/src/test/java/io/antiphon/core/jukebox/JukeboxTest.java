package io.antiphon.core.jukebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JukeboxTest {
    private final SilentPlayer player = new SilentPlayer();
    private final Jukebox jukebox = new Jukebox(player, new Random(3));

    @Test
    void aNewJukeboxIsEmptyAndSilent() {
        assertThat(jukebox.status()).isEqualTo(new JukeboxStatus(List.of(), -1, false, 0.5, Duration.ZERO));
        assertThat(jukebox.start().playing()).isFalse();
    }

    @Test
    void itGoesOnWhereItWasStopped() {
        jukebox.add(entries("a", "b"));
        assertThat(jukebox.start()).satisfies(status -> {
            assertThat(status.playing()).isTrue();
            assertThat(status.currentIndex()).isZero();
        });
        player.current().position = Duration.ofSeconds(42);
        assertThat(jukebox.status().position()).hasSeconds(42);
        assertThat(jukebox.stop()).isEqualTo(new JukeboxStatus(ids("a", "b"), 0, false, 0.5, Duration.ofSeconds(42)));
        assertThat(player.current().closed).isTrue();
        jukebox.start();
        assertThat(player.current().start).hasSeconds(42);
    }

    @Test
    void startingTwiceChangesNothing() {
        jukebox.add(entries("a"));
        jukebox.start();
        jukebox.start();
        assertThat(player.played).hasSize(1);
    }

    @Test
    void skippingPlaysAnotherEntryFromAnyPlace() {
        jukebox.add(entries("a", "b", "c"));
        jukebox.start();
        JukeboxStatus status = jukebox.skip(2, Duration.ofSeconds(7));
        assertThat(status.currentIndex()).isEqualTo(2);
        assertThat(status.playing()).isTrue();
        assertThat(player.played).extracting(played -> played.closed).containsExactly(true, false);
        assertThat(player.current().file).isEqualTo(Path.of("c"));
        assertThat(player.current().start).hasSeconds(7);
        assertThatThrownBy(() -> jukebox.skip(3, Duration.ZERO)).isInstanceOf(LibraryException.Invalid.class)
                .hasMessageContaining("3");
        assertThat(jukebox.status().playing()).isTrue();
    }

    @Test
    void oneTrackFollowsTheOtherUntilTheEnd() {
        jukebox.add(entries("a", "b"));
        jukebox.start();
        player.current().reach(false);
        assertThat(jukebox.status().currentIndex()).isEqualTo(1);
        player.current().reach(true);
        assertThat(jukebox.status()).isEqualTo(new JukeboxStatus(ids("a", "b"), 1, false, 0.5, Duration.ZERO));
        assertThat(player.played).hasSize(2);
    }

    @Test
    void whatFollowsIsKnownBeforeAndAsTheQueueStands() {
        jukebox.add(entries("a", "b"));
        jukebox.start();
        JukeboxPlayer.Course course = player.current().course;
        assertThat(course.next()).isEqualTo(Path.of("b"));
        jukebox.remove(1);
        assertThat(course.next()).isNull();
        jukebox.add(entries("c"));
        assertThat(course.goOn(false)).isEqualTo(Path.of("c"));
        assertThat(jukebox.status().currentIndex()).isEqualTo(1);
        assertThat(course.goOn(false)).isNull();
        jukebox.add(entries("d"));
        course.over(false);
        assertThat(player.current().file).isEqualTo(Path.of("d"));
        assertThat(course.next()).isNull();
    }

    @Test
    void theEndOfATrackThatWasSkippedDoesNotCount() {
        jukebox.add(entries("a", "b", "c"));
        jukebox.start();
        Played first = player.current();
        jukebox.skip(1, Duration.ZERO);
        first.reach(false);
        assertThat(jukebox.status().currentIndex()).isEqualTo(1);
    }

    @Test
    void settingTheQueueDoesNotDisturbWhatPlays() {
        jukebox.add(entries("a", "b"));
        jukebox.skip(1, Duration.ZERO);
        assertThat(jukebox.set(entries("x", "y", "b")).currentIndex()).isEqualTo(2);
        assertThat(jukebox.set(entries("x", "y"))).satisfies(status -> {
            assertThat(status.currentIndex()).isEqualTo(-1);
            assertThat(status.playing()).isTrue();
        });
        assertThat(player.played).hasSize(1);
        player.current().reach(false);
        assertThat(player.current().file).isEqualTo(Path.of("x"));
        assertThat(jukebox.status().currentIndex()).isZero();
    }

    @Test
    void settingTheQueueOfASilentJukeboxBeginsAtItsStart() {
        jukebox.add(entries("a", "b"));
        jukebox.skip(1, Duration.ofSeconds(5));
        jukebox.stop();
        assertThat(jukebox.set(entries("x", "y")))
                .isEqualTo(new JukeboxStatus(ids("x", "y"), 0, false, 0.5, Duration.ZERO));
        assertThat(jukebox.set(List.of()).currentIndex()).isEqualTo(-1);
    }

    @Test
    void removingKeepsTheCurrentOneCurrent() {
        jukebox.add(entries("a", "b", "c"));
        jukebox.skip(1, Duration.ZERO);
        assertThat(jukebox.remove(0).currentIndex()).isZero();
        assertThat(player.played).hasSize(1);
        assertThat(jukebox.remove(0)).satisfies(status -> {
            assertThat(status.queue()).isEqualTo(ids("c"));
            assertThat(status.playing()).isTrue();
        });
        assertThat(player.current().file).isEqualTo(Path.of("c"));
        assertThat(jukebox.remove(0)).isEqualTo(new JukeboxStatus(List.of(), -1, false, 0.5, Duration.ZERO));
        assertThat(player.current().closed).isTrue();
        assertThatThrownBy(() -> jukebox.remove(0)).isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void shufflingKeepsWhatPlaysAndAllOthers() {
        List<String> names = Stream.iterate(0, i -> i + 1).limit(30).map(i -> "t" + i).toList();
        jukebox.add(entries(names.toArray(String[]::new)));
        jukebox.skip(10, Duration.ZERO);
        JukeboxStatus status = jukebox.shuffle();
        assertThat(status.currentIndex()).isZero();
        assertThat(status.queue().getFirst()).isEqualTo(new TrackId("t10"));
        assertThat(status.queue()).containsExactlyInAnyOrderElementsOf(ids(names.toArray(String[]::new)));
        assertThat(status.queue().subList(1, 30)).isNotEqualTo(ids(names.toArray(String[]::new)).subList(1, 30));
        assertThat(player.played).hasSize(1);
    }

    @Test
    void clearingSilences() {
        jukebox.add(entries("a"));
        jukebox.start();
        assertThat(jukebox.clear()).isEqualTo(new JukeboxStatus(List.of(), -1, false, 0.5, Duration.ZERO));
        assertThat(player.current().closed).isTrue();
    }

    @Test
    void gainIsKeptAndReachesWhatPlays() {
        jukebox.add(entries("a", "b"));
        jukebox.start();
        jukebox.setGain(0.2);
        assertThat(player.current().gain).isEqualTo(0.2);
        player.current().reach(false);
        assertThat(player.current().gain).isEqualTo(0.2);
        assertThatThrownBy(() -> jukebox.setGain(1.01)).isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> jukebox.setGain(Double.NaN)).isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void withoutADeviceTheQueueWorksAndPlayingIsRefused() {
        player.absent = true;
        jukebox.add(entries("a"));
        assertThatThrownBy(jukebox::start).isInstanceOf(LibraryException.Unavailable.class);
        assertThat(jukebox.status()).isEqualTo(new JukeboxStatus(ids("a"), 0, false, 0.5, Duration.ZERO));
    }

    @Test
    void manyHandsLeaveOnePlaybackAtMost() throws InterruptedException {
        jukebox.add(entries("a", "b", "c", "d"));
        CountDownLatch done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            int hand = i;
            Thread.ofVirtual().start(() -> {
                for (int n = 0; n < 200; n++) {
                    switch ((n + hand) % 4) {
                        case 0 -> jukebox.skip(n % 4, Duration.ZERO);
                        case 1 -> jukebox.stop();
                        case 2 -> jukebox.shuffle();
                        default -> jukebox.start();
                    }
                }
                done.countDown();
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        jukebox.start();
        assertThat(player.played.stream().filter(one -> !one.closed)).hasSize(1);
        assertThat(jukebox.status().queue()).hasSize(4);
    }

    private static List<JukeboxEntry> entries(String... names) {
        return Stream.of(names).map(name -> new JukeboxEntry(new TrackId(name), Path.of(name))).toList();
    }

    private static List<TrackId> ids(String... names) {
        return Stream.of(names).map(TrackId::new).toList();
    }

    /// Plays nothing, and only as far as it is told.
    private static final class SilentPlayer implements JukeboxPlayer {
        final List<Played> played = new ArrayList<>();
        boolean absent;

        @Override
        public Playback play(Path file, Duration start, double gain, Course course) {
            if (absent) {
                throw new LibraryException.Unavailable("There is no sound device on this server");
            }
            Played one = new Played(this, file, start, gain, course);
            played.add(one);
            return one;
        }

        Played current() {
            return played.getLast();
        }
    }

    private static final class Played implements JukeboxPlayer.Playback {
        final Path file;
        final Duration start;
        final JukeboxPlayer.Course course;
        private final SilentPlayer player;
        volatile Duration position;
        volatile double gain;
        volatile boolean closed;

        Played(SilentPlayer player, Path file, Duration start, double gain, JukeboxPlayer.Course course) {
            this.player = player;
            this.file = file;
            this.start = start;
            this.position = start;
            this.gain = gain;
            this.course = course;
        }

        /// Comes to the end of the file and goes on with what follows.
        void reach(boolean failed) {
            Path next = course.goOn(failed);
            if (next == null) {
                course.over(failed);
            } else {
                player.played.add(new Played(player, next, Duration.ZERO, gain, course));
            }
        }

        @Override
        public Duration position() {
            return position;
        }

        @Override
        public void setGain(double changed) {
            gain = changed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
