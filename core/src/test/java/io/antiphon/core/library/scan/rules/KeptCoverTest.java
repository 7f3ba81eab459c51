package io.antiphon.core.library.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.layer.FieldValue;
import org.junit.jupiter.api.Test;

/// Where a picture lies that is shown in place of what the scan found.
final class KeptCoverTest {

    private static final KeptCover NONE = new KeptCover(null, null, null);

    @Test
    void aFetchedPictureIsShownAsLongAsTheScanFindsWhatItFound() {
        FieldValue overNothing = KeptCover.fetched("f00d", "");
        KeptCover shown = KeptCover.of(overNothing, NONE);
        assertThat(shown.fingerprint()).isEqualTo(KeptCover.shownAs("f00d"));
        String id = KeptCover.keptId(shown.path());
        assertThat(id).isNotNull();
        assertThat(KeptCover.fetchedFingerprint(String.valueOf(id))).isEqualTo("f00d");
        KeptCover local = new KeptCover("One/cover.jpg", null, "a-1");
        assertThat(KeptCover.of(overNothing, local)).as("the scan found one meanwhile").isEqualTo(local);
        FieldValue overTiny = KeptCover.fetched("f00d", "a-1");
        assertThat(KeptCover.of(overTiny, local).fingerprint()).isEqualTo(KeptCover.shownAs("f00d"));
        assertThat(KeptCover.of(overTiny, new KeptCover("One/cover.jpg", null, "b-2")).path())
                .isEqualTo("One/cover.jpg");
        assertThat(KeptCover.of(overTiny, NONE)).as("the tiny one is gone").isEqualTo(NONE);
    }

    @Test
    void whatACuratorChoseIsShownWhateverTheScanFinds() {
        KeptCover local = new KeptCover("One/cover.jpg", null, "a-1");
        KeptCover shown = KeptCover.of(FieldValue.of("abc"), local);
        assertThat(KeptCover.keptId(shown.path())).isEqualTo("abc");
        assertThat(KeptCover.fetchedFingerprint("abc")).isNull();
        assertThat(KeptCover.keptId("One/cover.jpg")).isNull();
    }

    @Test
    void whatTheScanFoundIsFoundAgainUnderWhatIsShown() {
        KeptCover embedded = new KeptCover(null, 7, "print");
        FieldValue tagged = KeptCover.tagged(embedded.path(), embedded.number(), embedded.fingerprint());
        assertThat(KeptCover.of(tagged, NONE)).isEqualTo(embedded);
        assertThat(KeptCover.taggedFingerprint(tagged)).isEqualTo("print");
        assertThat(KeptCover.taggedFingerprint(KeptCover.tagged(null, null, null))).isEmpty();
    }
}
