package io.antiphon.core.library;

import java.nio.file.Path;

/// A root folder of music. Its number is what protocols show and never changes; name and root may.
///
/// @param id from 1 on
/// @param root absolute; everything inside is stored relative to it, so that a root moves by changing one value
/// @param drafts whether albums in it may be drafts, which only those who take care of the music see
public record MusicFolder(int id, String name, Path root, boolean drafts) {

    /// One without drafts.
    public MusicFolder(int id, String name, Path root) {
        this(id, name, root, false);
    }

    /// Where something in it lies.
    ///
    /// @param path as [PathText] says it, relative to the root
    /// @throws java.nio.file.InvalidPathException when the file system has no such path
    public Path place(String path) {
        return PathText.place(root, path);
    }
}
