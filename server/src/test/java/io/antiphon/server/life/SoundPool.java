package io.antiphon.server.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import org.jaudiotagger.tag.flac.FlacTag;
import org.jaudiotagger.tag.vorbiscomment.VorbisCommentTag;
import org.jspecify.annotations.Nullable;

/// Half seconds of sound, each different from all others, in several formats; made once and copied from then on.
final class SoundPool {

    static final List<String> FORMATS = List.of("mp3", "ogg", "m4a");

    // Held here, as loggers that nobody holds lose their level.
    private static final Logger TAGGER = Logger.getLogger("org.jaudiotagger");

    private static final Map<String, String> ENCODERS = Map.of("mp3", "libmp3lame", "ogg", "libvorbis", "m4a", "aac");

    /// What Picard calls fields of Vorbis comments that the library for tags calls otherwise.
    private static final Map<FieldKey, String> NAMED = Map.of(FieldKey.MOVEMENT, "MOVEMENTNAME", FieldKey.MOVEMENT_NO,
            "MOVEMENT", FieldKey.MUSICBRAINZ_WORK_ID, "MUSICBRAINZ_WORKID");

    private final Path directory;
    private final int size;

    private SoundPool(Path directory, int size) {
        this.directory = directory;
        this.size = size;
    }

    static SoundPool make(Path directory, int size) throws IOException {
        TAGGER.setLevel(Level.OFF);
        Files.createDirectories(directory);
        String sound = "aevalsrc=0.4*sin(2*PI*(200+3*t)*t)+0.2*sin(2*PI*(900-t)*t):s=8000:d=%d".formatted(size / 2 + 1);
        List<String> command = new ArrayList<>(
                List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-f", "lavfi", "-i", sound));
        segments(command, directory.resolve("%04d.mp3"), "-c:a", "libmp3lame", "-b:a", "32k");
        segments(command, directory.resolve("%04d.ogg"), "-c:a", "libvorbis");
        segments(command, directory.resolve("%04d.m4a"), "-c:a", "aac", "-b:a", "24k", "-segment_format", "mp4");
        run(command, directory);
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

    /// @param sound beyond those of the pool for one that is much longer than they are
    /// @param format one of [#FORMATS], or `flac`
    void copy(int sound, String format, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        Files.copy(made(sound, format, ""), target);
    }

    /// Writes the same song over a file, encoded otherwise than the pool has it.
    void copyAgain(int sound, String format, Path target) throws IOException {
        Files.copy(made(sound, format, " again"), target, StandardCopyOption.REPLACE_EXISTING);
    }

    /// What is not there yet is made when somebody wants it.
    private Path made(int sound, String format, String again) throws IOException {
        // Of half seconds there are some more than was asked for.
        String kind = sound < size ? again : " long" + again;
        Path file = directory.resolve(String.format(Locale.ROOT, "%04d%s.%s", sound, kind, format));
        if (Files.exists(file)) {
            return file;
        }
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-y"));
        command.addAll(sound < size ? List.of("-i", directory.resolve("%04d.mp3".formatted(sound)).toString())
                : List.of("-f", "lavfi", "-i",
                        "sine=frequency=%d:sample_rate=8000:duration=9".formatted(200 + 3 * (sound - size))));
        if (!again.isEmpty()) {
            command.addAll(List.of("-af", "volume=0.9"));
        }
        Path making = directory.resolve("making." + format);
        String encoder = ENCODERS.getOrDefault(format, format);
        command.addAll(List.of("-map_metadata", "-1", "-c:a", encoder, making.toString()));
        run(command, directory);
        return Files.move(making, file);
    }

    private static void run(List<String> command, Path directory) throws IOException {
        Path log = directory.resolve("ffmpeg.log");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("making sounds was interrupted", e);
        }
    }

    static void tag(Path file, Map<FieldKey, String> values) throws IOException {
        try {
            AudioFile audio = AudioFileIO.read(file.toFile());
            Tag tag = audio.getTagOrCreateAndSetDefault();
            for (Map.Entry<FieldKey, String> value : values.entrySet()) {
                String named = NAMED.get(value.getKey());
                VorbisCommentTag comments = comments(tag);
                if (named != null && comments != null) {
                    set(comments, named, value.getValue());
                } else if (!value.getValue().isEmpty()) {
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

    private static @Nullable VorbisCommentTag comments(Tag tag) {
        return switch (tag) {
            case VorbisCommentTag comments -> comments;
            case FlacTag flac -> flac.getVorbisCommentTag();
            default -> null;
        };
    }

    private static void set(VorbisCommentTag comments, String name, String value) throws Exception {
        comments.deleteField(name);
        if (!value.isEmpty()) {
            comments.setField(comments.createField(name, value));
        }
    }
}
