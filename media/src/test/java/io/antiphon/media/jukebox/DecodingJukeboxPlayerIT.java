package io.antiphon.media.jukebox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.jukebox.Jukebox;
import io.antiphon.core.jukebox.JukeboxEntry;
import io.antiphon.core.jukebox.JukeboxPlayer;
import io.antiphon.core.jukebox.JukeboxPlayer.Course;
import io.antiphon.core.library.TrackId;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.ffmpeg.FfmpegTranscoder;
import io.antiphon.media.tag.TestAudio;
import io.antiphon.testing.Eventually;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real files, really decoded, on a device that records.
class DecodingJukeboxPlayerIT {
    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();
    /// What [TestAudio#tone] makes.
    private static final double SECONDS = 3.217;

    @TempDir
    static Path directory;

    private static Path tone;

    private final FfmpegTranscoder transcoder = new FfmpegTranscoder(TOOLS, 2, Duration.ofMillis(100));
    private final RecordingDevice device = new RecordingDevice();
    private final DecodingJukeboxPlayer player = new DecodingJukeboxPlayer(transcoder, device);

    @BeforeAll
    static void makeTone() {
        tone = TestAudio.tone(directory.resolve("tone.flac"), "-ac", "1", "-ar", "48000");
    }

    /// Another thread ends the decoder of what has been played.
    @AfterEach
    void noProcessIsLeft() {
        Eventually.await("nothing is being decoded", () -> transcoder.runningCount() == 0);
    }

