package io.antiphon.core.lyrics;

import io.antiphon.core.library.Track;
import java.util.List;

/// Finds a track's lyrics: in files beside it, in its tags, and wherever else an implementation looks.
public interface LyricsFinder {

    /// Main layers first; empty when there are none or the file is gone.
    List<Lyrics> findLyrics(Track track);

    /// The same, but where finding them could take a while only those that are at hand.
    default List<Lyrics> findLyricsAtOnce(Track track) {
        return findLyrics(track);
    }
}
