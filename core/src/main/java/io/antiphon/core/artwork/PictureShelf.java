package io.antiphon.core.artwork;

import io.antiphon.core.BoundedFolder;
import io.antiphon.core.Sha256;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// Fetched pictures in one directory, named by a digest of their bytes. When they grow beyond a bound, those go first that were not
/// looked at for longest.
public final class PictureShelf {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");
    private static final int NAME_BYTES = 16;

    private final BoundedFolder folder;

    /// @param directory made with the first picture
    public PictureShelf(Path directory, long maxBytes) {
        this.folder = new BoundedFolder(directory, maxBytes, NAME.asMatchPredicate());
    }

    /// @return its name; empty when there is no room for it
    public Optional<String> put(byte[] picture) {
        String name = nameOf(picture);
        boolean there = folder.find(name).isPresent() || folder.write(name, picture);
        return there ? Optional.of(name) : Optional.empty();
    }

    /// The file of a picture that is still there.
    public Optional<Path> find(String name) {
        return folder.find(name);
    }

    /// The bytes of a picture that is still there, and still is what it was.
    public Optional<byte[]> read(String name) {
        return folder.read(name, picture -> nameOf(picture).equals(name));
    }

    private static String nameOf(byte[] picture) {
        return Sha256.hex(picture, NAME_BYTES);
    }
}
