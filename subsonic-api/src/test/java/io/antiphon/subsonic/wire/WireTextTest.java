package io.antiphon.subsonic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WireTextTest {

    @ParameterizedTest
    @CsvSource({"1970-01-01T00:00:00Z, 1970-01-01T00:00:00.000Z", "2026-11-22T08:09:07.006Z, 2026-11-22T08:09:07.006Z",
            "2000-02-29T23:59:59.999999Z, 2000-02-29T23:59:59.999Z", "0001-12-31T10:20:30.1Z, 0001-12-31T10:20:30.100Z",
            "+12345-01-02T03:04:05Z, 12345-01-02T03:04:05.000Z"})
    void datesAreWrittenWithAllTheirDigits(Instant instant, String written) {
        assertThat(WireText.date(instant)).isEqualTo(written);
    }
}
