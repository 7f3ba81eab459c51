package io.antiphon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.media.store.DirectoryObjectStore;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A disk that is full after so many bytes, as the kernel's limit for files makes it for ffmpeg: writing fails, and goes on failing.
@Timeout(300)
class FullDiskIT {

    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();
    private static final int BUFFER = 64 * 1024;

    @TempDir
    static Path directory;

    private static Path source;

    @TempDir
    Path place;

    @BeforeAll
    static void makeSound() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "nothing here limits files");
        source = directory.resolve("song.flac");
        assertThat(new ProcessBuilder(TOOLS.ffmpeg().toString(), "-v", "error", "-nostdin", "-f", "lavfi", "-i",
                "anoisesrc=a=0.3:d=20", source.toString()).inheritIO().start().waitFor()).isZero();
    }

    @ParameterizedTest
    @EnumSource(AudioFormat.class)
    void cutsTheListenerLeavesNothingAndTheNextOneHearsItAll(AudioFormat format) throws Exception {
        assumeTrue(TOOLS.formats().contains(format), "ffmpeg cannot make " + format);
        long whole = size(format);
        for (long room : new long[]{0, whole / 2, whole - 2_000, whole - 1}) {
            Path cached = Files.createDirectory(place.resolve("room-" + room));
            try (MediaCache cache = new MediaCache(new DirectoryObjectStore(cached.resolve("kept")),
                    cached.resolve("workshop"), 1L << 30, Clock.systemUTC())) {
                try (FfmpegProcesses limited = limitedTo(room)) {
                    Transcodes transcodes = new Transcodes(new FfmpegTranscoder(TOOLS, limited), cache);
                    assertThatThrownBy(() -> read(transcodes, format)).as("room for %d of %d bytes", room, whole)
                            .isInstanceOf(IOException.class);
                    awaitIdle(cache);
                    assertThat(limited.runningCount()).isZero();
                }
                assertThat(files(cached)).isEmpty();
                try (FfmpegProcesses unlimited = new FfmpegProcesses(1, Duration.ofSeconds(1))) {
                    Transcodes transcodes = new Transcodes(new FfmpegTranscoder(TOOLS, unlimited), cache);
                    assertThat(read(transcodes, format)).isEqualTo(whole);
                    awaitIdle(cache);
                }
                assertThat(cache.totalBytes()).isEqualTo(whole);
            }
        }
    }

    private long size(AudioFormat format) throws IOException, InterruptedException {
        Path made = Files.createFile(place.resolve("whole"));
        try (FfmpegTranscoder transcoder = new FfmpegTranscoder(TOOLS, 1, Duration.ofSeconds(1))) {
            transcoder.transcode(request(format), made).await();
        }
        return Files.size(made);
    }

    /// Told of the limit by an error of the writing, as of a full disk, instead of by a signal.
    private static FfmpegProcesses limitedTo(long bytes) {
        return new FfmpegProcesses(1, Duration.ofSeconds(1), () -> new ProcessManners(List.of("/bin/sh", "-c",
                "trap '' XFSZ; exec /usr/bin/prlimit --fsize=%d \"$@\"".formatted(bytes), "sh")));
    }

    private static TranscodeRequest request(AudioFormat format) {
        return new TranscodeRequest(source, format, 96, 0, 0, Duration.ZERO);
    }

    private static long read(Transcodes transcodes, AudioFormat format) throws IOException {
        try (MadeMedia media = transcodes.open(request(format))) {
            return switch (media) {
                case MadeMedia.Complete complete -> complete.size();
                case MadeMedia.Growing growing -> {
                    long bytes = 0;
                    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
                    while (growing.read(buffer) >= 0) {
                        bytes += buffer.position();
                        buffer.clear();
                    }
                    yield bytes;
                }
            };
        }
    }

    /// Cleaning up and keeping are done by another thread.
    private static void awaitIdle(MediaCache cache) {
        Eventually.await("nothing is being made", () -> cache.makingCount() == 0);
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).toList();
        }
    }
}
