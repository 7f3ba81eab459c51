package io.antiphon.testing.memory;

import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segmenter;
import io.antiphon.core.video.VideoConverter;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoProbe;
import io.antiphon.core.video.VideoRequest;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Finds the same in every video, and turns it into one line that says what was asked for.
public final class MemoryVideos implements VideoProbe, VideoConverter, Segmenter {
    public static final VideoFacts FACTS = new VideoFacts(Duration.ofMillis(20_500), 1280, 720, 2000, "h264",
            List.of(new VideoFacts.SoundTrack(1, "aac", "eng", "", 2),
                    new VideoFacts.SoundTrack(2, "ac3", "", "Kommentar", 6)),
            List.of(new VideoFacts.TextTrack(3, "deu", ""), new VideoFacts.TextTrack(5, "", "")));

    @Override
    public Optional<VideoFacts> probe(Path file) {
        return Optional.of(FACTS);
    }

    @Override
    public boolean canConvert() {
        return true;
    }

    @Override
    public InputStream convert(VideoRequest request) {
        return stream("mp4 %dx%d %d kbit/s from %d s".formatted(request.size().width(), request.size().height(),
                request.bitRate(), request.start().toSeconds()));
    }

    @Override
    public String subtitles(Path file, int stream) {
        return "1\n00:00:01,000 --> 00:00:02,500\nStream %d\n".formatted(stream);
    }

    @Override
    public boolean canEncodeSound() {
        return true;
    }

    @Override
    public boolean canEncodePictures() {
        return true;
    }

    @Override
    public boolean canEncodeLossless() {
        return true;
    }

    @Override
    public InputStream init(SegmentRequest request) {
        return stream("head of %s, %s".formatted(request.rendition(), request.packaging()));
    }

    @Override
    public InputStream segment(SegmentRequest request) {
        return stream(
                "piece %d of %s, sound %d".formatted(request.index(), request.rendition(), request.soundStream()));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
