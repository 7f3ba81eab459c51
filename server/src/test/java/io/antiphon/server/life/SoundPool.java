package io.antiphon.server.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiotagger.audio.AudioFile;
import org.jaudiotagger.audio.AudioFileIO;
import org.jaudiotagger.tag.FieldKey;
import org.jaudiotagger.tag.Tag;

/// Half seconds of sound, each different from all others, in several formats; made once and copied from then on.
final class SoundPool {

    static final List<String> FORMATS = List.of("mp3", "ogg", "m4a");

    // Held here, as loggers that nobody holds lose their level.
    private static final Logger TAGGER = Logger.getLogger("org.jaudiotagger");

    private final Path directory;
    private final int size;

    private SoundPool(Path directory, int size) {
        this.directory = directory;
        this.size = size;
    }

    static SoundPool make(Path directory, int size) throws IOException, InterruptedException {
        TAGGER.setLevel(Level.OFF);
        Files.createDirectories(directory);
        String sound = "aevalsrc=0.4*sin(2*PI*(200+3*t)*t)+0.2*sin(2*PI*(900-t)*t):s=8000:d=%d".formatted(size / 2 + 1);
        List<String> command = new ArrayList<>(
                List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", sound));
        segments(command, directory.resolve("%04d.mp3"), "-c:a", "libmp3lame", "-b:a", "32k");
        segments(command, directory.resolve("%04d.ogg"), "-c:a", "libvorbis");
        segments(command, directory.resolve("%04d.m4a"), "-c:a", "aac", "-b:a", "24k", "-segment_format", "mp4");
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(directory.resolve("ffmpeg.log").toFile())
                .start();
        if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(Files.readString(directory.resolve("ffmpeg.log")));
        }
        return new SoundPool(directory, size);
    }

    private static void segments(List<String> command, Path target, String... encoder) {
        command.addAll(List.of("-map", "0"));
        command.addAll(List.of(encoder));
        command.addAll(List.of("-f", "segment", "-segment_time", "0.5", "-reset_timestamps", "1", target.toString()));
    }

    int size() {
        return size;
    }

    void copy(int sound, String format, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(directory.resolve(String.format(Locale.ROOT, "%04d.%s", sound, format)), target);
    }

    static void tag(Path file, Map<FieldKey, String> values) throws IOException {
        try {
            AudioFile audio = AudioFileIO.read(file.toFile());
            Tag tag = audio.getTagOrCreateAndSetDefault();
            for (Map.Entry<FieldKey, String> value : values.entrySet()) {
                if (!value.getValue().isEmpty()) {
                    tag.setField(value.getKey(), value.getValue());
                } else if (tag.hasField(value.getKey())) {
                    tag.deleteField(value.getKey());
                }
            }
            audio.commit();
        } catch (Exception e) {
            throw new IOException("tagging " + file, e);
        }
    }
}
