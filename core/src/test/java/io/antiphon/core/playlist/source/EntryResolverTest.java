package io.antiphon.core.playlist.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import io.antiphon.core.playlist.source.EntryResolver.Resolution;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryResolverTest {

    private static final Path ROOT = Path.of("/srv/music");

    private static final Map<Place, TrackId> LEFT = Map.of(new Place(1, "Incoming/track.mp3"), new TrackId("moved"),
            new Place(1, "Abba/Gold/01 Intro.mp3"), new TrackId("never asked for"));

    private final Map<Place, TrackId> library = new LinkedHashMap<>();
    private final EntryResolver resolver = new EntryResolver(new Places(library),
            List.of(new MusicFolder(1, "Music", ROOT), new MusicFolder(2, "More", Path.of("/srv/more"))));

    EntryResolverTest() {
        add(1, "Björk/Homogenic/02 Jóga.mp3");
        add(1, "Abba/Arrival/01 Intro.mp3");
        add(1, "Muse/Showbiz/01 Intro.mp3");
        add(1, "Abba/Gold/01 Intro.mp3");
        add(2, "loose.mp3");
        add(1, "Abba/50% off.mp3");
    }

    private void add(int musicFolder, String path) {
        library.put(new Place(musicFolder, path), new TrackId(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../Björk/Homogenic/02 Jóga.mp3", "/srv/music/Björk/Homogenic/02 Jóga.mp3",
            "Björk/Homogenic/02 Jóga.mp3", "/Björk/Homogenic/02 Jóga.mp3", "..\\Björk\\Homogenic\\02 Jóga.mp3",
            "C:\\Users\\me\\Music\\Björk\\Homogenic\\02 Jóga.mp3", "file:///D:/old/Homogenic/02%20J%C3%B3ga.mp3",
            "file:///srv/music/Bj%C3%B6rk/Homogenic/02%20J%C3%B3ga.mp3",
            "file://localhost/srv/music/Bj%c3%b6rk/Homogenic/02%20J%c3%b3ga.mp3",
            "file:/srv/music/Bj%F6rk/Homogenic/02 J%F3ga.mp3", "/mnt/old disk/homogenic/02 JÓGA.MP3",
            "./../playlists/../Bjo\u0308rk/./Homogenic/02 Jo\u0301ga.mp3",
            "../Bj%C3%B6rk/Homogenic/02%20J%C3%B3ga.mp3"})
    void theSameTrackIsFoundHoweverItIsWritten(String location) {
        assertThat(resolve(location).tracks()).extracting(TrackId::value)
                .containsExactly("Björk/Homogenic/02 Jóga.mp3");
    }

    @Test
    void aTrackIsFoundWhereItLayBeforeItWasMovedAndRenamed() {
        assertThat(resolve("../Incoming/track.mp3").tracks()).extracting(TrackId::value).containsExactly("moved");
        assertThat(resolve("../Abba/Gold/01 Intro.mp3").tracks()).extracting(TrackId::value)
                .containsExactly("Abba/Gold/01 Intro.mp3");
    }

    @Test
    void namesThatAreNoTextAreFoundFromAPlaylistBesideThem() {
        Path folder = Path.of(URI.create("file:///srv/music/Bj%f6rk"));
        String file = PathText.nameOf(folder) + '/' + PathText.nameOf(Path.of(URI.create("file:///J%f3ga.mp3")));
        add(1, file);
        add(1, "Other/Jóga.mp3");
        for (String location : List.of("Jóga.mp3", "/srv/music/Björk/Jóga.mp3")) {
            assertThat(resolver.resolve(List.of(new Entry(location, false)), folder).tracks())
                    .extracting(TrackId::value)
                    .containsExactly(file);
        }
    }

    @Test
    void percentSignsThatEncodeNothingStay() {
        assertThat(resolve("../Abba/50% off.mp3").tracks()).hasSize(1);
        assertThat(resolver.resolve(List.of(new Entry("../Abba/50%25%20off.mp3", true)), ROOT.resolve("playlists"))
                .tracks()).hasSize(1);
    }

    @Test
    void filesOfOtherMusicFoldersAreFound() {
        assertThat(resolve("../../more/loose.mp3").tracks()).hasSize(1);
        assertThat(resolve("/elsewhere/more/loose.mp3").tracks()).hasSize(1);
        assertThat(resolve("/elsewhere/loose.mp3").unresolved()).hasSize(1);
    }

    @Test
    void whatIsLikeSeveralTracksIsNotGuessed() {
        assertThat(resolve("/old/Arrival/01 Intro.mp3").tracks()).extracting(TrackId::value)
                .containsExactly("Abba/Arrival/01 Intro.mp3");
        add(1, "ABBA/Arrival/01 Intro.mp3");
        assertThat(resolve("/old/Arrival/01 Intro.mp3").unresolved()).containsExactly(
                new Unresolved("/old/Arrival/01 Intro.mp3", Unresolved.Reason.AMBIGUOUS));
        assertThat(resolve("/old/Unknown/01 Intro.mp3").unresolved()).extracting(Unresolved::reason)
                .containsExactly(Unresolved.Reason.UNKNOWN);
    }

    @Test
    void whatIsNoTrackIsReportedAndTheOthersKeepTheirOrder() {
        Resolution found = resolver.resolve(
                List.of(entry("Abba/Gold/01 Intro.mp3"), entry("https://example.org/Abba/Gold/01 Intro.mp3"),
                        entry("/etc/passwd"), entry("x".repeat(9_000)), entry("\0"), entry("Abba/Gold/01 Intro.mp3"),
                        entry("../../../../../../.."), entry("Muse/Showbiz/01 Intro.mp3")),
                ROOT);
        assertThat(found.tracks()).extracting(TrackId::value)
                .containsExactly("Abba/Gold/01 Intro.mp3", "Abba/Gold/01 Intro.mp3", "Muse/Showbiz/01 Intro.mp3");
        assertThat(found.unresolved()).hasSize(5);
        assertThat(found.unresolved().getFirst().reason()).isEqualTo(Unresolved.Reason.ELSEWHERE);
    }

    private Resolution resolve(String location) {
        return resolver.resolve(List.of(entry(location)), ROOT.resolve("playlists"));
    }

    private static Entry entry(String location) {
        return new Entry(location, false);
    }

    /// Places in a map.
    private record Places(Map<Place, TrackId> library) implements TrackPlaces {

        @Override
        public Map<Place, TrackId> findAt(Collection<Place> places) {
            Map<Place, TrackId> found = new HashMap<>();
            places.forEach(place -> {
                TrackId track = library.get(place);
                if (track != null) {
                    found.put(place, track);
                }
            });
            return found;
        }

        @Override
        public Map<Place, TrackId> findFormer(Collection<Place> places, Collection<Integer> musicFolders) {
            Map<Place, TrackId> found = new HashMap<>();
            places.stream().filter(LEFT::containsKey).forEach(place -> found.put(place, LEFT.get(place)));
            return found;
        }

        @Override
        public void forEach(Taker taker) {
            library.forEach((place, track) -> taker.take(place.musicFolder(), place.path(), track));
        }
    }
}
