package io.antiphon.server;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.cache.Making;
import io.antiphon.media.ffmpeg.FfmpegTranscoder;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Transcoding with ffmpeg, which is looked for when the first stream needs it; without ffmpeg there is none.
final class DeferredTranscoder implements Transcoder {

    private final Deferred<Optional<FfmpegTranscoder>> ffmpeg;

    DeferredTranscoder(Deferred<Optional<FfmpegTranscoder>> ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public Set<AudioFormat> formats() {
        return ffmpeg.get().map(FfmpegTranscoder::formats).orElse(Set.of());
    }

    @Override
    public InputStream transcode(TranscodeRequest request) {
        return required().transcode(request);
    }

    @Override
    public Making transcode(TranscodeRequest request, Path target) {
        return required().transcode(request, target);
    }

    @Override
    public Making cut(Path whole, AudioFormat format, Duration start, Path target) {
        return required().cut(whole, format, start, target);
    }

    private FfmpegTranscoder required() {
        return ffmpeg.get().orElseThrow(() -> new LibraryException.Unavailable("ffmpeg was not found"));
    }
}
