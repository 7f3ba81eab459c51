package io.antiphon.media.ffmpeg;

import io.antiphon.core.Sha256;
import io.antiphon.core.library.scan.files.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Files that ffmpeg and ffprobe are to read, as arguments. Java writes arguments as text; a name that is none is reached by a link, which
/// goes when this process does.
public final class ProgramInput {

    private static final Object LOCK = new Object();
    private static final int NAME_BYTES = 16;
    private static @Nullable Path links;

    private ProgramInput() {}

    /// The address of a file for both programs, whatever it is called.
    public static String of(Path file) {
        return "file:" + representable(file.toAbsolutePath());
    }

    private static Path representable(Path file) {
        try {
            if (Path.of(file.toString()).equals(file)) {
                return file;
            }
        } catch (InvalidPathException _) {
            // As little an argument as one that comes out as another.
        }
        try {
            return link(file);
        } catch (IOException e) {
            throw new UncheckedIOException("a file whose name is no text cannot be linked to", e);
        }
    }

    private static Path link(Path file) throws IOException {
        byte[] digest = Sha256.of(file.toUri().getRawPath().getBytes(StandardCharsets.US_ASCII));
        String name = HexFormat.of().formatHex(digest, 0, NAME_BYTES) + '.' + FileNames.ending(file.toString());
        Path link = folder().resolve(name);
        try {
            Files.createSymbolicLink(link, file);
            link.toFile().deleteOnExit();
        } catch (FileAlreadyExistsException _) {
            // Made for an earlier run.
        }
        return link;
    }

    private static Path folder() throws IOException {
        synchronized (LOCK) {
            Path folder = links;
            if (folder == null || !Files.isDirectory(folder)) {
                folder = Files.createTempDirectory("antiphon-inputs");
                folder.toFile().deleteOnExit();
                links = folder;
            }
            return folder;
        }
    }
}
