package io.antiphon.core.library.scan.files;

import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.files.FolderListing.Subfolder;
import io.antiphon.core.library.scan.files.FolderListing.Trouble;
import io.antiphon.core.tag.MediaType;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Lists single folders of one music folder. Every file costs a `stat`, because taggers rewrite files in place without
/// touching the folder's time.
public final class FolderLister {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_PATH = 3_800;
    private static final String ARTIST_NOTES = "artist.nfo";

    private final LinkPolicy links;
    /// By path; the same folder may be listed twice in a scan.
    private final Map<String, FileEntry> playlists = new ConcurrentSkipListMap<>();

    /// @throws IOException when the root cannot be reached
    public FolderLister(Path root, boolean followOutside) throws IOException {
        this.links = new LinkPolicy(root, followOutside);
    }

    /// The playlist files in the folders listed so far, by path relative to the root. Links to some are passed over.
    public Map<String, FileEntry> playlists() {
        return Collections.unmodifiableMap(playlists);
    }

    /// Never fails: a folder that cannot be read is answered as unreadable.
    public FolderListing list(String path, Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (FileNames.isIgnoreMarker(nameOf(entry))) {
                    return FolderListing.ignored(path, folder);
                }
                entries.add(entry);
            }
        } catch (AccessDeniedException e) {
            return FolderListing.unreadable(path, folder, "no permission to read this folder");
        } catch (IOException | DirectoryIteratorException e) {
            return FolderListing.unreadable(path, folder, "this folder cannot be read: " + e.getMessage());
        }
        entries.sort(Comparator.comparing(FolderLister::nameOf));
        Collector collector = new Collector(path, folder);
        entries.forEach(collector::add);
        return collector.result();
    }

    private static String nameOf(Path entry) {
        return PathText.nameOf(entry);
    }

    /// Sorts the entries of one folder into what they are.
    private final class Collector {

        private final String path;
        private final Path folder;
        private final ContentHash hash = new ContentHash();
        private final ContentHash sidecars = new ContentHash();
        private final List<FileEntry> media = new ArrayList<>();
        private final List<FileEntry> images = new ArrayList<>();
        private @Nullable FileEntry artistNotes;
        private final List<Subfolder> subfolders = new ArrayList<>();
        private final List<Trouble> problems = new ArrayList<>();

        Collector(String path, Path folder) {
            this.path = path;
            this.folder = folder;
        }

        void add(Path entry) {
            String name = nameOf(entry);
            if (FileNames.isSkipped(name)) {
                return;
            }
            BasicFileAttributes attributes = attributesOf(entry, name, LinkOption.NOFOLLOW_LINKS);
            if (attributes == null) {
                return;
            }
            if (attributes.isSymbolicLink()) {
                addLink(entry, name);
            } else {
                add(entry, name, attributes);
            }
        }

        private void addLink(Path entry, String name) {
            BasicFileAttributes target = linkTarget(entry);
            if (target != null && !target.isDirectory() && !counts(name)) {
                return;
            }
            String refusal = links.refusal(folder, entry);
            if (refusal != null) {
                report(name, refusal);
            } else if (target != null) {
                add(entry, name, target);
            }
        }

        private void add(Path entry, String name, BasicFileAttributes attributes) {
            if (!attributes.isDirectory() && !counts(name)) {
                addPlaylist(entry, name, attributes);
                return;
            }
            String entryPath = FolderListing.join(path, name);
            if (entryPath.length() > MAX_PATH) {
                report(name.substring(0, Math.min(50, name.length())),
                        "its path is longer than " + MAX_PATH + " characters");
            } else if (attributes.isDirectory()) {
                addSubfolder(entry, name, entryPath);
            } else if (attributes.isRegularFile()) {
                addFile(entry, name, attributes);
            } else if (MediaType.ofFileName(name).isPresent()) {
                report(name, "is not a file but a pipe, socket or device");
            }
        }

        private void addPlaylist(Path entry, String name, BasicFileAttributes attributes) {
            String entryPath = FolderListing.join(path, name);
            if (attributes.isRegularFile() && FileNames.isPlaylist(name)
                    && entryPath.length() <= MAX_PATH) {
                playlists.put(entryPath, new FileEntry(name, entry, attributes.size(),
                        attributes.lastModifiedTime().toMillis()));
            }
        }

        private void addSubfolder(Path entry, String name, String entryPath) {
            if (entryPath.chars().filter(c -> c == '/').count() >= MAX_DEPTH) {
                report(name, "lies more than " + MAX_DEPTH + " folders deep");
            } else {
                subfolders.add(new Subfolder(entryPath, entry));
            }
        }

        private void addFile(Path entry, String name, BasicFileAttributes attributes) {
            long size = attributes.size();
            hash.add(name).add(size).add(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            FileEntry file = new FileEntry(name, entry, size, attributes.lastModifiedTime().toMillis());
            if (FileNames.isImage(name)) {
                images.add(file);
            } else if (name.equals(ARTIST_NOTES)) {
                artistNotes = file;
            } else if (FileNames.isSidecar(name)) {
                sidecars.add(name).add(size).add(file.modifiedAt());
            } else {
                media.add(file);
            }
        }

        private @Nullable BasicFileAttributes attributesOf(Path entry, String name, LinkOption... options) {
            try {
                return Files.readAttributes(entry, BasicFileAttributes.class, options);
            } catch (NoSuchFileException e) {
                // Deleted since it was listed.
                return null;
            } catch (IOException e) {
                report(name, "cannot be looked at: " + e.getMessage());
                return null;
            }
        }

        private @Nullable BasicFileAttributes linkTarget(Path entry) {
            try {
                return Files.readAttributes(entry, BasicFileAttributes.class);
            } catch (IOException e) {
                // The link policy says why.
                return null;
            }
        }

        private void report(String name, String reason) {
            hash.add(name).add(reason);
            problems.add(new Trouble(FolderListing.join(path, name), reason));
        }

        FolderListing result() {
            return new FolderListing(path, folder, hash.value(), sidecars.value(), true, media, images, artistNotes,
                    subfolders,
                    problems);
        }
    }

    private static boolean counts(String name) {
        return MediaType.ofFileName(name).isPresent() || FileNames.isImage(name) || FileNames.isSidecar(name)
                || name.equals(ARTIST_NOTES);
    }
}