    @Test
    void theWholeSoundReachesTheDevice() throws Exception {
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        JukeboxPlayer.Playback playback = player.play(tone, Duration.ZERO, 1, failed::complete);

        assertThat(failed.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(seconds(0)).isCloseTo(SECONDS, Offset.offset(0.02));
        assertThat(playback.position().toMillis()).isBetween(3190L, 3240L);
        playback.close();
        assertThat(device.lines.getFirst().closed).isTrue();
    }

    @Test
    void aLaterStartIsWhereThePositionBegins() throws Exception {
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        try (JukeboxPlayer.Playback playback = player.play(tone, Duration.ofSeconds(2), 1, failed::complete)) {
            assertThat(failed.get(20, TimeUnit.SECONDS)).isFalse();
            assertThat(seconds(0)).isCloseTo(SECONDS - 2, Offset.offset(0.05));
            assertThat(playback.position().toMillis()).isBetween(3150L, 3260L);
        }
    }

    @Test
    void gainMakesTheSamplesSmaller() throws Exception {
        int loud = loudestAt(1);
        assertThat(loudestAt(0.25)).isCloseTo(loud / 4, Offset.offset(2));
        assertThat(loudestAt(0)).isZero();
    }

    @Test
    void closingSilencesAtOnceAndEndsTheDecoder() throws Exception {
        device.writes.drainPermits();
        device.writes.release();
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        JukeboxPlayer.Playback playback = player.play(tone, Duration.ZERO, 1, ended::complete);
        assertThat(device.lines.getFirst().written.await(20, TimeUnit.SECONDS)).isTrue();
        playback.close();
        assertThat(device.lines.getFirst().closed).isTrue();
        assertThat(transcoder.runningCount()).isZero();
        assertThat(ended).isNotDone();
    }

    @Test
    void aFileThatIsNoSoundIsAFailure() throws Exception {
        Path noise = Files.write(directory.resolve("noise.flac"), new byte[4000]);
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        player.play(noise, Duration.ZERO, 1, failed::complete);
        assertThat(failed.get(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void withoutADeviceNothingIsDecoded() {
        device.absent = true;
        assertThatThrownBy(() -> player.play(tone, Duration.ZERO, 1, failed -> {}))
                .isInstanceOf(LibraryException.Unavailable.class)
                .hasMessageContaining("no sound device");
    }

    @Test
    void theSamplesOfTwoTracksFollowEachOtherWithoutAPause() throws Exception {
        Path other = TestAudio.tone(directory.resolve("other.mp3"), "-ac", "2", "-ar", "44100");
        byte[] first = samplesOf(tone);
        byte[] second = samplesOf(other);
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        int before = device.lines.size();

        played(entry("one", tone), entry("two", other));

        assertThat(device.lines).hasSize(before + 1);
        assertThat(device.lines.getLast().samples.toByteArray()).isEqualTo(both);
    }

    @Test
    void whatFollowsIsDecodedBeforeTheDeviceHasTakenWhatPlays() throws Exception {
        device.writes.drainPermits();
        device.writes.release();
        CountDownLatch asked = new CountDownLatch(1);
        JukeboxPlayer watching = (file, start, gain, course) -> player.play(file, start, gain, new Course() {
            @Override
            public @Nullable Path next() {
                asked.countDown();
                return course.next();
            }

            @Override
            public void over(boolean failed) {
                course.over(failed);
            }
        });
        try (Jukebox jukebox = new Jukebox(watching, new Random(1))) {
            jukebox.add(List.of(entry("one", tone), entry("two", tone)));
            jukebox.start();
            assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(device.lines.getFirst().samples.size()).isLessThan(100_000);
        }
    }

    @Test
    void aQueueThatChangedMeanwhileIsPlayedAsItStands() throws Exception {
        byte[] first = samplesOf(tone);
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        Path noise = Files.write(directory.resolve("noise.wav"), new byte[100]);
        player.play(noise, Duration.ZERO, 1, new Course() {
            private final Deque<Path> left = new ArrayDeque<>(List.of(tone));

            @Override
            public @Nullable Path next() {
                return noise;
            }

            @Override
            public @Nullable Path goOn(boolean failed) {
                return left.poll();
            }

            @Override
            public void over(boolean failed) {
                over.complete(failed);
            }
        });
        assertThat(over.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(device.lines.getLast().samples.toByteArray()).isEqualTo(first);
    }

    @Test
    void theJukeboxPlaysOneTrackAfterTheOtherAndPassesOverOneThatIsNone() throws Exception {
        Path broken = Files.write(directory.resolve("broken.mp3"), new byte[100]);
        played(entry("one", tone), entry("two", broken), entry("three", tone));
        assertThat(seconds(0)).isCloseTo(2 * SECONDS, Offset.offset(0.1));
    }

    /// Plays a queue to its end.
    private void played(JukeboxEntry... queue) throws Exception {
        CompletableFuture<Boolean> over = new CompletableFuture<>();
        JukeboxPlayer telling = (file, start, gain, course) -> player.play(file, start, 1, new Course() {
            @Override
            public @Nullable Path next() {
                return course.next();
            }

            @Override
            public @Nullable Path goOn(boolean failed) {
                return course.goOn(failed);
            }

            @Override
            public void over(boolean failed) {
                course.over(failed);
                over.complete(failed);
            }
        });
        try (Jukebox jukebox = new Jukebox(telling, new Random(1))) {
            jukebox.add(List.of(queue));
            jukebox.start();
            over.get(20, TimeUnit.SECONDS);
            assertThat(jukebox.status().currentIndex()).isEqualTo(queue.length - 1);
            assertThat(jukebox.status().playing()).isFalse();
        }
    }

    private byte[] samplesOf(Path file) throws Exception {
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        player.play(file, Duration.ZERO, 1, failed::complete);
        assertThat(failed.get(20, TimeUnit.SECONDS)).isFalse();
        return device.lines.getLast().samples.toByteArray();
    }

    private static JukeboxEntry entry(String id, Path file) {
        return new JukeboxEntry(new TrackId(id), file);
    }

    private double seconds(int line) {
        return device.lines.get(line).samples.size() / (double) (SoundDevice.SAMPLING_RATE * SoundDevice.FRAME_BYTES);
    }

    private int loudestAt(double gain) throws Exception {
        CompletableFuture<Boolean> failed = new CompletableFuture<>();
        try (JukeboxPlayer.Playback _ = player.play(tone, Duration.ZERO, gain, failed::complete)) {
            assertThat(failed.get(20, TimeUnit.SECONDS)).isFalse();
        }
        byte[] samples = device.lines.getLast().samples.toByteArray();
        int loudest = 0;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            loudest = Math.max(loudest, Math.abs((short) (samples[i] & 0xff | samples[i + 1] << 8)));
        }
        return loudest;
    }
}
