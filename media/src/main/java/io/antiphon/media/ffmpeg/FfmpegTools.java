package io.antiphon.media.ffmpeg;

import io.antiphon.core.streaming.AudioFormat;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/// The ffmpeg and ffprobe in use: the configured ones, else those on `PATH`, else those of the packaged library, which are unpacked into
/// the user's cache on first use.
///
/// @param ffmpeg absolute path of the program
/// @param ffprobe absolute path of the program
/// @param version as the program reports it
/// @param encoders names of the encoders it was built with
public record FfmpegTools(Path ffmpeg, Path ffprobe, String version, Set<String> encoders) {

    private static final int ANSWER_LIMIT = 1 << 20;
    private static final long ANSWER_SECONDS = 20;
    private static final String VERSION = "ffmpeg version ";

    public FfmpegTools {
        encoders = Set.copyOf(encoders);
    }

    /// @param configured a directory that holds both programs, or absent to look for them
    /// @param searchPath directories as in the environment variable `PATH`
    /// @return empty when neither place has programs that run
    public static Optional<FfmpegTools> find(@Nullable Path configured, String searchPath) {
        if (configured != null) {
            return inDirectory(configured);
        }
        return onPath(searchPath).or(FfmpegTools::packaged);
    }

    /// What can be made with them.
    public Set<AudioFormat> formats() {
        return Arrays.stream(AudioFormat.values())
                .filter(format -> TranscodeArguments.canMake(format, encoders))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<FfmpegTools> onPath(String searchPath) {
        return Arrays.stream(searchPath.split(File.pathSeparator))
                .filter(directory -> !directory.isBlank())
                .map(Path::of)
                .flatMap(directory -> inDirectory(directory).stream())
                .findFirst();
    }

    private static Optional<FfmpegTools> inDirectory(Path directory) {
        return executable(directory, "ffmpeg")
                .flatMap(ffmpeg -> executable(directory, "ffprobe").flatMap(ffprobe -> ask(ffmpeg, ffprobe)));
    }

    private static Optional<Path> executable(Path directory, String name) {
        Path plain = directory.resolve(name);
        Path windows = directory.resolve(name + ".exe");
        return Files.isExecutable(plain) ? Optional.of(plain) : Optional.of(windows).filter(Files::isExecutable);
    }

    private static Optional<FfmpegTools> packaged() {
        try {
            return ask(Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class)),
                    Path.of(Loader.load(org.bytedeco.ffmpeg.ffprobe.class)));
        } catch (UnsatisfiedLinkError | IllegalStateException _) {
            // The package for this platform was left out of the installation.
            return Optional.empty();
        }
    }

    private static Optional<FfmpegTools> ask(Path ffmpeg, Path ffprobe) {
        try {
            // The banner is asked for together with the list: each start of the program has hundreds of libraries linked.
            String answer = answer(ffmpeg, "-encoders");
            return Optional.of(new FfmpegTools(ffmpeg.toAbsolutePath(), ffprobe.toAbsolutePath(), versionIn(answer),
                    encodersIn(answer)));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /// `ffmpeg version 5.1.8-0+deb12u1 Copyright …`, the first line of the banner.
    private static String versionIn(String answer) {
        return answer.lines()
                .filter(line -> line.startsWith(VERSION))
                .map(line -> line.substring(VERSION.length()).split(" ")[0])
                .findFirst()
                .orElse("");
    }

    /// Lines such as ` A....D libmp3lame           libmp3lame MP3 …` below a line of dashes.
    private static Set<String> encodersIn(String list) {
        return list.lines()
                .dropWhile(line -> !line.contains("------"))
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 1)
                .map(words -> words[1])
                .collect(Collectors.toUnmodifiableSet());
    }

    /// What it prints and what it reports, as it comes.
    private static String answer(Path program, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(program.toString()).redirectErrorStream(true);
        builder.command().addAll(Arrays.asList(arguments));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            byte[] answer = process.getInputStream().readNBytes(ANSWER_LIMIT);
            if (!process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("%s %s failed".formatted(program, String.join(" ", arguments)));
            }
            return new String(answer, StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
