package io.antiphon.server.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An album to be made.
///
/// @param folder path below the music folder
/// @param suffix file type of its tracks
/// @param hue colour of its cover, 0 to 1
/// @param embedCover whether the cover goes into the files instead of the folder
record DemoAlbum(String folder, String suffix, String artist, String title, int year, String genre, boolean compilation,
        float hue, boolean embedCover,
        List<DemoTrack> tracks) {

    DemoAlbum {
        tracks = List.copyOf(tracks);
    }

    /// A track to be made.
    ///
    /// @param artist absent when it is the album's
    /// @param lyrics absent for none
    record DemoTrack(int disc, int number, String title, @Nullable String artist, Mood mood, @Nullable String lyrics) {

        static DemoTrack of(int number, String title, Mood mood) {
            return new DemoTrack(1, number, title, null, mood, null);
        }
    }

    /// How a piece is composed.
    enum Mood {
        CALM(72, new int[]{0, 2, 4, 7, 9}, new int[][]{{0, 4, 7}, {9, 12, 16}, {5, 9, 12}, {7, 11, 14}}), BRIGHT(112,
                new int[]{0, 2, 4, 5, 7, 9, 11}, new int[][]{{0, 4, 7}, {7, 11, 14}, {9, 12, 16}, {5, 9, 12}}),
        DARK(88,
                new int[]{0, 2, 3, 5, 7, 8, 10}, new int[][]{{0, 3, 7}, {8, 12, 15}, {3, 7, 10}, {10, 14, 17}}),
        WALTZ(138,
                new int[]{0, 2, 3, 5, 7, 8, 11}, new int[][]{{0, 3, 7}, {5, 8, 12}, {7, 11, 14}, {0, 3, 7}});

        private final int beatsPerMinute;
        private final int[] scale;
        private final int[][] chords;

        Mood(int beatsPerMinute, int[] scale, int[][] chords) {
            this.beatsPerMinute = beatsPerMinute;
            this.scale = scale;
            this.chords = chords;
        }

        int beatsPerMinute() {
            return beatsPerMinute;
        }

        int beatsPerBar() {
            return this == WALTZ ? 3 : 4;
        }

        /// Semitones above the root.
        int[] scale() {
            return scale.clone();
        }

        int[] chord(int bar) {
            return chords[bar % chords.length].clone();
        }
    }
}
