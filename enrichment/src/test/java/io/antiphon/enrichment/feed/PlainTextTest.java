package io.antiphon.enrichment.feed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

    @Test
    void tagsAndEntitiesBecomeText() {
        assertThat(PlainText.line("<b>Tea</b> &amp; <i class='x'>cake</i>&#33;", 100)).isEqualTo("Tea & cake!");
    }

    @Test
    void paragraphsBecomeLines() {
        assertThat(PlainText.lines("<p>One</p>\n<p>Two<br/>Three</p>", 100)).isEqualTo("One\nTwo\nThree");
    }

    @Test
    void scriptsCommentsAndControlCharactersVanish() {
        assertThat(PlainText.line("a<script>alert('<b>')</script>b<!-- <i> -->c\u0000\u0007d", 100)).isEqualTo("abcd");
    }

    @Test
    void whatOnlyLooksLikeATagStays() {
        assertThat(PlainText.line("1 < 2 & 3 > 2 &unknown; &#xD800; &#99999999;", 100))
                .isEqualTo("1 < 2 & 3 > 2 &unknown; &#xD800; &#99999999;");
    }

    @Test
    void aTagWithoutEndEndsTheText() {
        assertThat(PlainText.line("before <a href='", 100)).isEqualTo("before");
        assertThat(PlainText.line("<script>", 100)).isNull();
    }

    @Test
    void longTextsAreCutBetweenCharacters() {
        assertThat(PlainText.line("ab\uD83D\uDE00cd", 3)).isEqualTo("ab");
        assertThat(PlainText.line("x".repeat(1000), 10)).hasSize(10);
    }

    @Test
    void nothingIsNull() {
        assertThat(PlainText.line(null, 10)).isNull();
        assertThat(PlainText.line(" &nbsp; <p></p> ", 10)).isNull();
    }
}
