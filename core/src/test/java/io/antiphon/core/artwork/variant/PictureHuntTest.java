package io.antiphon.core.artwork.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.artwork.PictureScaler;
import io.antiphon.core.artwork.PictureShelf;
import io.antiphon.core.artwork.variant.OfferedPicture.State;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.provider.ReleaseQuery;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Looking for pictures of one album.
final class PictureHuntTest {

    private static final ReleaseQuery QUERY = new ReleaseQuery("First Light", "The Examples",
            "0d6a1e9c-9c3f-4a8e-8a6f-2f1c9b1f0001", null, null, null, List.of());
    private static final String SITE = "https://example.org/";
    private static final Duration REFRESH = Duration.ofDays(30);

    @TempDir
    private Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final Clock clock = new Moved();
    private final MemoryOffers offers = new MemoryOffers();
    private final MemorySteps steps = new MemorySteps();
    private final List<Source> sources = new ArrayList<>();
    private final Map<String, Lookup<byte[]>> web = new HashMap<>();
    private final List<String> fetched = new ArrayList<>();
    private final IdGenerator ids = new IdGenerator(new Random(5));
    private int localEdge;

    private final class Moved extends Clock {

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    /// A provider that says what the test says.
    private static final class Source implements Provider, AlbumImageSource {

        private final String name;
        private Lookup<List<OfferedImage>> answer;
        private int asked;
        private boolean off;

        Source(String name, OfferedImage... images) {
            this.name = name;
            this.answer = new Lookup.Found<>(List.of(images));
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String title() {
            return name;
        }

        @Override
        public Optional<String> missing() {
            return off ? Optional.of("consent") : Optional.empty();
        }

        @Override
        public Lookup<List<OfferedImage>> findAlbumImages(ReleaseQuery album) {
            asked++;
            if (name.equals("broken")) {
                throw new IllegalStateException("on purpose");
            }
            return answer;
        }
    }

    /// Takes everything as it is, except what is not as large as its header says.
    private static final class Scaler implements PictureScaler {

        @Override
        public Encoded scale(byte[] original, int edge) throws IOException {
            if (original.length < 60) {
                throw new IOException("cut off");
            }
            return new Encoded(original, "image/png");
        }

        @Override
        public Encoded collage(List<byte[]> originals, int edge) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String contentTypeOf(byte[] original) {
            return "image/png";
        }
    }

    private Source source(String name, OfferedImage... images) {
        Source source = new Source(name, images);
        sources.add(source);
        return source;
    }

    private static byte[] png(int edge) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(edge, edge, BufferedImage.TYPE_BYTE_GRAY), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A front that is found by an id.
    private OfferedImage front(String url, int edge) {
        web.put(url, new Lookup.Found<>(png(edge)));
        return front(url);
    }

    private static OfferedImage front(String url) {
        return new OfferedImage(SITE + url, OfferedImage.Type.FRONT, 9_999, 9_999, 0, true);
    }

    private boolean hunt(boolean ask) {
        MusicFolders none = new MusicFolders() {

            @Override
            public List<MusicFolder> listMusicFolders() {
                return List.of();
            }

            @Override
            public Optional<MusicFolder> findMusicFolder(int id) {
                return Optional.empty();
            }
        };
        PictureSources local = (_, _) -> localEdge == 0 ? List.of()
                : List.of(new FoundPicture(ArtworkVariant.Source.FOLDER, "cover.png", PictureType.FRONT,
                        new ArtworkLocation.ImageFile(directory, "local")));
        PictureIntake intake = new PictureIntake(image -> {
            String url = image.url().substring(SITE.length());
            fetched.add(url);
            if (url.equals("thrown")) {
                throw new IllegalStateException("on purpose");
            }
            return web.getOrDefault(url, new Lookup.Nothing<>());
        }, new Scaler(), new PictureShelf(directory.resolve("shelf"), 1_000_000), clock);
        PictureHunt hunt = new PictureHunt(
                new PictureHunt.Ports(new ImageProviders(() -> new Providers(List.copyOf(sources))), offers, intake,
                        new LocalPictures(local, _ -> Optional.of(png(localEdge)), none, steps), steps),
                REFRESH, ids, clock);
        return hunt.hunt(new PictureSubject.OfAlbum(1, "album", localEdge == 0 ? "" : "local", QUERY), ask);
    }

    private String shownUrl() {
        List<Step> holding = steps.holding();
        if (holding.isEmpty()) {
            return "";
        }
        assertThat(holding).hasSize(1);
        String text = String.valueOf(holding.getFirst().value().text());
        return offers.pictures.stream()
                .filter(picture -> text.equals("web/" + picture.fingerprint()))
                .map(picture -> picture.image().url().substring(SITE.length()))
                .findFirst()
                .orElseThrow();
    }

