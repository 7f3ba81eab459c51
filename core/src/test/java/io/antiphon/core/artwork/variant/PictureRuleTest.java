package io.antiphon.core.artwork.variant;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.artwork.variant.OfferedPicture.State;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.provider.OfferedImage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which picture is shown where nobody chose one.
final class PictureRuleTest {

    private static final Optional<PictureRule.Local> NONE = Optional.empty();

    private static OfferedPicture picture(String provider, OfferedImage.Type type, int width, int height,
            boolean byId) {
        return picture(provider + width, provider,
                new OfferedImage("https://example.org", type, width, height, 0, byId),
                State.FETCHED);
    }

    private static OfferedPicture picture(String id, String provider, OfferedImage image, State state) {
        return new OfferedPicture(id, Layered.ALBUM, "album", provider, image, state,
                state == State.FETCHED ? "print" + id : null, state == State.FETCHED ? 1 : 0, Instant.EPOCH);
    }

    private static Optional<PictureRule.Local> local(int width, int height) {
        return Optional.of(new PictureRule.Local(Optional.of(new PictureSize(width, height))));
    }

    private static @Nullable String chosen(Optional<PictureRule.Local> local, OfferedPicture... fetched) {
        return PictureRule.choose(Layered.ALBUM, local, List.of(fetched)).map(OfferedPicture::id).orElse(null);
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 3_000})
    void aPictureWithTheMusicStaysUnlessItIsTiny(int edge) {
        assertThat(chosen(local(edge, edge), picture("a", OfferedImage.Type.FRONT, 3_000, 3_000, true))).isNull();
        assertThat(chosen(local(3_000, edge), picture("a", OfferedImage.Type.FRONT, 3_000, 3_000, true))).isNull();
    }

    @Test
    void aPictureWithTheMusicWhoseSizeCannotBeToldStays() {
        assertThat(chosen(Optional.of(new PictureRule.Local(Optional.empty())),
                picture("a", OfferedImage.Type.FRONT, 3_000, 3_000, true))).isNull();
    }

    @ParameterizedTest
    @CsvSource({"299, 598, true, true", "299, 597, true, false", "100, 500, true, true", "100, 499, true, false",
            "100, 1000, false, false"})
    void aTinyOneGivesWayToAMuchLargerOneThatIsSurelyTheSame(int here, int there, boolean byId, boolean given) {
        assertThat(chosen(local(here, 2_000), picture("a", OfferedImage.Type.FRONT, there, there, byId)) != null)
                .isEqualTo(given);
    }

    @Test
    void whereThereIsNoneAnOfferByNameIsTakenToo() {
        assertThat(chosen(NONE, picture("a", OfferedImage.Type.FRONT, 100, 100, false))).isEqualTo("a100");
        assertThat(chosen(NONE, picture("a", OfferedImage.Type.FRONT, 99, 200, false))).isNull();
        assertThat(chosen(NONE)).isNull();
    }

    @Test
    void onlyAFrontStandsForAnAlbumAndOnlyAPortraitForAnArtist() {
        for (OfferedImage.Type type : OfferedImage.Type.values()) {
            OfferedPicture one = picture("a", type, 800, 800, true);
            assertThat(PictureRule.choose(Layered.ALBUM, NONE, List.of(one)).isPresent())
                    .isEqualTo(type == OfferedImage.Type.FRONT);
            assertThat(PictureRule.choose(Layered.ARTIST, NONE, List.of(one)).isPresent())
                    .isEqualTo(type == OfferedImage.Type.PORTRAIT);
        }
    }

    @ParameterizedTest
    @CsvSource({"1000, 750, true", "1000, 749, false", "500, 1000, false"})
    void aFrontIsNearlySquare(int width, int height, boolean fits) {
        assertThat(chosen(NONE, picture("a", OfferedImage.Type.FRONT, width, height, true)) != null).isEqualTo(fits);
    }

    @Test
    void whatWasFoundByAnIdComesBeforeWhatIsLarger() {
        assertThat(
                chosen(NONE, picture("a", OfferedImage.Type.FRONT, 1_000, 1_000, false),
                        picture("b", OfferedImage.Type.FRONT, 400, 400, true)))
                .isEqualTo("b400");
    }

    @Test
    void theLargerAndSquarerComesFirstAndThenWhoIsAskedEarlier() {
        assertThat(chosen(NONE, picture("a", OfferedImage.Type.FRONT, 500, 500, true),
                picture("b", OfferedImage.Type.FRONT, 900, 900, true)))
                .isEqualTo("b900");
        assertThat(chosen(NONE, picture("a", OfferedImage.Type.FRONT, 1_100, 1_000, true),
                picture("b", OfferedImage.Type.FRONT, 1_000, 1_000, true))).isEqualTo("b1000");
        assertThat(chosen(NONE, picture("z", OfferedImage.Type.FRONT, 2_000, 2_000, true),
                picture("a", OfferedImage.Type.FRONT, 1_500, 1_500, true)))
                .as("beyond a thousand pixels it hardly matters")
                .isEqualTo("z2000");
    }

    @Test
    void onlyWhatIsHereIsShownWhateverIsSaidOfTheRest() {
        OfferedImage huge = new OfferedImage("https://example.org", OfferedImage.Type.FRONT, 9_999, 9_999, 99, true);
        for (State state : List.of(State.OFFERED, State.UNUSABLE, State.REFUSED)) {
            assertThat(chosen(NONE, picture("x", "a", huge, state))).isNull();
        }
    }

    @Test
    void thoseFoundByAnIdAreFetchedFirstThenThoseThatPeopleLikeMore() {
        OfferedPicture liked = picture("1", "a", new OfferedImage("u", OfferedImage.Type.FRONT, null, null, 9, false),
                State.OFFERED);
        OfferedPicture back = picture("2", "a", new OfferedImage("u", OfferedImage.Type.BACK, null, null, 9, true),
                State.OFFERED);
        OfferedPicture sure = picture("3", "b", new OfferedImage("u", OfferedImage.Type.FRONT, null, null, 0, true),
                State.OFFERED);
        OfferedPicture other = picture("4", "a", new OfferedImage("u", OfferedImage.Type.FRONT, null, null, 1, false),
                State.OFFERED);
        assertThat(PictureRule.promising(Layered.ALBUM, List.of(other, liked, back, sure)))
                .extracting(OfferedPicture::id)
                .containsExactly("3", "1", "4");
    }
}
