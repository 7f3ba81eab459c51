package io.antiphon.core.upload;

import io.antiphon.core.UnfinishedFiles;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts files into a music folder. Never overwrites a file, never leaves the folder, and never shows a part of a file: it is copied under a
/// hidden name beside its place, made safe on the disk, and then linked or moved there.
final class Placement {

    private static final System.Logger LOG = System.getLogger(Placement.class.getName());
    private static final int MOST_NAMES = 1_000;

    private final MediaFileReader reader;
    private final UnfinishedFiles unfinished;

    Placement(MediaFileReader reader, UnfinishedFiles unfinished) {
        this.reader = reader;
        this.unfinished = unfinished;
    }

    /// @param path relative to the root, `/` between names
    /// @param before whether the same sound lay there, so that nothing was placed
    record Placed(String path, boolean before) {}

    /// @param names of the folders below the root and, last, of the file
    /// @throws PlacementException when it can never be placed
    /// @throws IOException when it cannot be placed now: the disk is full, or gone, or takes no files
    Placed place(String id, Path source, AudioSignature sound, Path root, List<String> names)
            throws IOException, PlacementException {
        List<Path> made = new ArrayList<>();
        boolean placed = false;
        try {
            Path realRoot = root.toRealPath();
            Path folder = folder(realRoot, names.subList(0, names.size() - 1), made);
            Placed there = placeIn(id, source, sound, realRoot, folder, names.getLast());
            placed = true;
            return there;
        } catch (InvalidPathException e) {
            throw new PlacementException("this server's file system has no such name: " + e.getReason());
        } finally {
            if (!placed) {
                removeEmpty(made.reversed());
            }
        }
    }

    /// Folders that were made for nothing.
    private static void removeEmpty(List<Path> folders) {
        for (Path folder : folders) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException _) {
                return;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "An empty folder stays: {0}", e.getMessage());
                return;
            }
        }
    }

    /// The folder, made where it is not there yet. One whose name differs only as some file systems cannot tell is the one that is meant.
    ///
    /// @param made takes those that were not there
    private static Path folder(Path root, List<String> names, List<Path> made)
            throws IOException, PlacementException {
        Path folder = root;
        for (String name : names) {
            Path next = find(folder, name).orElse(folder.resolve(name));
            if (!Files.exists(next, LinkOption.NOFOLLOW_LINKS)) {
                try {
                    Files.createDirectory(next);
                    made.add(next);
                    sync(folder);
                } catch (FileAlreadyExistsException _) {
                    // Somebody else made it just now.
                }
            }
            if (!next.toRealPath().startsWith(root)) {
                throw new PlacementException("the folder %s leads out of the music folder".formatted(name));
            }
            if (!Files.isDirectory(next)) {
                throw new PlacementException("%s is a file, where a folder is needed".formatted(name));
            }
            folder = next;
        }
        return folder;
    }

    private Placed placeIn(String id, Path source, AudioSignature sound, Path root, Path folder, String name)
            throws IOException, PlacementException {
        Path hidden = folder.resolve(UnfinishedFiles.hiddenName("upload", id));
        try {
            boolean copied = false;
            for (int i = 1; i <= MOST_NAMES; i++) {
                Path target = folder.resolve(numbered(name, i));
                Optional<Path> there = find(folder, numbered(name, i));
                if (there.isPresent()) {
                    if (holds(there.get(), sound)) {
                        return new Placed(relative(root, there.get()), true);
                    }
                    continue;
                }
                if (!copied) {
                    unfinished.begin(id, hidden);
                    copy(source, hidden);
                    copied = true;
                }
                if (appears(id, hidden, target)) {
                    sync(folder);
                    return new Placed(relative(root, target), false);
                }
            }
        } finally {
            Files.deleteIfExists(hidden);
            unfinished.end(id);
        }
        throw new PlacementException("there are %d files of this name".formatted(MOST_NAMES));
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name
                : "%s (%d).%s".formatted(FileNames.stem(name), number, FileNames.ending(name));
    }

    private static String relative(Path root, Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    /// What a name means in a folder, whether or not the file system tells capitals and composed letters apart.
    private static Optional<Path> find(Path folder, String name) throws IOException {
        Path exact = folder.resolve(name);
        if (Files.exists(exact, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.of(exact);
        }
        String key = SafeNames.key(name);
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> SafeNames.key(String.valueOf(entry.getFileName())).equals(key)).findFirst();
        }
    }

    private boolean holds(Path file, AudioSignature sound) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && reader.read(file).signature().equals(sound);
        } catch (IOException | UnreadableMediaException _) {
            return false;
        }
    }

    /// With the rights that new files get here, not those of the quarantine.
    private static void copy(Path source, Path target) throws IOException {
        Files.deleteIfExists(target);
        try (FileChannel in = FileChannel.open(source, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long size = in.size();
            for (long done = 0; done < size;) {
                long count = in.transferTo(done, size - done, out);
                if (count <= 0) {
                    throw new IOException("the upload's file ended early");
                }
                done += count;
            }
            out.force(true);
        }
    }

    /// Gives the file its name, in one step, unless somebody else has it.
    private boolean appears(String id, Path hidden, Path target) throws IOException {
        try {
            Files.createLink(target, hidden);
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException | UnsupportedOperationException _) {
            return reserved(id, hidden, target);
        }
    }

    /// Where there are no hard links: takes the name with an empty file, and puts the whole one in its place.
    private boolean reserved(String id, Path hidden, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        unfinished.begin(id, hidden, target);
        try {
            Files.createFile(target);
        } catch (FileAlreadyExistsException _) {
            return false;
        }
        try {
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } catch (IOException e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    /// Makes names in a folder durable; not every system lets folders be opened.
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // The file itself is safe; at worst the upload is checked once more.
        }
    }
}
