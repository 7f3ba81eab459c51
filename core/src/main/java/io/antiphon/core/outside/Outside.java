package io.antiphon.core.outside;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.TopSong;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What others know, as it is kept here. Answers at once, or after the short time that an operator grants when nothing is kept yet;
/// nobody's request asks anybody itself.
public interface Outside extends AutoCloseable {

    /// What is shown with an artist.
    OfArtist about(Viewer viewer, Artist artist);

    /// What is shown with an album.
    OfAlbum about(Viewer viewer, Album album);

    /// The songs of an artist that people hear most, the most heard first.
    List<TopSong> topSongs(Viewer viewer, Artist artist);

    /// Artists like one, the most alike first.
    List<SimilarArtist> similarArtists(Viewer viewer, Artist artist);

    /// @param mayWait whether the time that is granted may be taken
    Optional<OfferedLyrics> lyrics(Track track, boolean mayWait);

    /// @param mayWait whether the time that is granted may be taken
    Optional<Path> picture(Viewer viewer, Artist artist, boolean mayWait);

    /// Of an album without one of its own.
    ///
    /// @param mayWait whether the time that is granted may be taken
    Optional<Path> picture(Viewer viewer, Album album, boolean mayWait);

    /// Whether there is anybody who could tell; where not, whoever asks need not look for what they would ask about.
    boolean canTell(Topic topic);

    @Override
    default void close() {}

    /// @param biography absent when none is known
    /// @param picture whether there is one
    record OfArtist(@Nullable Biography biography, List<SimilarArtist> similar, boolean picture) {

        public static final OfArtist NOTHING = new OfArtist(null, List.of(), false);

        public OfArtist {
            similar = List.copyOf(similar);
        }
    }

    /// @param notes absent when none are known
    /// @param picture whether there is one
    record OfAlbum(@Nullable Biography notes, boolean picture) {

        public static final OfAlbum NOTHING = new OfAlbum(null, false);
    }

    /// Where nobody is asked.
    static Outside none() {
        return new Outside() {

            @Override
            public OfArtist about(Viewer viewer, Artist artist) {
                return OfArtist.NOTHING;
            }

            @Override
            public OfAlbum about(Viewer viewer, Album album) {
                return OfAlbum.NOTHING;
            }

            @Override
            public List<TopSong> topSongs(Viewer viewer, Artist artist) {
                return List.of();
            }

            @Override
            public List<SimilarArtist> similarArtists(Viewer viewer, Artist artist) {
                return List.of();
            }

            @Override
            public Optional<OfferedLyrics> lyrics(Track track, boolean mayWait) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> picture(Viewer viewer, Artist artist, boolean mayWait) {
                return Optional.empty();
            }

            @Override
            public Optional<Path> picture(Viewer viewer, Album album, boolean mayWait) {
                return Optional.empty();
            }

            @Override
            public boolean canTell(Topic topic) {
                return false;
            }
        };
    }
}
