package io.antiphon.core.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A folder on this machine's disks. Links are not followed, so that nothing leads out of it.
public final class LocalFolder implements Source {

    private final Path root;

    public LocalFolder(Path root) {
        this.root = root;
    }

    @Override
    public List<SourceFile> list(String folder) throws SourceException {
        Path path = inside(folder);
        List<SourceFile> files = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                file(entry).ifPresent(files::add);
            }
        } catch (IOException | DirectoryIteratorException _) {
            throw new SourceException("The folder cannot be read: %s".formatted(path.getFileName()));
        }
        return files;
    }

    private Optional<SourceFile> file(Path entry) {
        try {
            BasicFileAttributes is = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String id = root.relativize(entry).toString().replace(entry.getFileSystem().getSeparator(), "/");
            String name = String.valueOf(entry.getFileName());
            if (name.startsWith(".") || !is.isDirectory() && !is.isRegularFile()) {
                return Optional.empty();
            }
            return Optional.of(new SourceFile(id, name, is.isDirectory(), is.isDirectory() ? -1 : is.size(),
                    "%d-%d".formatted(is.size(), is.lastModifiedTime().toMillis())));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    @Override
    public List<SourceFile> search(String text, int limit) throws SourceException, InterruptedException {
        return SourceTree.search(this, text, limit);
    }

    @Override
    public void fetch(String id, Path target, long maxBytes) throws SourceException, IOException {
        Path file = inside(id);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new SourceException("There is no such file any more");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] piece = new byte[1 << 16];
            long left = maxBytes;
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                left -= read;
                if (left < 0) {
                    throw new SourceException("It has more than %d bytes".formatted(maxBytes));
                }
                out.write(piece, 0, read);
            }
        }
    }

    private Path inside(String id) throws SourceException {
        try {
            Path path = root.resolve(id).normalize();
            if (path.startsWith(root.normalize()) && path.toRealPath().startsWith(root.toRealPath())) {
                return path;
            }
        } catch (IOException | InvalidPathException _) {
            // Said below.
        }
        throw SourceException.nothingThere();
    }
}
