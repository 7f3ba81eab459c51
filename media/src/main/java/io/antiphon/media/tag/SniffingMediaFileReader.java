package io.antiphon.media.tag;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.StoredPicture;
import io.antiphon.media.tag.id3.Id3v2;
import io.antiphon.media.tag.probe.Ffprobe;
import io.antiphon.media.tag.probe.ProbedFormat;
import io.antiphon.media.tag.probe.ProbingReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/// Reads media files of all kinds. The content decides what a file is, its name says nothing.
public final class SniffingMediaFileReader implements MediaFileReader {

    private static final int MAX_LEADING_TAGS = 8;
    private static final int SNIFFED = 512;

    private final ProbingReader probing;

    /// @param ffprobe the program for the formats that have no reader here; without it such files are unreadable
    public SniffingMediaFileReader(Optional<Path> ffprobe) {
        this.probing = new ProbingReader(ffprobe.map(Ffprobe::new).orElse(null));
    }

    /// A reader with the ffprobe program of this process's `PATH`, if there is one.
    public static SniffingMediaFileReader withFfprobeFromPath() {
        String searchPath = System.getenv("PATH");
        return new SniffingMediaFileReader(searchPath == null ? Optional.empty() : Ffprobe.findProgram(searchPath));
    }

    @Override
    public MediaFile read(Path file) throws IOException, UnreadableMediaException {
        try (ByteSource source = open(file)) {
            return parse(file, source).toMediaFile();
        }
    }

    @Override
    public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes)
            throws IOException, UnreadableMediaException {
        if (picture.size() > maxBytes) {
            return Optional.empty();
        }
        try (ByteSource source = open(file)) {
            for (StoredPicture stored : parse(file, source).tags().pictures()) {
                if (stored.description().equals(picture)) {
                    byte[] bytes = stored.content().load();
                    return bytes.length == picture.size() ? Optional.of(bytes) : Optional.empty();
                }
            }
            return Optional.empty();
        }
    }

    /// Opening a pipe or a device would wait for what never comes.
    private static ByteSource open(Path file) throws IOException, UnreadableMediaException {
        if (!Files.readAttributes(file, BasicFileAttributes.class).isRegularFile()) {
            throw new UnreadableMediaException("not a regular file");
        }
        return ByteSource.open(file);
    }

    private ParsedMedia parse(Path file, ByteSource source) throws IOException, UnreadableMediaException {
        if (source.size() == 0) {
            throw new UnreadableMediaException("the file is empty");
        }
        long start = 0;
        CollectedTags leading = CollectedTags.NONE;
        for (int i = 0; i < MAX_LEADING_TAGS; i++) {
            long length = Id3v2.lengthAt(source, start);
            if (length == 0) {
                break;
            }
            leading = leading.orElse(Id3v2.read(source, start));
            start += length;
        }
        if (start >= source.size()) {
            throw new UnreadableMediaException("the file ends within its ID3v2 tag, before any sound");
        }
        return parse(file, source, start, leading);
    }

    /// A container's own tags count before an ID3v2 tag that was put in front of it; MPEG audio has no others of its own.
    private ParsedMedia parse(Path file, ByteSource source, long start, CollectedTags leading)
            throws IOException, UnreadableMediaException {
        ContainerReader reader = Formats.find(source, start);
        if (reader != null) {
            ParsedMedia parsed = reader.read(source, start);
            return parsed.withTags(parsed.tags().orElse(leading));
        }
        ProbedFormat probed = ProbedFormat.of(source.read(start, SNIFFED));
        ParsedMedia parsed = probed != null ? probing.read(file, source, start, probed)
                : Formats.mpegAudio().read(source, start);
        return parsed.withTags(leading.orElse(parsed.tags()));
    }
}
