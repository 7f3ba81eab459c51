package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.Viewer;
import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.core.outside.OutsideArtwork;
import io.antiphon.core.outside.OutsideLyrics;
import io.antiphon.core.outside.Topic;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.ProviderHealth;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.TopSong;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients see of what others told.
class OutsideIT {

    private static final String ARTIST = "id=ar-" + SampleLibrary.EXAMPLES.id().value();
    private static final Lookup<Biography> STORY = new Lookup.Found<>(
            new Biography("Formed elsewhere.", "en", "https://www.last.fm/music/x", "CC BY-SA 3.0"));

    @TempDir
    Path files;

    private SampleLibrary library;
    private OutsideWorld world;
    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        start(Duration.ZERO, true);
    }

    private void start(Duration patience, boolean answers) throws IOException {
        if (server != null) {
            stop();
        }
        library = new SampleLibrary(files);
        world = new OutsideWorld(library, patience, answers);
        server = new TestServer(library, world.outside);
    }

    @AfterEach
    void stop() {
        server.close();
        world.close();
    }

    @Test
    void whatIsNotKnownYetIsAnsweredAtOnceAndLookedUpBehind() throws IOException {
        world.biography.set(STORY);
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("\"status\":\"ok\"").doesNotContain("biography");
        Eventually.await("it was looked up", () -> world.knows(SampleLibrary.EXAMPLES.id(), Topic.BIOGRAPHY));
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("Formed elsewhere.")
                .contains("https://www.last.fm/music/x (CC BY-SA 3.0)")
                .contains("\"lastFmUrl\":\"https://www.last.fm/music/x\"");
        assertThat(server.xml("getArtistInfo", ARTIST)).contains("<biography>Formed elsewhere.");
        assertThat(world.askedAbout.get().albums()).contains("First <Light> & \"Dark\"");
    }

    /// Each question for itself would take three times as long.
    @Test
    void aRequestWaitsOnceForAllThatItAsks() throws IOException {
        start(Duration.ofSeconds(1), false);
        long begun = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            assertThat(server.json("getArtistInfo2", ARTIST)).contains("\"status\":\"ok\"");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(world.asked).hasPositiveValue();
    }

    /// Waiting would take well over a minute.
    @Test
    void whoIsLeftAloneAfterFailuresIsNotWaitedFor() throws IOException {
        start(Duration.ofSeconds(5), false);
        world.health.set(new ProviderHealth(3, 0, 3, "silent", world.clock.instant(),
                world.clock.instant().plus(Duration.ofMinutes(5))));
        long begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(server.json("getArtistInfo2", ARTIST)).contains("\"status\":\"ok\"");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(40));
        // When it may be asked again, it is waited for again.
        world.clock.move(Duration.ofMinutes(6));
        long again = System.nanoTime();
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("\"status\":\"ok\"");
        assertThat(Duration.ofNanos(System.nanoTime() - again)).isGreaterThan(Duration.ofSeconds(4));
    }

    @Test
    void aProviderThatNeverAnswersHoldsUpNobody() throws IOException {
        start(Duration.ofMillis(1), false);
        for (int i = 0; i < 5; i++) {
            for (String endpoint : List.of("getArtistInfo", "getArtistInfo2", "getSimilarSongs2", "getTopSongs")) {
                String parameters = endpoint.equals("getTopSongs") ? "artist=The%20Examples" : ARTIST;
                assertThat(server.json(endpoint, parameters)).contains("\"status\":\"ok\"");
            }
        }
        // Two at once: the others wait in the queue, each question once.
        Eventually.await("two were asked", () -> world.asked.get() == 2);
        assertThat(world.notes).isEmpty();
    }

    @Test
    void whoMayWaitIsAnsweredWithWhatWasFoundMeanwhile() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.biography.set(STORY);
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("Formed elsewhere.");
    }

    @Test
    void theFileBesideTheMusicCountsMore() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.biography.set(STORY);
        Path folder = Files.createDirectories(files.resolve("music/The Examples"));
        Files.writeString(folder.resolve("artist.nfo"), "<artist><biography>Formed here.</biography></artist>");
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("\"biography\":\"Formed here.\"")
                .doesNotContain("elsewhere");
    }

    @Test
    void whatIsOldIsShownAndLookedUpAnewOnce() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.biography.set(STORY);
        server.json("getArtistInfo2", ARTIST);
        world.biography.set(new Lookup.Found<>(new Biography("Newly written.", "en", null, null)));
        int before = world.asked.get();
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("Formed elsewhere.");
        assertThat(world.asked).hasValue(before);
        world.clock.move(Duration.ofDays(31));
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("Formed elsewhere.");
        Eventually.await("it is told anew", () -> shows("Newly written."));
    }

    @Test
    void aFailureLeavesWhatIsKnownAndIsNotRepeatedAtOnce() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.biography.set(STORY);
        server.json("getArtistInfo2", ARTIST);
        world.biography.set(new Lookup.Failed<>(Duration.ofMinutes(10), "down"));
        world.similar.set(new Lookup.Failed<>(Duration.ofMinutes(10), "down"));
        world.clock.move(Duration.ofDays(31));
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("Formed elsewhere.");
        Eventually.await("both were tried", () -> world.asked.get() == 4);
        assertThat(server.json("getArtistInfo2", ARTIST)).contains("Formed elsewhere.");
    }

    private boolean shows(String text) {
        return server.json("getArtistInfo2", ARTIST).contains(text);
    }

    @Test
    void similarArtistsAreThoseOfTheLibraryWhomOthersName() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.similar.set(new Lookup.Found<>(List.of(new SimilarArtist("Not Here", null, 1),
                new SimilarArtist("Clara Composer", null, 0.9), new SimilarArtist("The Examples", null, 0.8))));
        String answer = server.json("getArtistInfo2", ARTIST + "&count=1");
        assertThat(answer).contains("\"name\":\"Clara Composer\"").doesNotContain("Not Here");
        assertThat(server.json("getSimilarSongs2", ARTIST + "&count=10")).contains("\"status\":\"ok\"");
    }

    @Test
    void topSongsComeInTheOrderThatOthersHearThem() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.songs.set(new Lookup.Found<>(List.of(new TopSong("Not here", "The Examples", null, 9L),
                new TopSong("Other title", "The Examples", "mbid-recording", 7L))));
        String answer = server.json("getTopSongs", "artist=The%20Examples&count=2");
        assertThat(answer).contains(SampleLibrary.OPENING.value()).doesNotContain("Not here");
        assertThat(server.json("getTopSongs", "artist=The%20Examples&count=0")).doesNotContain("song\":[{");
    }

    @Test
    void lyricsThatAreNowhereHereAreThoseThatOthersHave() throws IOException {
        start(Duration.ofSeconds(5), true);
        world.lyrics.set(new Lookup.Found<>(new OfferedLyrics("plain", "[00:01.50]One\n[00:02.50]Two", false, "en")));
        OutsideLyrics finder = new OutsideLyrics(_ -> List.of(), world.outside);
        var track = library.catalogue.findTrack(new Viewer(SampleLibrary.ANNA.id(), Set.of(1)), SampleLibrary.OPENING)
                .orElseThrow()
                .item();
        List<Lyrics> found = finder.findLyrics(track);
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().synced()).isTrue();
        assertThat(found.getFirst().lines()).extracting(Lyrics.Line::text).containsExactly("One", "Two");
        assertThat(new OutsideLyrics(_ -> found, world.outside).findLyrics(track)).isEqualTo(found);
    }

    @Test
    void picturesOfSeveralItemsInOneRequestAreNotWaitedFor() throws IOException {
        start(Duration.ofSeconds(5), false);
        Viewer anna = new Viewer(SampleLibrary.ANNA.id(), Set.of(1));
        OutsideArtwork artwork = new OutsideArtwork((_, _) -> Optional.empty());
        List<Duration> waits = new ArrayList<>();
        artwork.use(new OutsideWorld.NoPictures(waits), library.catalogue, Duration.ofSeconds(5));
        assertThat(artwork.findArtworkAtOnce(anna, SampleLibrary.UNICODE.id())).isEmpty();
        assertThat(artwork.findArtwork(anna, SampleLibrary.UNICODE.id())).isEmpty();
        assertThat(waits).containsExactly(Duration.ZERO, Duration.ofSeconds(5));
    }

    @Test
    void anArtistWithoutAPictureHasTheFetchedOneForThoseWhoSeeThem() throws IOException {
        start(Duration.ofSeconds(5), true);
        Viewer anna = new Viewer(SampleLibrary.ANNA.id(), Set.of(1));
        OutsideArtwork artwork = new OutsideArtwork((_, _) -> Optional.empty());
        assertThat(artwork.findArtwork(anna, SampleLibrary.UNICODE.id())).isEmpty();
        artwork.use(world.pictures, library.catalogue, Duration.ZERO);
        assertThat(artwork.findArtwork(anna, SampleLibrary.UNICODE.id())).isPresent();
        assertThat(artwork.findArtwork(new Viewer(SampleLibrary.ANNA.id(), Set.of()), SampleLibrary.UNICODE.id()))
                .isEmpty();
        assertThat(server.json("getArtistInfo2", "id=ar-" + SampleLibrary.UNICODE.id().value()))
                .contains("largeImageUrl");
    }
}
