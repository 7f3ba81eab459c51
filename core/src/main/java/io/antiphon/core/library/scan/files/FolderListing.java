package io.antiphon.core.library.scan.files;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What lies directly inside one folder, each list by name.
///
/// @param path relative to the music folder's root, `/` between names, empty for the root
/// @param contentHash equal as long as nothing inside changed
/// @param sidecarHash the same for files that are neither sound nor pictures: lyrics
/// @param artistNotes the `artist.nfo` inside
/// @param readable whether the folder could be listed; if not, nothing is known of its content
/// @param problems what is inside and cannot be taken in
public record FolderListing(String path, Path folder, long contentHash, long sidecarHash, boolean readable,
        List<FileEntry> media, List<FileEntry> images, @Nullable FileEntry artistNotes,
        List<Subfolder> subfolders, List<Trouble> problems) {

    public FolderListing {
        media = List.copyOf(media);
        images = List.copyOf(images);
        subfolders = List.copyOf(subfolders);
        problems = List.copyOf(problems);
    }

    /// A folder to walk into.
    public record Subfolder(String path, Path folder) {}

    /// @param path relative to the music folder's root
    /// @param reason in plain words
    public record Trouble(String path, String reason) {}

    static FolderListing unreadable(String path, Path folder, String reason) {
        return new FolderListing(path, folder, 0, 0, false, List.of(), List.of(), null, List.of(),
                List.of(new Trouble(path, reason)));
    }

    /// A folder that is to be left out with everything below.
    static FolderListing ignored(String path, Path folder) {
        return new FolderListing(path, folder, 0, 0, true, List.of(), List.of(), null, List.of(), List.of());
    }

    /// The path of something inside a folder.
    public static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + '/' + name;
    }
}
