package io.antiphon.benchmarks.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.benchmarks.audio.AudioFormat;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryPlanTest {

    private static final LibraryPlan PLAN = new LibraryPlan(10_013, 1);

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 10_013, 100_013, 2_000_000})
    void theAlbumsHoldExactlyTheTracksThatWereAskedFor(int tracks) {
        LibraryPlan plan = new LibraryPlan(tracks, 3);

        assertThat(plan.firstTrackOf(0)).isZero();
        assertThat(plan.firstTrackOf(plan.albums())).isEqualTo(tracks);
        assertThat(plan.albumOfTrack(tracks - 1)).isEqualTo(plan.albums() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 2_000_001})
    void countsThatMakeNoLibraryAreRefused(int tracks) {
        assertThatThrownBy(() -> new LibraryPlan(tracks, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Integer.toString(tracks));
    }

    @Test
    void noTwoTracksHaveTheSamePath() {
        Set<String> paths = new HashSet<>();
        albums().forEach(album -> album.tracks().forEach(track -> paths.add(album.folder() + "/" + track.file())));

        assertThat(paths).hasSize(10_013);
    }

    @Test
    void noTwoArtistsOfTwoMillionTracksShareAName() {
        NameForge names = new NameForge(1);
        int artists = new LibraryPlan(LibraryPlan.MAX_TRACKS, 1).artists();
        Set<String> different = new HashSet<>();
        IntStream.range(0, artists).forEach(artist -> different.add(names.artist(artist)));

        assertThat(artists).isGreaterThan(30_000);
        assertThat(different).hasSize(artists);
    }

    @Test
    void theLibraryHasEveryKindOfAlbum() {
        List<AlbumPlan> albums = albums();
        Set<AudioFormat> formats = EnumSet.noneOf(AudioFormat.class);
        albums.forEach(album -> formats.add(album.format()));

        assertThat(formats).containsExactlyInAnyOrder(AudioFormat.values());
        assertThat(albums).anyMatch(album -> album.compilation())
                .anyMatch(album -> album.tracks().getFirst().file().startsWith("CD1/"))
                .anyMatch(album -> album.tracks().getFirst().file().startsWith("1-01"))
                .anyMatch(album -> album.folderCover().isEmpty())
                .anyMatch(album -> album.embedsCover())
                .anyMatch(album -> album.facts().hasMusicBrainzIds())
                .anyMatch(album -> album.facts().hasComposers())
                .anyMatch(album -> album.artist().codePoints().anyMatch(Character::isIdeographic))
                .anyMatch(album -> album.artist().codePoints().anyMatch(Character::isSupplementaryCodePoint));
        assertThat(albums.stream()
                .filter(AlbumPlan::compilation)
                .findFirst()
                .orElseThrow()
                .tracks()
                .stream()
                .flatMap(track -> track.artists().stream())
                .distinct()
                .count()).isGreaterThan(4);
    }

    @Test
    void theCommonestGenresAreFarMoreCommonThanTheOthers() {
        Map<String, Integer> counts = new HashMap<>();
        albums().forEach(album -> album.tracks()
                .forEach(track -> track.genres().forEach(genre -> counts.merge(genre, 1, Integer::sum))));
        List<Integer> sorted = counts.values().stream().sorted((a, b) -> b - a).toList();

        assertThat(sorted.size()).isGreaterThan(20);
        assertThat(sorted.getFirst()).isGreaterThan(10 * sorted.get(sorted.size() - 5));
    }

    @Test
    void discsCountTheirTracksFromOne() {
        AlbumPlan album = albums().stream().filter(each -> each.facts().discs() == 2).findFirst().orElseThrow();
        TrackPlan firstOfSecond = album.tracks().stream().filter(track -> track.disc() == 2).findFirst().orElseThrow();

        assertThat(firstOfSecond.position()).isEqualTo(1);
        assertThat(firstOfSecond.positions() + album.tracks().getFirst().positions()).isEqualTo(album.tracks().size());
    }

    private static List<AlbumPlan> albums() {
        return IntStream.range(0, PLAN.albums()).mapToObj(PLAN::album).toList();
    }
}
