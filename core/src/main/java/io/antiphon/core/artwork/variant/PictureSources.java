package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import java.util.List;

/// Finds the pictures that lie with the music.
public interface PictureSources {

    /// Of a track, an album or an artist, as far as the viewer sees where they lie; each picture once, at most a few dozen.
    List<FoundPicture> list(Viewer viewer, ItemId item);
}
