package io.antiphon.core.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartialDateTest {

    @ParameterizedTest
    @CsvSource({"1973,1973", "1973-03,1973-03", "1973-03-01,1973-03-01", "1973/3,1973", "19730301,1973-03-01",
            "1973-13-01,1973", "1973-03-77,1973-03",
            "1973-03-01T12:00:00,1973-03-01", "1973.03.01,1973-03-01"})
    void whatIsUsableOfADateIsRead(String text, String date) {
        assertThat(PartialDate.parse(text)).map(PartialDate::toString).hasValue(date);
    }

    @ParameterizedTest
    @CsvSource({"''", "73", "0000", "abcd", "c. 1973"})
    void aTextWithoutAYearIsNoDate(String text) {
        assertThat(PartialDate.parse(text)).isEmpty();
    }

    @Test
    void aDateWithoutADayComesBeforeOneInTheSameMonth() {
        assertThat(PartialDate.parse("1973-03").orElseThrow()).isLessThan(new PartialDate(1973, 3, 1));
    }
}
