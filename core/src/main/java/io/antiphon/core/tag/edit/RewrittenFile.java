package io.antiphon.core.tag.edit;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.UnfinishedFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A file of the library that another version takes the place of, all at once: readers see the old one or the new one, and a crash leaves one
/// of them.
///
/// @param file where it really lies
/// @param size in bytes
/// @param key what the file system knows it by, where it tells
record RewrittenFile(Path file, long size, FileTime modified, @Nullable Object key) {

    private static final int BUFFER = 128 * 1024;

    /// @param root of the music folder, which the file must not lead out of
    /// @throws LibraryException.NotFound when there is no such file
    static RewrittenFile of(Path root, Path file) {
        try {
            Path real = file.toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw new LibraryException.Invalid("The file lies outside of its music folder, behind a link");
            }
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            if (!attributes.isRegularFile()) {
                throw new LibraryException.Invalid("This is no regular file");
            }
            return new RewrittenFile(real, attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
        } catch (IOException _) {
            throw new LibraryException.NotFound("File", String.valueOf(file.getFileName()));
        }
    }

    /// Which state of the file this is.
    String state() {
        return "%d-%d".formatted(size, modified.to(java.util.concurrent.TimeUnit.NANOSECONDS));
    }

    boolean isUnchanged() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return now.size() == size && now.lastModifiedTime().equals(modified)
                    && Objects.equals(now.fileKey(), key);
        } catch (IOException _) {
            return false;
        }
    }

    /// Beside the file, hidden from scans.
    static Path hidden(Path file, String id) {
        return file.resolveSibling(UnfinishedFiles.hiddenName("tags", id));
    }

    /// Puts another version in its place, with the rights of this one.
    ///
    /// @param content elsewhere; it is copied
    /// @param unfinished notes the copy beside this file
    /// @throws LibraryException.Conflict when the file was changed since it was looked at; it stays then
    void replaceBy(Path content, String id, UnfinishedFiles unfinished) throws IOException {
        Path hidden = hidden(file, id);
        unfinished.begin(id, hidden);
        try {
            // A server that was killed may have left one.
            Files.deleteIfExists(hidden);
            copy(content, hidden);
            takeRights(hidden);
            later(hidden);
            if (!isUnchanged()) {
                throw new LibraryException.Conflict("The file was changed meanwhile: look at it again");
            }
            Files.move(hidden, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            sync(Objects.requireNonNull(file.getParent()));
        } finally {
            Files.deleteIfExists(hidden);
            unfinished.end(id);
        }
    }

    static void copy(Path source, Path target) throws IOException {
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long length = in.size();
            for (long done = 0; done < length;) {
                long count = in.transferTo(done, length - done, out);
                if (count <= 0) {
                    throw new IOException("the file ended early");
                }
                done += count;
            }
            out.force(true);
        }
    }

    private void takeRights(Path hidden) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(hidden, PosixFileAttributeView.class);
        if (from == null || to == null) {
            return;
        }
        PosixFileAttributes rights = from.readAttributes();
        try {
            to.setGroup(rights.group());
            to.setOwner(rights.owner());
        } catch (IOException _) {
            // Only the administrator of the machine gives files away; this server's own account owns it then.
        }
        to.setPermissions(rights.permissions());
    }

    /// Scans see by size and time that a file is another.
    private void later(Path hidden) throws IOException {
        FileTime now = Files.getLastModifiedTime(hidden);
        if (now.toMillis() <= modified.toMillis()) {
            Files.setLastModifiedTime(hidden, FileTime.fromMillis(modified.toMillis() + 1_000));
        }
    }

    /// SHA-256 in hexadecimal digits.
    static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.begin();
            byte[] buffer = new byte[BUFFER];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                digest.update(buffer, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // Not every system lets folders be opened; the file itself is safe.
        }
    }
}
