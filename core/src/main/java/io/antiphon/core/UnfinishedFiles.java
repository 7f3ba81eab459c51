package io.antiphon.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Files that are being made in folders that belong to others, such as music folders. Each is noted in a directory of this server before it is
/// there, so that what a server left that was killed is found, and thrown away, by the next one.
public final class UnfinishedFiles {

    private static final System.Logger LOG = System.getLogger(UnfinishedFiles.class.getName());
    private static final String ENDING = ".unfinished";
    /// What no path holds.
    private static final char BEHIND_EACH = '\0';
    private static final String HIDDEN = ".antiphon-";

    private final Path directory;
    private final List<Path> left;

    /// @param directory made when it is first needed; its files that end with `.unfinished` belong to objects of this class
    public UnfinishedFiles(Path directory) {
        this.directory = directory;
        this.left = listNotes(directory);
    }

    /// The name that files have until they are whole: scans pass it by.
    ///
    /// @param kind of work, such as `tags`
    public static String hiddenName(String kind, String id) {
        return "%s%s-%s.tmp".formatted(HIDDEN, kind, id);
    }

    private static List<Path> listNotes(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(ENDING)).toList();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Left-overs of the last run stay: {0}", e.getMessage());
            return List.of();
        }
    }

    /// To be called before any of the files is made; returns when that is safe.
    ///
    /// @param id of the work they are made by
    /// @param files under hidden names, and names that are taken by empty files
    public void begin(String id, Path... files) throws IOException {
        StringBuilder note = new StringBuilder();
        for (Path file : files) {
            note.append(file.toAbsolutePath()).append(BEHIND_EACH);
        }
        Files.createDirectories(directory);
        try {
            write(note(id), ByteBuffer.wrap(note.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            end(id);
            throw e;
        }
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /// To be called when none of them is there any more under a hidden name.
    public void end(String id) throws IOException {
        Files.deleteIfExists(note(id));
    }

    private Path note(String id) {
        return directory.resolve(id + ENDING);
    }

    /// Throws away what was there when this object was made: hidden files, and those with other names if they are empty. What lies on a disk
    /// that is not there now waits for another start.
    public void sweep() {
        for (Path note : left) {
            try {
                if (Files.exists(note) && isSwept(Files.readString(note, StandardCharsets.UTF_8))) {
                    Files.deleteIfExists(note);
                }
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "A file that was not finished stays: {0}", e.getMessage());
            }
        }
    }

    private static boolean isSwept(String note) throws IOException {
        boolean swept = true;
        for (Path file : files(note)) {
            Path folder = file.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                swept = false;
            } else if (isHidden(file) || isEmpty(file)) {
                Files.deleteIfExists(file);
            }
        }
        return swept;
    }

    /// What was not written to its end says nothing.
    private static List<Path> files(String note) {
        List<Path> files = new ArrayList<>();
        int begin = 0;
        for (int end = note.indexOf(BEHIND_EACH); end >= 0; end = note.indexOf(BEHIND_EACH, begin)) {
            try {
                files.add(Path.of(note.substring(begin, end)));
            } catch (InvalidPathException e) {
                LOG.log(System.Logger.Level.WARNING, "A file that was not finished stays: {0}", e.getMessage());
            }
            begin = end + 1;
        }
        return files;
    }

    private static boolean isHidden(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(HIDDEN) && name.endsWith(".tmp");
    }

    private static boolean isEmpty(Path file) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) == 0;
    }
}
