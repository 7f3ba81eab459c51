package io.antiphon.core.outside;

import io.antiphon.core.library.Track;
import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.core.lyrics.LyricsFinder;
import io.antiphon.core.lyrics.LyricsText;
import io.antiphon.core.provider.OfferedLyrics;
import java.util.List;
import java.util.Objects;

/// Lyrics beside tracks and in their tags; for tracks without any, those that others know.
public final class OutsideLyrics implements LyricsFinder {

    private final LyricsFinder local;
    private final Outside outside;

    public OutsideLyrics(LyricsFinder local, Outside outside) {
        this.local = local;
        this.outside = outside;
    }

    @Override
    public List<Lyrics> findLyrics(Track track) {
        return find(track, true);
    }

    @Override
    public List<Lyrics> findLyricsAtOnce(Track track) {
        return find(track, false);
    }

    private List<Lyrics> find(Track track, boolean mayWait) {
        List<Lyrics> own = local.findLyrics(track);
        return own.isEmpty() && !track.file().video()
                ? outside.lyrics(track, mayWait).map(OutsideLyrics::read).orElse(List.of())
                : own;
    }

    /// Those with times, or where they say nothing the plain ones.
    private static List<Lyrics> read(OfferedLyrics offered) {
        List<Lyrics> timed = LyricsText.parse(Objects.requireNonNullElse(offered.timed(), ""), offered.language());
        return timed.isEmpty()
                ? LyricsText.parse(Objects.requireNonNullElse(offered.plain(), ""), offered.language())
                : timed;
    }
}
