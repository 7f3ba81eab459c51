package io.antiphon.core.provider;

/// Has words of songs.
public interface LyricsSource {

    Lookup<OfferedLyrics> findLyrics(RecordingQuery song);
}
