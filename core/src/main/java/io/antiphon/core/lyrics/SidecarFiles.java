package io.antiphon.core.lyrics;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds and reads the lyrics files beside a track. A file counts only where it really lies inside the music folder, whatever
/// links say, and only up to a megabyte of it.
final class SidecarFiles {

    private static final int MAX_BYTES = 1_000_000;
    private static final int MAX_FILES = 32;

    private final Path realRoot;

    /// @param realRoot the music folder's root with all links resolved
    SidecarFiles(Path realRoot) {
        this.realRoot = realRoot;
    }

    /// The file with all links resolved; empty when it is gone, is no regular file or lies outside.
    Optional<Path> findInside(Path file) {
        try {
            Path real = file.toRealPath();
            return real.startsWith(realRoot) && Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// Those that can say the most first, and without a language before those with one.
    List<Sidecar> list(Path track) {
        Path folder = track.getParent();
        Path name = track.getFileName();
        if (folder == null || name == null) {
            return List.of();
        }
        List<Sidecar> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Sidecar.of(file, name.toString()).ifPresent(found::add);
            }
        } catch (IOException | DirectoryIteratorException _) {
            return List.of();
        }
        found.sort(Comparator.comparing((Sidecar sidecar) -> sidecar.language() != null)
                .thenComparing(Sidecar::format)
                .thenComparing(Sidecar::file));
        return found.size() > MAX_FILES ? found.subList(0, MAX_FILES) : found;
    }

    /// Empty when it cannot be read, lies outside or is too large.
    Optional<String> read(Sidecar sidecar) {
        return findInside(sidecar.file()).flatMap(SidecarFiles::readReal);
    }

    private static Optional<String> readReal(Path real) {
        try (InputStream in = Files.newInputStream(real, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            return bytes.length > MAX_BYTES ? Optional.empty() : Optional.of(TextDecoder.decode(bytes));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
