package io.antiphon.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.demo.DemoLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A library that is large enough to show the JVM what a scan does often: the demo's files without their sound, many times over, with
/// other MusicBrainz ids each time, so that they are other albums of other artists.
final class WarmUpLibrary {

    private static final int COPIES = 60;
    private static final Pattern ID_START = Pattern.compile("[0-9a-f]{4}(?=[0-9a-f]{4}-[0-9a-f]{4}-3[0-9a-f]{3}-)");

    private WarmUpLibrary() {}

    /// Leaves the folder empty when there is no ffmpeg to make files with.
    static void make(Path folder, String searchPath) throws IOException, InterruptedException {
        Optional<FfmpegTools> tools = FfmpegTools.find(null, searchPath);
        if (tools.isEmpty()) {
            return;
        }
        Path original = folder.resolve("00");
        DemoLibrary.silent(tools.get()).make(original);
        List<Path> files;
        try (Stream<Path> walk = Files.walk(original)) {
            // Films take too long.
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(original.resolve("Videos")))
                    .toList();
        }
        for (int copy = 1; copy <= COPIES; copy++) {
            for (Path file : files) {
                Path target = folder.resolve("%02d".formatted(copy)).resolve(original.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, renumber(Files.readAllBytes(file), copy));
            }
        }
    }

    /// Texts of the same length leave everything else in a file as it was.
    private static byte[] renumber(byte[] file, int copy) {
        String text = new String(file, ISO_8859_1);
        return ID_START.matcher(text).replaceAll("%04x".formatted(copy)).getBytes(ISO_8859_1);
    }
}
