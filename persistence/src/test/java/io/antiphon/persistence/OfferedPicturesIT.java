package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.artwork.variant.OfferedPicture;
import io.antiphon.core.artwork.variant.OfferedPicture.State;
import io.antiphon.core.artwork.variant.PictureSearch;
import io.antiphon.core.artwork.variant.PictureSubject;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.persistence.enrichment.JdbcSteps;
import io.antiphon.persistence.outside.JdbcOfferedPictures;
import io.antiphon.testing.LibraryContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What providers offer, and how it is kept, on every database.
@OnEveryDatabase
class OfferedPicturesIT {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3_600);

    private final TestDatabase database;
    private final JdbcOfferedPictures offers;

    OfferedPicturesIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, LibraryContract.library());
        this.offers = new JdbcOfferedPictures(database.database(), new IdGenerator(new Random(7)));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static OfferedImage image(String url, OfferedImage.Type type) {
        return new OfferedImage("https://example.org/" + url, type, 600, null, 3, true);
    }

    private PictureSubject album(String title) {
        return due(Layered.ALBUM, "a", NOON).stream()
                .filter(subject -> subject instanceof PictureSubject.OfAlbum album
                        && album.query().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private List<PictureSubject> due(Layered kind, String wanted, Instant now) {
        List<PictureSubject> all = new ArrayList<>();
        int after = 0;
        List<PictureSubject> some = offers.listDue(kind, after, 2, wanted, now);
        while (!some.isEmpty()) {
            all.addAll(some);
            after = some.getLast().row();
            some = offers.listDue(kind, after, 2, wanted, now);
        }
        return all;
    }

    @Test
    void whatIsOfferedIsReadAsItWasToldInItsOrder() {
        PictureSubject album = album("Revolver");
        offers.offer(album, "b", List.of(image("1", OfferedImage.Type.FRONT), image("2", OfferedImage.Type.BACK)),
                NOON);
        offers.offer(album, "a", List.of(image("3", OfferedImage.Type.DISC)), NOON);
        List<OfferedPicture> listed = offers.list(Layered.ALBUM, album.id());
        assertThat(listed).extracting(picture -> picture.image().url())
                .containsExactly("https://example.org/3", "https://example.org/1", "https://example.org/2");
        OfferedPicture front = listed.get(1);
        assertThat(front).isEqualTo(new OfferedPicture(front.id(), Layered.ALBUM, album.id(), "b",
                image("1", OfferedImage.Type.FRONT), State.OFFERED, null, 0, NOON));
        assertThat(offers.find(front.id())).contains(front);
        assertThat(offers.list(Layered.ARTIST, album.id())).isEmpty();
    }

    @Test
    void whatIsOfferedAgainStaysWhatItBecameAndTheRestGoes() {
        PictureSubject album = album("Revolver");
        offers.offer(album, "a",
                List.of(image("1", OfferedImage.Type.FRONT), image("2", OfferedImage.Type.BACK),
                        image("3", OfferedImage.Type.DISC),
                        image("4", OfferedImage.Type.OTHER)),
                NOON);
        List<OfferedPicture> before = offers.list(Layered.ALBUM, album.id());
        OfferedPicture fetched = with(before.get(0), State.FETCHED, "print");
        offers.put(fetched);
        offers.put(with(before.get(1), State.UNUSABLE, null));
        offers.put(with(before.get(2), State.REFUSED, null));
        assertThat(offers.findAll("print")).containsExactly(fetched);
        offers.offer(album, "a", List.of(image("3", OfferedImage.Type.DISC), image("2", OfferedImage.Type.BACK),
                image("1", OfferedImage.Type.FRONT)), LATER);
        List<OfferedPicture> after = offers.list(Layered.ALBUM, album.id());
        assertThat(after).extracting(OfferedPicture::id)
                .containsExactly(before.get(2).id(), before.get(1).id(), before.get(0).id());
        assertThat(after).extracting(OfferedPicture::state)
                .containsExactly(State.REFUSED, State.OFFERED, State.FETCHED);
        assertThat(after.get(2)).isEqualTo(fetched);
        offers.offer(album, "a", List.of(), LATER);
        assertThat(offers.list(Layered.ALBUM, album.id())).isEmpty();
    }

    private static OfferedPicture with(OfferedPicture picture, State state, @Nullable String print) {
        OfferedImage image = new OfferedImage(picture.image().url(), picture.image().type(), 1_000, 900, 3, true);
        return new OfferedPicture(picture.id(), picture.kind(), picture.item(), picture.provider(),
                print == null ? picture.image() : image, state, print, print == null ? 0 : 77, LATER);
    }

    @Test
    void thingsAreDueUntilTheyWereLookedUpAndAgainWhenSomethingChanged() {
        List<PictureSubject> all = due(Layered.ALBUM, "a", NOON);
        assertThat(all).extracting(subject -> ((PictureSubject.OfAlbum) subject).query().title())
                .containsExactlyInAnyOrder("Revolver", "Arrival", "Debut", "Waterloo", "Hot Rats", "Clips");
        for (PictureSubject subject : all) {
            offers.note(subject.kind(), subject.id(), new PictureSearch(Set.of("a"), "a", subject.shown(), false, NOON,
                    LATER));
        }
        assertThat(due(Layered.ALBUM, "a", NOON)).isEmpty();
        assertThat(due(Layered.ALBUM, "a,b", NOON)).as("others can be asked").hasSize(all.size());
        assertThat(due(Layered.ALBUM, "a", LATER)).as("the time has come").hasSize(all.size());
        PictureSubject one = album("Revolver", all);
        database.database()
                .sql()
                .change("UPDATE album SET cover_file = 'x/cover.jpg', cover_fingerprint = 'new' WHERE id = ?",
                        one.id());
        assertThat(due(Layered.ALBUM, "a", NOON)).extracting(PictureSubject::id).containsExactly(one.id());
        assertThat(offers.findSubject(Layered.ALBUM, one.id())).map(PictureSubject::shown).contains("new");
        assertThat(offers.findSearch(Layered.ALBUM, one.id())).contains(
                new PictureSearch(Set.of("a"), "a", one.shown(), false, NOON, LATER));
        assertThat(offers.findSearch(Layered.ARTIST, one.id())).isEmpty();
    }

    private static PictureSubject album(String title, List<PictureSubject> all) {
        return all.stream()
                .filter(subject -> ((PictureSubject.OfAlbum) subject).query().title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void artistsOfAlbumsAreDueWithTheAlbumsThatTellNamesakesApart() {
        List<PictureSubject> all = due(Layered.ARTIST, "a", NOON);
        assertThat(all).anySatisfy(subject -> {
            PictureSubject.OfArtist artist = (PictureSubject.OfArtist) subject;
            assertThat(artist.query().name()).isEqualTo("ABBA");
            assertThat(artist.query().albums()).contains("Arrival", "Waterloo");
            assertThat(offers.findSubject(Layered.ARTIST, artist.id())).contains(artist);
        });
        assertThat(offers.findSubject(Layered.ARTIST, "nobody0000000001")).isEmpty();
        assertThat(offers.findSubject(Layered.TRACK, "nobody0000000001")).isEmpty();
    }

    @Test
    void choicesOfThoseWhoMayNotBeAskedAnyMoreAreFound() {
        PictureSubject album = album("Revolver");
        JdbcSteps steps = new JdbcSteps(database.database());
        steps.add(List.of(step("step000000000001", album, "a", Field.COVER), step("step000000000002", album, "b",
                Field.COVER), step("step000000000003", album, "b", Field.TITLE)));
        assertThat(offers.listChoicesOfOthers(List.of("a", "c"), 9)).extracting(Step::id)
                .containsExactly("step000000000002");
        assertThat(offers.listChoicesOfOthers(List.of(), 9)).hasSize(2);
        steps.revert("step000000000002", NOON, null);
        assertThat(offers.listChoicesOfOthers(List.of("a"), 9)).isEmpty();
    }

    private static Step step(String id, PictureSubject album, String provider, Field field) {
        return new Step(id, album.kind(), album.id(), field, FieldValue.of("x"), Step.Source.PROVIDER, provider, null,
                1,
                NOON, null, null, null);
    }
}
