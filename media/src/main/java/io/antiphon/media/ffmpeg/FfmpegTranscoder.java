package io.antiphon.media.ffmpeg;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Transcodes with one ffmpeg process per stream. A process ends with its stream, and all with [#close()].
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
        this.formats = Arrays.stream(AudioFormat.values())
                .filter(format -> TranscodeArguments.canMake(format, tools.encoders()))
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<AudioFormat> formats() {
        return formats;
    }

    @Override
    public InputStream transcode(TranscodeRequest request) {
        if (!formats.contains(request.format())) {
            throw new LibraryException.Unavailable(
                    "ffmpeg %s has no encoder for %s".formatted(tools.version(), request.format().suffix()));
        }
        return processes.start(tools.ffmpeg(), TranscodeArguments.of(request, tools.encoders()),
                request.source().getFileName().toString());
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
