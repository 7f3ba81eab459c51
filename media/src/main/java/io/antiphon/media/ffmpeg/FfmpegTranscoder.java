package io.antiphon.media.ffmpeg;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.cache.Making;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/// Transcodes with one ffmpeg process each. A process ends with its stream or file, and all with [#close()].
public final class FfmpegTranscoder implements Transcoder, AutoCloseable {

    private final FfmpegTools tools;
    private final FfmpegProcesses processes;
    private final Set<AudioFormat> formats;

    /// @param maxProcesses how many may run at once
    /// @param patience how long a further one waits for a place before it is refused
    public FfmpegTranscoder(FfmpegTools tools, int maxProcesses, Duration patience) {
        this(tools, new FfmpegProcesses(maxProcesses, patience));
    }

    /// @param processes shared with others that run ffmpeg
    public FfmpegTranscoder(FfmpegTools tools, FfmpegProcesses processes) {
        this.tools = tools;
        this.processes = processes;
        this.formats = tools.formats();
    }

    @Override
    public Set<AudioFormat> formats() {
        return formats;
    }

    @Override
    public InputStream transcode(TranscodeRequest request) {
        requireEncoder(request.format());
        return processes.start(tools.ffmpeg(), TranscodeArguments.of(request, tools.encoders(), null), name(request));
    }

    @Override
    public Making transcode(TranscodeRequest request, Path target) {
        requireEncoder(request.format());
        Making making = processes.startFile(tools.ffmpeg(), TranscodeArguments.of(request, tools.encoders(), target),
                name(request), target);
        return request.format() == AudioFormat.M4A ? GaplessMarks.afterwards(making, target) : making;
    }

    @Override
    public Making cut(Path whole, AudioFormat format, Duration start, Path target) {
        return processes.startFile(tools.ffmpeg(), TranscodeArguments.ofCut(whole, format, start, target),
                String.valueOf(whole.getFileName()), target);
    }

    private void requireEncoder(AudioFormat format) {
        if (!formats.contains(format)) {
            throw new LibraryException.Unavailable(
                    "ffmpeg %s has no encoder for %s".formatted(tools.version(), format.suffix()));
        }
    }

    private static String name(TranscodeRequest request) {
        return String.valueOf(request.source().getFileName());
    }

    /// How many processes run now.
    public int runningCount() {
        return processes.runningCount();
    }

    /// Ends all processes.
    @Override
    public void close() {
        processes.close();
    }
}
