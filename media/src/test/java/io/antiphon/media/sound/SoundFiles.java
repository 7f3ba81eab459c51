package io.antiphon.media.sound;

import io.antiphon.media.ffmpeg.FfmpegTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Files made by ffmpeg, and what ffmpeg itself measures of them.
final class SoundFiles {

    static final String SEARCH_PATH = String.valueOf(System.getenv("PATH"));
    static final FfmpegTools TOOLS = FfmpegTools.find(null, SEARCH_PATH).orElseThrow();

    private final Path directory;

    SoundFiles(Path directory) {
        this.directory = directory;
    }

    /// @param source a filter graph that makes sound
    /// @param options how it is encoded
    Path make(String name, String source, String... options) {
        Path file = directory.resolve(name);
        List<String> command = new ArrayList<>(List.of("-y", "-f", "lavfi", "-i", source));
        command.addAll(List.of(options));
        command.add("file:" + file);
        run(command);
        return file;
    }

    /// What ffmpeg's `ebur128` says.
    ///
    /// @param integrated LUFS to three digits, −70 for silence
    /// @param truePeak dBFS to one digit
    record Reference(double integrated, double truePeak) {}

    static Reference measure(Path file) {
        String said = run(List.of("-nostats", "-i", "file:" + file, "-vn", "-af",
                "ebur128=peak=true:metadata=1,ametadata=print:key=lavfi.r128.I:file=-", "-f", "null", "-"));
        return new Reference(last(said, "lavfi.r128.I=", -70), last(said, "Peak:", Double.NEGATIVE_INFINITY));
    }

    /// As ffmpeg's own muxer makes it of the first two minutes.
    static String fingerprint(Path file) {
        return run(
                List.of("-v", "error", "-i", "file:" + file, "-t", "120", "-f", "chromaprint", "-fp_format", "base64",
                        "-"))
                .strip();
    }

    private static double last(String text, String label, double absent) {
        int at = text.lastIndexOf(label);
        if (at < 0) {
            return absent;
        }
        String number = text.substring(at + label.length()).strip().split("\\s")[0];
        return number.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(number);
    }

    private static String run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(TOOLS.ffmpeg().toString(), "-hide_banner"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
