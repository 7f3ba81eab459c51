package io.antiphon.media.tag.write;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.TagWriter;
import io.antiphon.core.tag.edit.UnwritableTagsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes the tags of all formats that can be written.
public final class FileTagWriter implements TagWriter {

    /// Held here so that the level stays as set: the library tells of every frame.
    private static final Logger CHATTER = Logger.getLogger("org.jaudiotagger");

    public FileTagWriter() {
        CHATTER.setLevel(Level.OFF);
    }

    @Override
    public Optional<String> refusal(MediaFile media) {
        if (media.video()) {
            return Optional.of("the tags of videos cannot be written");
        }
        return writer(media) == null
                ? Optional.of("the tags of %s files cannot be written".formatted(format(media)))
                : Optional.empty();
    }

    @Override
    public void write(Path file, MediaFile media, Map<TagField, List<String>> fields)
            throws IOException, UnwritableTagsException {
        FormatWriter writer = media.video() ? null : writer(media);
        if (writer == null) {
            throw new UnwritableTagsException("the tags of %s files cannot be written".formatted(format(media)));
        }
        try {
            writer.write(file, fields);
        } catch (UnwritableTagsException | IOException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            // What it says is about the library's insides.
            throw new UnwritableTagsException("its %s tags are damaged or of a kind that cannot be written: %s"
                    .formatted(format(media), e.getClass().getSimpleName()), e);
        }
    }

    private static @Nullable FormatWriter writer(MediaFile media) {
        return switch (media.container()) {
            case "flac" -> new VorbisWriter("flac");
            case "ogg" -> switch (media.audio().codec()) {
                case "vorbis" -> new VorbisWriter("ogg");
                case "opus" -> new OpusWriter();
                default -> null;
            };
            case "mp3" -> new Id3Writer("mp3");
            case "aiff" -> new Id3Writer("aif");
            case "wav" -> new Id3Writer("wav");
            case "dsf" -> new Id3Writer("dsf");
            case "mp4" -> new NamedFieldWriter("m4a", "MP4");
            case "asf" -> new NamedFieldWriter("wma", "WMA");
            default -> null;
        };
    }

    /// As people call it.
    private static String format(MediaFile media) {
        return switch (media.container()) {
            case "ogg" -> "Ogg (%s)".formatted(media.audio().codec());
            case "wavpack" -> "WavPack";
            case "ape" -> "Monkey's Audio (APE)";
            case "mpc" -> "Musepack";
            case "aac" -> "bare AAC (ADTS)";
            case "dff" -> "DSDIFF";
            case "matroska" -> "Matroska";
            case "mp4", "mp3", "flac", "wav", "aiff", "dsf" -> media.container().toUpperCase(java.util.Locale.ROOT);
            default -> media.container();
        };
    }
}
