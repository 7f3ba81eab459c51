package io.antiphon.server.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.demo.DemoLibrary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A library that is large enough to show the JVM what a scan does often: the demo's files without their sound, many times over, with
/// other MusicBrainz ids each time, so that they are other albums of other artists.
final class WarmUpLibrary {

    /// The one file that is worth streaming: longer than what a connection takes at once.
    static final String LONG_TITLE = "Longwarmup";

    private static final int COPIES = 60;
    private static final Pattern ID_START = Pattern.compile("[0-9a-f]{4}(?=[0-9a-f]{4}-[0-9a-f]{4}-3[0-9a-f]{3}-)");
    private static final int LONG_BYTES = 16 << 20;
    private static final int BYTES_A_SECOND = 44_100 * 4;
    private static final int WAV_HEADER = 44;

    private WarmUpLibrary() {}

    /// Leaves the folder with one file only when there is no ffmpeg to make others with.
    static void make(Path folder, String searchPath) throws IOException, InterruptedException {
        Files.write(folder.resolve(LONG_TITLE + ".wav"), silence());
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

    private static byte[] silence() {
        ByteBuffer wav = ByteBuffer.allocate(LONG_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(ISO_8859_1)).putInt(LONG_BYTES - 8).put("WAVEfmt ".getBytes(ISO_8859_1)).putInt(16);
        wav.putShort((short) 1).putShort((short) 2).putInt(BYTES_A_SECOND / 4).putInt(BYTES_A_SECOND);
        wav.putShort((short) 4).putShort((short) 16);
        wav.put("data".getBytes(ISO_8859_1)).putInt(LONG_BYTES - WAV_HEADER);
        return wav.array();
    }

    /// Texts of the same length leave everything else in a file as it was.
    private static byte[] renumber(byte[] file, int copy) {
        String text = new String(file, ISO_8859_1);
        return ID_START.matcher(text).replaceAll("%04x".formatted(copy)).getBytes(ISO_8859_1);
    }
}
