package io.antiphon.media.sound;

import io.antiphon.media.ffmpeg.FfmpegTools;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A program that makes fingerprints of samples: Chromaprint's own, or an ffmpeg that was built with Chromaprint.
public final class FingerprintProgram {

    private static final int ANSWER_LIMIT = 1 << 20;

    private final Path program;
    private final boolean ownOfChromaprint;
    private final List<String> before;

    private FingerprintProgram(Path program, boolean ownOfChromaprint, List<String> before) {
        this.program = program;
        this.ownOfChromaprint = ownOfChromaprint;
        this.before = before;
    }

    /// @param searchPath directories as in the environment variable `PATH`
    public static Optional<FingerprintProgram> find(FfmpegTools tools, String searchPath) {
        List<String> before = LowPriority.prefix(searchPath);
        return onPath("fpcalc", searchPath).map(fpcalc -> new FingerprintProgram(fpcalc, true, before))
                .or(() -> Optional.of(tools.ffmpeg())
                        .filter(FingerprintProgram::canFingerprint)
                        .map(ffmpeg -> new FingerprintProgram(ffmpeg, false, before)));
    }

    /// What makes the fingerprints, for people.
    public String name() {
        return program.toString();
    }

    /// Takes 16-bit samples and writes the compressed fingerprint.
    List<String> command(int samplingRate, int channels) {
        List<String> command = new ArrayList<>(before);
        command.add(program.toString());
        String rate = Integer.toString(samplingRate);
        String count = Integer.toString(channels);
        String length = Long.toString(Fingerprinter.LENGTH.toSeconds());
        command.addAll(ownOfChromaprint
                ? List.of("-format", "s16le", "-rate", rate, "-channels", count, "-length", length, "-plain", "-")
                : List.of("-v", "error", "-nostdin", "-protocol_whitelist", "pipe", "-f", "s16le", "-ar", rate, "-ac",
                        count, "-i",
                        "pipe:0", "-t", length, "-f", "chromaprint", "-fp_format", "base64", "pipe:1"));
        return command;
    }

    static Optional<Path> onPath(String name, String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .flatMap(directory -> List.of(Path.of(directory, name), Path.of(directory, name + ".exe")).stream())
                .filter(Files::isExecutable)
                .map(Path::toAbsolutePath)
                .findFirst();
    }

    private static boolean canFingerprint(Path ffmpeg) {
        try {
            Process process = new ProcessBuilder(ffmpeg.toString(), "-hide_banner", "-muxers")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                String muxers = new String(out.readNBytes(ANSWER_LIMIT), StandardCharsets.UTF_8);
                return muxers.lines().anyMatch(line -> line.strip().startsWith("E chromaprint"));
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException _) {
            return false;
        }
    }
}
