package io.antiphon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class StatisticsTest {

    @Test
    void aPercentileIsTheValueOfTheNearestRank() {
        long[] values = LongStream.rangeClosed(1, 100).map(value -> 101 - value).toArray();

        assertThat(Statistics.percentile(values, 50)).isEqualTo(50);
        assertThat(Statistics.percentile(values, 99)).isEqualTo(99);
        assertThat(Statistics.percentile(values, 100)).isEqualTo(100);
        assertThat(Statistics.percentile(new long[]{7}, 1)).isEqualTo(7);
    }

    @Test
    void theMedianOfAnEvenCountIsBetweenTheMiddleValues() {
        assertThat(Statistics.median(List.of(9.0, 1.0, 4.0))).isEqualTo(4.0);
        assertThat(Statistics.median(List.of(9.0, 1.0, 4.0, 5.0))).isEqualTo(4.5);
    }

    @Test
    void nothingHasNoMiddle() {
        assertThatThrownBy(() -> Statistics.median(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Statistics.percentile(new long[0], 50)).isInstanceOf(IllegalArgumentException.class);
    }
}
