package io.antiphon.media.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.memory.MemoryTranscoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class TranscodesTest {

    @TempDir
    Path directory;

    private MediaCache cache;
    private Transcodes transcodes;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(directory.resolve("song.flac"), "sound");
        cache = new MediaCache(new DirectoryObjectStore(directory.resolve("kept")), directory.resolve("workshop"),
                1 << 20, Clock.systemUTC());
        transcodes = new Transcodes(new MemoryTranscoder(), cache);
    }

    @Test
    void aLaterStartIsMadeOnceAndKeptForItself() throws IOException {
        assertThat(transcodes.find(mp3From(30))).isEmpty();
        assertThat(heard(mp3From(30))).isEqualTo("mp3 96 kbit/s from 30 s");
        assertThat(transcodes.find(mp3From(30))).isPresent();
        assertThat(transcodes.find(mp3From(31))).isEmpty();
        assertThat(transcodes.find(mp3From(0))).isEmpty();
        assertThat(transcodes.open(mp3From(30))).isInstanceOf(MadeMedia.Complete.class);
    }

    @Test
    void aLaterStartIsCutFromTheWholeThatIsKept() throws IOException {
        assertThat(heard(mp3From(0))).isEqualTo("mp3 96 kbit/s from 0 s");
        assertThat(heard(mp3From(30))).isEqualTo("mp3 cut at 30 s");
    }

    @Test
    void losslessSoundIsMadeAnew() throws IOException {
        heard(request(AudioFormat.FLAC, 0));
        assertThat(heard(request(AudioFormat.FLAC, 30))).isEqualTo("flac 96 kbit/s from 30 s");
    }

    @Test
    void whenTheSourceHasChangedNothingOldIsCutOrSent() throws IOException {
        heard(mp3From(0));
        heard(mp3From(30));
        Files.setLastModifiedTime(directory.resolve("song.flac"), FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(heard(mp3From(30))).isEqualTo("mp3 96 kbit/s from 30 s");
    }

    private TranscodeRequest mp3From(int seconds) {
        return request(AudioFormat.MP3, seconds);
    }

    private TranscodeRequest request(AudioFormat format, int seconds) {
        return new TranscodeRequest(directory.resolve("song.flac"), format, 96, 0, 0, Duration.ofSeconds(seconds));
    }

    private String heard(TranscodeRequest request) throws IOException {
        String sound;
        try (MadeMedia made = transcodes.open(request)) {
            sound = switch (made) {
                case MadeMedia.Complete complete -> text(complete);
                case MadeMedia.Growing growing -> text(growing);
            };
        }
        Eventually.await("nothing is being made", () -> cache.makingCount() == 0);
        return sound;
    }

    private static String text(MadeMedia.Complete complete) throws IOException {
        try (InputStream bytes = Channels.newInputStream(complete.read(0, complete.size()))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String text(MadeMedia.Growing growing) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(1_000);
        while (growing.read(buffer) >= 0) {
            assertThat(buffer.hasRemaining()).isTrue();
        }
        return new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
    }
}
