package io.antiphon.core.tag.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.tag.TagField;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TagValueRulesTest {

    private static List<String> checked(TagField field, String... values) {
        return TagValueRules.checked(Map.of(field, List.of(values))).getOrDefault(field, List.of());
    }

    @Test
    void whatPeopleMeanIsTakenWithoutSpaceAroundItAndOnce() {
        assertThat(checked(TagField.ARTISTS, " Björk ", "坂本龍一", "Björk")).containsExactly("Björk", "坂本龍一");
        assertThat(checked(TagField.LYRICS, "one\ntwo\tthree")).containsExactly("one\ntwo\tthree");
        assertThat(checked(TagField.GENRE)).isEmpty();
        assertThat(checked(TagField.DATE, "2026-02")).containsExactly("2026-02");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "a\u0000b", "a\nb", "bell\u0007", "half \ud83c", "bom\ufeff", "end\uffff",
            "li\u2028ne"})
    void whatNoTitleCanBeIsRefusedByName(String value) {
        assertThatThrownBy(() -> checked(TagField.TITLE, value)).isInstanceOf(LibraryException.Invalid.class)
                .hasMessageContaining("`title`");
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> checked(TagField.TITLE, "x".repeat(2_001)))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> checked(TagField.LYRICS, "x".repeat(3 << 20)))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> TagValueRules.checked(Map.of(TagField.GENRE, Collections.nCopies(101, "x"))))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> TagValueRules.checked(Map.of())).isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void numbersDatesAndIdsAreWhatTheyMustBe() {
        assertThatThrownBy(() -> checked(TagField.TRACKNUMBER, "3/12")).isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> checked(TagField.TRACKNUMBER, "1", "2")).isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> checked(TagField.DATE, "yesterday")).isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> checked(TagField.MUSICBRAINZ_ALBUMID, "x"))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> checked(TagField.OPUS_HEADER_GAIN, "1")).isInstanceOf(LibraryException.Invalid.class);
    }
}
