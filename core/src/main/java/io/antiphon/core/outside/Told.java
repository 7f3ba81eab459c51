package io.antiphon.core.outside;

import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.TopSong;
import java.util.List;

/// What somebody told.
public sealed interface Told {

    /// Of an artist or an album.
    record Story(Biography biography) implements Told {}

    /// The most alike first.
    record Alike(List<SimilarArtist> artists) implements Told {

        public Alike {
            artists = List.copyOf(artists);
        }
    }

    /// The most heard first.
    record Heard(List<TopSong> songs) implements Told {

        public Heard {
            songs = List.copyOf(songs);
        }
    }

    record Words(OfferedLyrics lyrics) implements Told {}
}
