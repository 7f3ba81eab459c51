package io.antiphon.core.lyrics;

import io.antiphon.core.library.Track;
import java.util.List;

/// Finds a track's lyrics in files beside it and in its tags.
public interface LyricsFinder {

    /// Main layers first; empty when there are none or the file is gone.
    List<Lyrics> findLyrics(Track track);
}
