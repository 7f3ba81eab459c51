package io.antiphon.media.tag.probe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.ffmpeg.ProgramInput;
import io.antiphon.media.ffmpeg.SafeInputs;
import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Runs the ffprobe program: a few at once, each for a limited time and with limited output.
public final class Ffprobe {

    private static final int AT_ONCE = 2;
    private static final int MAX_OUTPUT = 4 << 20;
    private static final Duration RUN_LIMIT = Duration.ofSeconds(15);
    private static final Duration WAIT_LIMIT = Duration.ofMinutes(2);
    private static final List<String> KEPT_ENVIRONMENT = List.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH",
            "SystemRoot");
    private static final String ENTRIES = "format=duration,bit_rate:format_tags:stream=index,codec_type,codec_name,profile,sample_rate,channels,bit_rate,"
            + "bits_per_raw_sample,duration:stream_tags:stream_disposition=attached_pic:packet=stream_index,data_hash";

    private final Path program;
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    public Ffprobe(Path program) {
        this(program, RUN_LIMIT);
    }

    /// @param limit after which a run is killed
    public Ffprobe(Path program, Duration limit) {
        this.program = program;
        this.limit = limit;
    }

    /// The program in the directories of a `PATH`.
    public static Optional<Path> findProgram(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> new File(directory, "ffprobe"))
                .filter(program -> program.isFile() && program.canExecute())
                .map(File::toPath)
                .findFirst();
    }

    /// What ffprobe says of a file.
    public ProbeAnswer probe(Path file, String demuxer) throws IOException, UnreadableMediaException {
        return run(ProgramInput.of(file), demuxer);
    }

    private ProbeAnswer run(String input, String demuxer) throws IOException, UnreadableMediaException {
        try {
            if (!slots.tryAcquire(WAIT_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("ffprobe was busy with other files for " + WAIT_LIMIT.toSeconds() + " s");
            }
            try {
                return ProbeAnswer.parse(new String(output(input, demuxer), UTF_8));
            } finally {
                slots.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (InterruptedIOException) new InterruptedIOException("interrupted while waiting for ffprobe")
                    .initCause(e);
        }
    }

    private byte[] output(String input, String demuxer)
            throws IOException, InterruptedException, UnreadableMediaException {
        Process process = start(input, demuxer);
        try {
            FutureTask<byte[]> reading = new FutureTask<>(() -> process.getInputStream().readNBytes(MAX_OUTPUT));
            Thread.ofVirtual().start(reading);
            byte[] output = reading.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            if (output.length == MAX_OUTPUT) {
                throw new UnreadableMediaException("ffprobe said more than " + MAX_OUTPUT + " bytes about it");
            }
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS) || process.exitValue() != 0) {
                throw new UnreadableMediaException("ffprobe cannot read it as " + demuxer);
            }
            return output;
        } catch (TimeoutException e) {
            throw new UnreadableMediaException("ffprobe did not finish within " + limit.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException("the answer of ffprobe could not be read", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process start(String input, String demuxer) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-v", "error", "-hide_banner");
        builder.command().addAll(SafeInputs.ofProbes());
        builder.command()
                .addAll(List.of("-f", demuxer, "-read_intervals", "%+#40", "-show_data_hash", "md5", "-show_entries",
                        ENTRIES, "-of", "flat", "-i", input));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().retainAll(KEPT_ENVIRONMENT);
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }
}
