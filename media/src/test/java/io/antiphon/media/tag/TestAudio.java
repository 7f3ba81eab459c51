package io.antiphon.media.tag;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/// Makes media files for tests with ffmpeg: the one on `PATH`, else the one in the package of its binaries.
public final class TestAudio {

    private TestAudio() {}

    /// A file with a tone of about three seconds.
    ///
    /// @param arguments ffmpeg's output options
    public static Path tone(Path file, String... arguments) {
        List<String> command = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=frequency=440:duration=3.217"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        run(command);
        return file;
    }

    /// A file with a moving picture and a tone of two seconds.
    public static Path movie(Path file, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of("-f", "lavfi", "-i", "testsrc=duration=2:size=64x64", "-f", "lavfi", "-i", "sine=duration=2"));
        command.addAll(List.of(arguments));
        command.add(file.toString());
        run(command);
        return file;
    }

    /// Copies the sound of a file into another of the same format with other tags.
    public static Path copy(Path file, Path target, String... arguments) {
        List<String> command = new ArrayList<>(List.of("-i", file.toString(), "-c", "copy"));
        command.addAll(List.of(arguments));
        command.add(target.toString());
        run(command);
        return target;
    }

    /// A JPEG picture.
    public static byte[] picture(Path directory) throws IOException {
        Path file = directory.resolve("picture.jpg");
        run(List.of("-f", "lavfi", "-i", "testsrc=duration=1:size=320x320", "-frames:v", "1", file.toString()));
        return Files.readAllBytes(file);
    }

    public static Path ffprobe() {
        return program("ffprobe").orElseGet(() -> Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class)));
    }

    private static Path ffmpeg() {
        return program("ffmpeg").orElseGet(() -> Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)));
    }

    private static Optional<Path> program(String name) {
        String searchPath = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(ffmpeg().toString(), "-v", "error", "-nostdin", "-y"));
        command.addAll(arguments);
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(),
                    java.nio.charset.StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(command + " failed: " + output);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
