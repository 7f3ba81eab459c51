package io.antiphon.server;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segmenter;
import io.antiphon.core.video.VideoConverter;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoProbe;
import io.antiphon.core.video.VideoRequest;
import io.antiphon.media.ffmpeg.FfmpegProcesses;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.video.FfmpegVideos;
import io.antiphon.media.video.FfprobeVideoProbe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/// Videos with ffmpeg, which is looked for when the first one needs it; without ffmpeg they are sent as they are.
final class DeferredVideos implements VideoProbe, VideoConverter, Segmenter {

    private final Deferred<Optional<FfmpegVideos>> ffmpeg;
    private final Deferred<Optional<FfprobeVideoProbe>> ffprobe;

    DeferredVideos(Deferred<Optional<FfmpegTools>> tools, FfmpegProcesses processes) {
        this.ffmpeg = new Deferred<>(() -> tools.get().map(found -> new FfmpegVideos(found, processes)));
        this.ffprobe = new Deferred<>(() -> tools.get().map(FfprobeVideoProbe::new));
    }

    @Override
    public Optional<VideoFacts> probe(Path file) {
        return ffprobe.get().flatMap(found -> found.probe(file));
    }

    @Override
    public boolean canConvert() {
        return ffmpeg.get().map(FfmpegVideos::canConvert).orElse(false);
    }

    @Override
    public InputStream convert(VideoRequest request) {
        return required().convert(request);
    }

    @Override
    public String subtitles(Path file, int stream) throws IOException {
        return required().subtitles(file, stream);
    }

    @Override
    public boolean canEncodeSound() {
        return ffmpeg.get().map(FfmpegVideos::canEncodeSound).orElse(false);
    }

    @Override
    public boolean canEncodePictures() {
        return ffmpeg.get().map(FfmpegVideos::canEncodePictures).orElse(false);
    }

    @Override
    public boolean canEncodeLossless() {
        return ffmpeg.get().map(FfmpegVideos::canEncodeLossless).orElse(false);
    }

    @Override
    public InputStream init(SegmentRequest request) {
        return required().init(request);
    }

    @Override
    public InputStream segment(SegmentRequest request) {
        return required().segment(request);
    }

    private FfmpegVideos required() {
        return ffmpeg.get().orElseThrow(() -> new LibraryException.Unavailable("ffmpeg was not found"));
    }
}
