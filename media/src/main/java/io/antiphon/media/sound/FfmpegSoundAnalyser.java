package io.antiphon.media.sound;

import io.antiphon.core.LibraryException;
import io.antiphon.core.analysis.SoundAnalyser;
import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.core.analysis.UndecodableSoundException;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.media.ffmpeg.FfmpegProcesses;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.ffmpeg.ProgramInput;
import io.antiphon.media.ffmpeg.SafeInputs;
import io.antiphon.media.sound.feature.FeatureExtractor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// Decodes with ffmpeg at low priority, at the file's own rate and with its own channels, as loudness is defined.
public final class FfmpegSoundAnalyser implements SoundAnalyser {

    /// Of what is measured here; features have a version of their own.
    private static final int VERSION = 1;
    private static final int FEATURE_VERSIONS = 1_000;
    /// Above it there is but noise, which DSD has plenty of.
    private static final int HIGHEST_RATE = 192_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FfmpegTools tools;
    private final FfmpegProcesses processes;
    private final Optional<FingerprintProgram> fingerprints;
    private final List<String> before;
    private final AnalysisLimits limits;
    private final ScheduledExecutorService watch = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("analysis-watch").factory());
    private final Set<Pass> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// @param threads how many tracks are analysed at once, at most
    /// @param searchPath directories as in the environment variable `PATH`
    public FfmpegSoundAnalyser(FfmpegTools tools, Optional<FingerprintProgram> fingerprints, int threads,
            String searchPath, AnalysisLimits limits) {
        this.tools = tools;
        // Of its own, so that it never takes a listener's place.
        this.processes = new FfmpegProcesses(threads, PATIENCE);
        this.fingerprints = fingerprints;
        this.before = LowPriority.prefix(searchPath);
        this.limits = limits;
    }

    @Override
    public int version() {
        return VERSION * FEATURE_VERSIONS + FeatureExtractor.VERSION;
    }

    @Override
    public SoundAnalysis analyse(Path file, AudioProperties audio) throws IOException, UndecodableSoundException {
        try (Pass pass = new Pass(start(file, audio), fingerprints)) {
            running.add(pass);
            ScheduledFuture<?> limit = watch.schedule(pass::expire, limits.timeFor(audio).toMillis(),
                    TimeUnit.MILLISECONDS);
            try {
                return pass.listen();
            } catch (IOException e) {
                throw blame(e, file, audio, pass);
            } finally {
                limit.cancel(false);
                running.remove(pass);
            }
        } catch (RejectedExecutionException e) {
            throw new IOException("the analysis was stopped", e);
        }
    }

    /// @throws IOException when the file is not to blame
    private UndecodableSoundException blame(IOException failure, Path file, AudioProperties audio, Pass pass)
            throws IOException {
        if (closed || !Files.isReadable(file)) {
            throw failure;
        }
        return new UndecodableSoundException(pass.isLate()
                ? "Decoding was given up after %d s".formatted(limits.timeFor(audio).toSeconds())
                : String.valueOf(failure.getMessage()));
    }

    /// Ends all that is running.
    @Override
    public void close() {
        closed = true;
        watch.shutdownNow();
        running.forEach(Pass::close);
        processes.close();
    }

    /// How many decoders run now.
    int runningCount() {
        return processes.runningCount();
    }

    private InputStream start(Path file, AudioProperties audio) throws IOException {
        if (closed) {
            throw new IOException("the analysis was stopped");
        }
        List<String> command = new ArrayList<>(before);
        command.add(tools.ffmpeg().toString());
        command.addAll(arguments(file, audio));
        try {
            InputStream out = processes.start(Path.of(command.getFirst()), command.subList(1, command.size()),
                    String.valueOf(file.getFileName()));
            if (closed) {
                // It came between the two steps of closing.
                out.close();
            }
            return out;
        } catch (LibraryException.Unavailable e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private List<String> arguments(Path file, AudioProperties audio) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(SafeInputs.ofSound());
        arguments.addAll(List.of("-threads", "1", "-vn", "-sn", "-dn", "-i", ProgramInput.of(file), "-map",
                "0:a:0", "-t", Long.toString(limits.longest().toSeconds()), "-map_metadata", "-1", "-map_chapters",
                "-1"));
        if (audio.samplingRate() > HIGHEST_RATE || "dsd".equals(audio.codec())) {
            arguments.addAll(List.of("-ar", "48000"));
        }
        arguments.addAll(List.of("-c:a", "pcm_f32le", "-bitexact", "-f", "wav", "pipe:1"));
        return arguments;
    }
}
