package io.antiphon.core.library.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.PartialDate;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.CreditTag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AlbumGroupingTest {

    private static AlbumTags tags(@Nullable String name, @Nullable String artist, @Nullable Integer year,
            boolean compilation, @Nullable String mbid) {
        return new AlbumTags(name, null, null, artist,
                artist == null ? List.of() : List.of(new CreditTag(artist, null, null)),
                year == null ? null : PartialDate.ofYear(year), null, List.of(), List.of(), null, List.of(),
                compilation, mbid, null);
    }

    private static String key(AlbumTags tags, String folder) {
        return AlbumGrouping.groupOf(tags, folder).key();
    }

    @Test
    void tracksOfOneReleaseAreOneAlbumWhereverTheyLieAndWhateverElseTheySay() {
        assertThat(key(tags("A", "X", 1990, false, "mb"), "a")).isEqualTo(key(tags("B", "Y", null, false, "mb"), "b"));
        assertThat(key(tags("A", "X", 1990, false, "mb"), "a"))
                .isNotEqualTo(key(tags("A", "X", 1990, false, "other"), "a"));
    }

    @Test
    void foldersOfTheSameAlbumNameAreMergedOnlyWhenTheirTagsAgree() {
        String key = key(tags("Live", "X", 1990, false, null), "a");
        assertThat(key(tags("LIVE", "x", 1990, false, null), "b")).isEqualTo(key);
        assertThat(key(tags("Live", "X", 2001, false, null), "b")).isNotEqualTo(key);
        assertThat(key(tags("Live", "Y", 1990, false, null), "b")).isNotEqualTo(key);
        assertThat(key(tags("Live", null, 1990, false, null), "a"))
                .isNotEqualTo(key(tags("Live", null, 1990, false, null), "b"));
    }

    @Test
    void compilationsAreByVariousArtists() {
        assertThat(key(tags("Hits", null, 1990, true, null), "a"))
                .isEqualTo(key(tags("Hits", "Various Artists", 1990, false, null), "b"));
    }

    @Test
    void discFoldersCountAsTheirParent() {
        for (String disc : List.of("CD1", "Disc 2", "disk 3 - foo", "cd_04", "DISC II", "CD 1 (bonus)")) {
            assertThat(AlbumGrouping.albumFolder("X/Album/" + disc)).as(disc).isEqualTo("X/Album");
        }
        for (String other : List.of("CDs", "Discovery", "Disco 2000", "Discs", "CD")) {
            assertThat(AlbumGrouping.albumFolder("X/" + other)).as(other).isEqualTo("X/" + other);
        }
        assertThat(AlbumGrouping.groupOf(tags(null, null, null, false, null), "X/Album/CD1").name()).isEqualTo("Album");
        assertThat(AlbumGrouping.groupOf(tags(null, null, null, false, null), "").name()).isEqualTo("[Unknown Album]");
    }

    @Test
    void untaggedTitlesComeFromFileNamesWithoutTheirNumber() {
        assertThat(Names.titleOf("01 - Intro.mp3")).isEqualTo("Intro");
        assertThat(Names.titleOf("1-03. Song.flac")).isEqualTo("Song");
        assertThat(Names.titleOf("1999.mp3")).isEqualTo("1999");
        assertThat(Names.titleOf("99 Luftballons.mp3")).isEqualTo("Luftballons");
        assertThat(Names.titleOf("07.mp3")).isEqualTo("07");
    }
}
