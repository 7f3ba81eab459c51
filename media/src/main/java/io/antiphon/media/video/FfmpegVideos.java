package io.antiphon.media.video;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segmenter;
import io.antiphon.core.video.VideoConverter;
import io.antiphon.core.video.VideoRequest;
import io.antiphon.media.ffmpeg.FfmpegProcesses;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Makes videos, and pieces of videos and of sound, with one ffmpeg process each.
public final class FfmpegVideos implements VideoConverter, Segmenter {
    private static final int MAX_SUBTITLES = 10 << 20;

    private final FfmpegTools tools;
    private final FfmpegProcesses processes;

    /// @param processes shared with others that run ffmpeg
    public FfmpegVideos(FfmpegTools tools, FfmpegProcesses processes) {
        this.tools = tools;
        this.processes = processes;
    }

    @Override
    public boolean canConvert() {
        return canEncodePictures() && canEncodeSound();
    }

    @Override
    public boolean canEncodeSound() {
        return tools.encoders().contains(VideoArguments.SOUND_ENCODER);
    }

    @Override
    public boolean canEncodePictures() {
        return tools.encoders().contains(VideoArguments.PICTURE_ENCODER);
    }

    @Override
    public InputStream convert(VideoRequest request) {
        if (!canConvert()) {
            throw missing("videos");
        }
        return processes.start(tools.ffmpeg(), VideoArguments.movie(request), name(request.source()));
    }

    @Override
    public boolean canEncodeLossless() {
        return tools.encoders().contains(FragmentArguments.LOSSLESS_ENCODER);
    }

    @Override
    public InputStream segment(SegmentRequest request) {
        requireEncoders(request);
        if (!request.packaging().hasInit()) {
            return processes.start(tools.ffmpeg(), VideoArguments.segment(request, tools.version()),
                    name(request.source()));
        }
        return new FragmentStream(
                processes.start(tools.ffmpeg(), FragmentArguments.piece(request, tools.version()),
                        name(request.source())),
                request,
                VideoArguments.EPOCH);
    }

    @Override
    public InputStream init(SegmentRequest request) {
        requireEncoders(request);
        try (InputStream made = processes.start(tools.ffmpeg(), FragmentArguments.init(request, tools.version()),
                name(request.source()))) {
            return new ByteArrayInputStream(InitSection.of(made, request.packaging()));
        } catch (IOException e) {
            throw new LibraryException.Unavailable(
                    "%s cannot be cut: %s".formatted(name(request.source()), e.getMessage()));
        }
    }

    private void requireEncoders(SegmentRequest request) {
        boolean sound = request.packaging() == Packaging.FMP4_FLAC ? canEncodeLossless() : canEncodeSound();
        if (!sound || request.rendition().hasPictures() && !canEncodePictures()) {
            throw missing("HTTP Live Streaming");
        }
    }

    @Override
    public String subtitles(Path file, int stream) throws IOException {
        try (InputStream text = processes.start(tools.ffmpeg(), VideoArguments.subtitles(file, stream), name(file))) {
            byte[] bytes = text.readNBytes(MAX_SUBTITLES + 1);
            if (bytes.length > MAX_SUBTITLES) {
                throw new IOException(
                        "the subtitles of %s are longer than %d bytes".formatted(name(file), MAX_SUBTITLES));
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private LibraryException missing(String what) {
        return new LibraryException.Unavailable(
                "ffmpeg %s lacks an encoder for %s: %s and %s are needed".formatted(tools.version(), what,
                        VideoArguments.PICTURE_ENCODER, VideoArguments.SOUND_ENCODER));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