    private void passes(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Test
    void theBestThatCanBeHadIsShownAndItsTrueSizeIsKnown() {
        source("first", front("small", 200));
        source("second", front("large", 800));
        assertThat(hunt(false)).isTrue();
        assertThat(shownUrl()).isEqualTo("large");
        assertThat(offers.pictures).extracting(picture -> picture.image().width()).containsExactly(200, 800);
        Step step = steps.holding().getFirst();
        assertThat(step.source()).isEqualTo(Step.Source.PROVIDER);
        assertThat(step.provider()).isEqualTo("second");
        assertThat(step.at()).isEqualTo(now.get());
    }

    @Test
    void nobodyIsAskedTwiceBeforeTheTimeHasCome() {
        Source source = source("only", front("one", 600));
        assertThat(hunt(false)).isTrue();
        assertThat(hunt(false)).isFalse();
        assertThat(hunt(true)).isFalse();
        assertThat(source.asked).isEqualTo(1);
        assertThat(fetched).containsExactly("one");
        passes(REFRESH);
        source.answer = new Lookup.Found<>(List.of(front("two", 601)));
        assertThat(hunt(false)).isTrue();
        assertThat(shownUrl()).isEqualTo("two");
        assertThat(steps.steps).hasSize(2);
    }

    @Test
    void whoEverFailsLeavesWhatIsKnownAndIsAskedAgainSoon() {
        Source source = source("only", front("one", 600));
        hunt(false);
        passes(REFRESH);
        source.answer = new Lookup.Failed<>(Duration.ofHours(2), "down");
        assertThat(hunt(false)).isFalse();
        assertThat(shownUrl()).isEqualTo("one");
        PictureSearch search = offers.findSearch(Layered.ALBUM, "album").orElseThrow();
        assertThat(search.next()).isEqualTo(now.get().plus(Duration.ofHours(2)));
        assertThat(search.failed()).isTrue();
        passes(Duration.ofHours(2));
        source.answer = new Lookup.Nothing<>();
        assertThat(hunt(false)).as("it has none any more").isTrue();
        assertThat(steps.holding()).isEmpty();
    }

    @Test
    void whoThrowsCostsNobodyElse() {
        source("broken");
        source("good", front("one", 600));
        assertThat(hunt(false)).isTrue();
        assertThat(shownUrl()).isEqualTo("one");
    }

    @Test
    void whoMayNotBeAskedIsNotShown() {
        Source off = source("off", front("one", 600));
        Source on = source("on", front("two", 200));
        hunt(false);
        assertThat(shownUrl()).isEqualTo("one");
        off.off = true;
        assertThat(hunt(false)).isTrue();
        assertThat(shownUrl()).isEqualTo("two");
        assertThat(on.asked).isEqualTo(1);
    }

    @Test
    void whatIsNoPictureIsPassedOverAndNotTriedAgain() {
        OfferedImage text = front("text", 600);
        web.put("text", new Lookup.Found<>("<html>no picture, but long enough to be taken for one</html>".getBytes(
                StandardCharsets.US_ASCII)));
        source("only", front("thrown"), text, front("real", 600));
        hunt(false);
        assertThat(shownUrl()).isEqualTo("real");
        hunt(false);
        assertThat(fetched).containsExactly("thrown", "text", "real");
        assertThat(offers.pictures).extracting(OfferedPicture::state)
                .containsExactly(State.UNUSABLE, State.UNUSABLE, State.FETCHED);
    }

    @Test
    void aProviderWithHundredsOfPicturesIsTriedAFewTimes() {
        List<OfferedImage> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(front("gone" + i));
        }
        many.addFirst(new OfferedImage("file:///etc/passwd", OfferedImage.Type.FRONT, -1, 0, 9, true));
        source("only", many.toArray(OfferedImage[]::new));
        assertThat(hunt(false)).isFalse();
        assertThat(fetched).containsExactly("gone0", "gone1", "gone2");
        assertThat(offers.pictures).hasSize(40);
    }

    @Test
    void whatHadToMakeRoomIsFetchedAgainAndStaysWhileThatFails() throws IOException {
        source("only", front("one", 600));
        hunt(false);
        try (Stream<Path> files = Files.list(directory.resolve("shelf"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Lookup<byte[]> before = Objects.requireNonNull(web.put("one", new Lookup.Failed<>(Duration.ofMinutes(1),
                "unplugged")));
        assertThat(hunt(false)).isFalse();
        assertThat(shownUrl()).isEqualTo("one");
        web.put("one", before);
        assertThat(hunt(false)).isFalse();
        assertThat(fetched).hasSize(3);
        try (Stream<Path> files = Files.list(directory.resolve("shelf"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void aGoodPictureHereIsEnoughAndNobodyIsAskedUnlessSomebodyWantsToSeeWhatThereIs() {
        Source source = source("only", front("one", 2_000));
        localEdge = 500;
        assertThat(hunt(false)).isFalse();
        assertThat(source.asked).isZero();
        assertThat(hunt(true)).isFalse();
        assertThat(source.asked).isEqualTo(1);
        assertThat(offers.pictures).hasSize(1);
        assertThat(fetched).isEmpty();
        assertThat(steps.steps).isEmpty();
    }

    @Test
    void aTinyPictureHereGivesWayForAsLongAsTheScanFindsThatOne() {
        source("only", front("one", 600));
        localEdge = 100;
        assertThat(hunt(false)).isTrue();
        assertThat(steps.holding().getFirst().value().parts()).hasSize(2).last().isEqualTo("local");
        localEdge = 400;
        assertThat(hunt(false)).isTrue();
        assertThat(steps.holding()).isEmpty();
    }

    @Test
    void whatACuratorChoseStaysOnTop() {
        source("only", front("one", 600));
        steps.add(
                List.of(new Step("mine", Layered.ALBUM, "album", Field.COVER, FieldValue.of("kept1"), Step.Source.USER,
                        null, null, 1, now.get(), "me", null, null)));
        assertThat(hunt(false)).isTrue();
        assertThat(steps.holding()).hasSize(2);
        assertThat(offers.findSearch(Layered.ALBUM, "album")).map(PictureSearch::shown).contains("kept-kept1");
    }
}
