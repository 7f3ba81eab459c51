package io.antiphon.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UnitsTest {

    @Test
    void sizesHaveUnits() {
        assertThat(ByteSize.parse("256MB")).contains(new ByteSize(256L << 20));
        assertThat(ByteSize.parse("2 GiB")).contains(new ByteSize(2L << 30));
        assertThat(ByteSize.parse("100")).contains(new ByteSize(100));
        assertThat(ByteSize.parse("-1")).isEmpty();
        assertThat(ByteSize.parse("999999999999TB")).isEmpty();
    }

    @Test
    void durationsNeedAUnit() {
        assertThat(Durations.parse("10s")).contains(Duration.ofSeconds(10));
        assertThat(Durations.parse("5m")).contains(Duration.ofMinutes(5));
        assertThat(Durations.parse("500ms")).contains(Duration.ofMillis(500));
        assertThat(Durations.parse("0")).contains(Duration.ZERO);
        assertThat(Durations.parse("10")).isEmpty();
        assertThat(Durations.parse("s")).isEmpty();
    }

    @Test
    void quotesKeepCommasAndSpaces() {
        assertThat(CommaList.split("a, b ,,\" c, d \"")).containsExactly("a", "b", " c, d ");
    }
}
