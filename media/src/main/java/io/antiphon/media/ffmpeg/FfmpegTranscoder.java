package io.antiphon.media.ffmpeg;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.Transcoder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Transcodes with one ffmpeg process per stream, at most so many at once. A process ends with its stream, and all with
/// [#close()].
public final class FfmpegTranscoder implements Transcoder, AutoCloseable {

    private final FfmpegTools tools;
    private final Set<AudioFormat> formats;
    private final Semaphore places;
    private final Duration patience;
    private final Set<TranscodeStream> running = ConcurrentHashMap.newKeySet();

    /// @param maxProcesses how many may run at once
    /// @param patience how long a further one waits for a place before it is refused
    public FfmpegTranscoder(FfmpegTools tools, int maxProcesses, Duration patience) {
        this.tools = tools;
        this.places = new Semaphore(maxProcesses, true);
        this.patience = patience;
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
        takePlace();
        try {
            return start(request);
        } catch (IOException e) {
            places.release();
            throw new LibraryException.Unavailable("ffmpeg could not be started: " + e.getMessage());
        }
    }

    /// How many processes run now.
    public int runningCount() {
        return running.size();
    }

    /// Ends all processes.
    @Override
    public void close() {
        running.forEach(TranscodeStream::close);
    }

    private InputStream start(TranscodeRequest request) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(tools.ffmpeg().toString());
        command.addAll(TranscodeArguments.of(request, tools.encoders()));
        Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE).start();
        process.getOutputStream().close();
        TranscodeStream stream = new TranscodeStream(process, request.source().getFileName().toString(), this::ended);
        running.add(stream);
        return stream;
    }

    private void ended(TranscodeStream stream) {
        if (running.remove(stream)) {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LibraryException.Unavailable("Too many transcodes are running; try again shortly");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LibraryException.Unavailable("Interrupted while waiting for a transcode");
        }
    }
}
