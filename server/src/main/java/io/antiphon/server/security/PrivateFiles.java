package io.antiphon.server.security;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;

/// Files and directories that nobody but their owner may read, from the moment they exist.
public final class PrivateFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY_FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY = PosixFilePermissions.fromString("rwx------");

    /// The bits of group and others, as umask(2) takes them away.
    private static final int OTHERS = 0b111_111;

    private PrivateFiles() {}

    /// Makes a directory with its parents; one that exists and is ours is closed to others.
    public static void makeDirectory(Path directory) throws IOException {
        if (!isPosix()) {
            Files.createDirectories(directory);
            return;
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
        }
        if (!Files.getPosixFilePermissions(directory).equals(OWNER_ONLY_DIRECTORY)) {
            Files.setPosixFilePermissions(directory, OWNER_ONLY_DIRECTORY);
        }
    }

    /// From now on, nobody else may read what this process and those it starts create: libraries and ffmpeg make files of their own. The
    /// launchers see to it already; whoever starts the program otherwise has often left new files open to all.
    ///
    /// @param directory where a file is created to see whether that is so
    public static void closeNewFiles(Path directory) throws IOException {
        Path probe = directory.resolve(".new-file");
        Files.deleteIfExists(probe);
        Files.createFile(probe);
        try {
            if (isOpenToOthers(probe)) {
                takeFromOthers();
            }
        } finally {
            Files.delete(probe);
        }
    }

    /// umask(2), which Java knows no other way to reach.
    @SuppressWarnings("restricted")
    private static void takeFromOthers() throws IOException {
        Linker linker = Linker.nativeLinker();
        try {
            var _ = (int) linker
                    .downcallHandle(linker.defaultLookup().findOrThrow("umask"),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT))
                    .invokeExact(OTHERS);
        } catch (Throwable e) {
            throw new IOException("new files cannot be closed to others: " + e, e);
        }
    }

    /// Writes a whole file durably, or leaves the old one.
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(temporary);
        try (FileChannel channel = FileChannel.open(temporary,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes())) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Takes the rights of others from the files directly inside a directory that a library made with its own.
    public static void closeToOthers(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (isOpenToOthers(file)) {
                    Files.setPosixFilePermissions(file, OWNER_ONLY_FILE);
                }
            }
        }
    }

    /// Whether others than its owner may read, change or enter it; never on systems without such permissions.
    public static boolean isOpenToOthers(Path path) throws IOException {
        return isPosix() && Files.getPosixFilePermissions(path)
                .stream()
                .anyMatch(permission -> !permission.name().startsWith("OWNER"));
    }

    private static FileAttribute<?>[] attributes() {
        return isPosix() ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(OWNER_ONLY_FILE)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
