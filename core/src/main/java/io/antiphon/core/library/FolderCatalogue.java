package io.antiphon.core.library;

import io.antiphon.core.Rows;
import java.util.List;
import java.util.Optional;

/// Folders as they are on disk, in a viewer's sight, without those that hold no medium at any depth.
public interface FolderCatalogue {

    Optional<Annotated<Folder>> findFolder(Viewer viewer, FolderId id);

    /// The roots of the music folders in view, those that hold files but no folders included.
    List<Folder> listRoots(Viewer viewer);

    /// The folders directly inside a music folder's root, by name without leading articles.
    Rows<Annotated<Folder>> listTopFolders(Viewer viewer);

    /// The folders directly inside a folder, by name.
    Rows<Annotated<Folder>> listSubfolders(Viewer viewer, FolderId parent);

    /// From the music folder's root down to the folder itself.
    List<Folder> listPathTo(FolderId id);

    /// The viewer's starred ones, the most recently starred first.
    Rows<Annotated<Folder>> listStarredFolders(Viewer viewer);
}
