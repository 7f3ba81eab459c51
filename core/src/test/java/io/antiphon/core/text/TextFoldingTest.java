package io.antiphon.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFoldingTest {

    @ParameterizedTest
    @CsvSource({"Björk,bjork", "ＡＢＣ,abc", "Straße,strasse", "Sigur Rós,sigur ros", "Mötley Crüe,motley crue",
            "Smørrebrød,smorrebrod", "Don’t,don't", "ÅNGSTRÖM,angstrom",
            "Дмитрий,дмитрии", "ガギグ,ガギグ"})
    void whatPeopleTakeForTheSameFoldsToTheSame(String text, String folded) {
        assertThat(TextFolding.fold(text))
                .isEqualTo(java.text.Normalizer.normalize(folded, java.text.Normalizer.Form.NFKD));
    }

    @Test
    void whiteSpaceIsOneSpaceAndNoneAtTheEnds() {
        assertThat(TextFolding.fold("  a\t \u00a0b  ")).isEqualTo("a b");
        assertThat(TextFolding.fold("   ")).isEmpty();
    }

    @Test
    void foldingTwiceChangesNothing() {
        for (String text : List.of("ŒUVRE", "İstanbul", "ﬁancé", "東京事変", "한국어", "العربية", "ไทย", "x\u0000y",
                "\ud800")) {
            assertThat(TextFolding.fold(TextFolding.fold(text))).isEqualTo(TextFolding.fold(text));
        }
    }

    @Test
    void leadingArticlesDoNotCount() {
        SortNames names = new SortNames(SortNames.DEFAULT_ARTICLES);

        assertThat(names.sortName("The Beatles")).isEqualTo("Beatles, The");
        assertThat(names.sortName("Theatre of Tragedy")).isEqualTo("Theatre of Tragedy");
        assertThat(names.sortName("The")).isEqualTo("The");
        assertThat(names.indexLetter(names.sortName("Los Lobos"))).isEqualTo("L");
        assertThat(names.indexLetter("Émilie")).isEqualTo("E");
        assertThat(names.indexLetter("2Pac")).isEqualTo("#");
        assertThat(names.sortKey("...And You Will Know Us")).isEqualTo("and you will know us");
        assertThat(names.sortKey("!!!")).isEqualTo("!!!");
    }
}
