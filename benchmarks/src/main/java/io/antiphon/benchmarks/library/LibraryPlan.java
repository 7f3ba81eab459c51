package io.antiphon.benchmarks.library;

import java.util.Arrays;

/// The shape of a library of exactly `tracks` tracks: how many albums, whose, how long. Albums are worked out one by one
/// when asked for, in any order and by several threads.
public final class LibraryPlan {

    public static final int MAX_TRACKS = 2_000_000;

    /// From this size on the first album is the one with long tracks, which streaming is measured with.
    static final int TRACKS_WITH_LONG_ALBUM = 1_000;

    static final String LONG_ALBUM = "Endurance Test";

    /// In the place of an artist's number: the album belongs to various artists.
    static final int VARIOUS = -1;

    private static final double ALBUMS_PER_ARTIST = 3.5;
    private static final double COMPILATIONS = 0.04;

    private final long seed;
    private final int tracks;
    private final int[] firstTrackOf;
    private final int[] artistOf;
    private final int[] ordinalOf;
    private final int artists;
    private final AlbumPlanner planner;

    /// @throws IllegalArgumentException when `tracks` is not between 1 and 2,000,000
    public LibraryPlan(int tracks, long seed) {
        if (tracks < 1 || tracks > MAX_TRACKS) {
            throw new IllegalArgumentException("tracks must be between 1 and " + MAX_TRACKS + ", not " + tracks);
        }
        this.seed = seed;
        this.tracks = tracks;
        firstTrackOf = firstTracks(tracks, seed);
        artists = Math.max(1, (int) (albums() / ALBUMS_PER_ARTIST));
        artistOf = new int[albums()];
        ordinalOf = new int[albums()];
        assignArtists();
        planner = new AlbumPlanner(seed, artists, tracks >= TRACKS_WITH_LONG_ALBUM);
    }

    public long seed() {
        return seed;
    }

    public int tracks() {
        return tracks;
    }

    public int albums() {
        return firstTrackOf.length - 1;
    }

    /// Artists with albums of their own; compilations name others of the same pool.
    public int artists() {
        return artists;
    }

    AlbumPlan album(int album) {
        return planner.plan(album, artistOf[album], ordinalOf[album], firstTrackOf[album],
                firstTrackOf[album + 1] - firstTrackOf[album]);
    }

    /// The album that holds the track of this number.
    int albumOfTrack(int track) {
        int found = Arrays.binarySearch(firstTrackOf, track);
        return found >= 0 ? found : -found - 2;
    }

    int firstTrackOf(int album) {
        return firstTrackOf[album];
    }

    /// Albums of 8 to 16 tracks, one in twelve with twice as many; the last is as long as is left. The closing entry is the
    /// total.
    private static int[] firstTracks(int tracks, long seed) {
        int[] first = new int[tracks / 8 + 2];
        int albums = 0;
        int next = 0;
        while (next < tracks) {
            first[albums] = next;
            Dice dice = Dice.of(seed, Dice.Kind.SHAPE, albums);
            int length = dice.between(8, 16);
            next += dice.chance(1 / 12.0) && albums > 0 ? length * 2 : length;
            albums++;
        }
        first[albums] = tracks;
        return Arrays.copyOf(first, albums + 1);
    }

    /// Every artist has an album; the rest goes to few, as in real libraries.
    private void assignArtists() {
        int[] albumsOf = new int[artists];
        int compilations = 0;
        for (int album = 0; album < artistOf.length; album++) {
            Dice dice = Dice.of(seed, Dice.Kind.SHAPE, -1L - album);
            if (album >= artists && dice.chance(COMPILATIONS)) {
                artistOf[album] = VARIOUS;
                ordinalOf[album] = compilations++;
            } else {
                int artist = album < artists ? album : popular(dice, artists);
                artistOf[album] = artist;
                ordinalOf[album] = albumsOf[artist]++;
            }
        }
    }

    static int popular(Dice dice, int artists) {
        return (int) (artists * Math.pow(dice.fraction(), 1.6));
    }
}
