package io.antiphon.core.library.scan;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolder;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// What a scan shall look at.
///
/// @param full whether files that look unchanged are read again, too
/// @param targets the folders to look at; none for everything
public record ScanRequest(boolean full, List<Target> targets) {

    public ScanRequest {
        targets = List.copyOf(targets);
    }

    /// Everything there is.
    public static ScanRequest whole(boolean full) {
        return new ScanRequest(full, List.of());
    }

    /// No folder at all.
    static ScanRequest nothing() {
        return new ScanRequest(false, List.of(new Target(0, "", false)));
    }

    public boolean isWhole() {
        return targets.isEmpty();
    }

    boolean concerns(int musicFolder) {
        return isWhole() || targets.stream().anyMatch(target -> target.musicFolder() == musicFolder);
    }

    /// A folder to look at.
    ///
    /// @param path relative to the music folder's root, `/` between names; empty for the root itself
    /// @param below whether all that lies below it is looked at, too; else only what is new there or gone
    public record Target(int musicFolder, String path, boolean below) {

        /// @throws LibraryException.Invalid when the path leads elsewhere
        public Target {
            while (path.endsWith("/")) {
                path = path.substring(0, path.length() - 1);
            }
            boolean plain = path.isEmpty()
                    || List.of(path.split("/", -1)).stream().allMatch(ScanRequest::isName);
            if (!plain) {
                throw new LibraryException.Invalid(
                        "A folder is named by its path below its music folder, as in `Artist/Album`, not `%s`"
                                .formatted(path.replaceAll("\\p{Cntrl}", "?")));
            }
        }

        /// The folder at a place on this machine's disks, with all below.
        ///
        /// @throws LibraryException.Invalid when it lies in none of the music folders
        public static Target at(Collection<MusicFolder> musicFolders, String place) {
            try {
                Path path = Path.of(place).toAbsolutePath().normalize();
                MusicFolder in = musicFolders.stream()
                        .filter(folder -> path.startsWith(folder.root().toAbsolutePath().normalize()))
                        .max(Comparator.comparingInt(folder -> folder.root().getNameCount()))
                        .orElseThrow(() -> new LibraryException.Invalid("%s lies in no music folder".formatted(path)));
                String below = in.root().toAbsolutePath().normalize().relativize(path).toString();
                return new Target(in.id(), below.replace(path.getFileSystem().getSeparator(), "/"), true);
            } catch (InvalidPathException e) {
                throw new LibraryException.Invalid("No folder can be named so: %s".formatted(e.getReason()));
            }
        }
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && !name.equals(".") && !name.equals("..") && name.indexOf('\0') < 0;
    }
}
