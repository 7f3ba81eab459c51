package io.antiphon.http.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,0", "bytes=0-,0,99", "bytes=90-,90,99", "bytes=5-9,5,9", "bytes=50-5000,50,99",
            "bytes=-10,90,99", "bytes=-500,0,99", "BYTES = 1-2,1,2"})
    void aSingleRangeIsCutToTheSize(String header, long first, long last) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Part(first, last));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0", "bytes=999999999999999999-"})
    void aRangeBeyondTheEndCannotBeSatisfied(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=5-4", "bytes=a-b", "items=0-1", "bytes=0-1,5-6",
            "bytes=99999999999999999999-", "bytes=1--2"})
    void whatIsNoSingleRangeIsIgnored(String header) {
        assertThat(ByteRange.of(header, 100)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void severalRangesThatOverlapOrTouchAreOne() {
        assertThat(ByteRange.of("bytes=10-19, 0-9", 100)).isEqualTo(new ByteRange.Part(0, 19));
        assertThat(ByteRange.of("bytes=0-50,40-,-3", 100)).isEqualTo(new ByteRange.Part(0, 99));
        assertThat(ByteRange.of("bytes=5-6,200-300", 100)).isEqualTo(new ByteRange.Part(5, 6));
        assertThat(ByteRange.of("bytes=200-,300-", 100)).isEqualTo(new ByteRange.Unsatisfiable());
    }

    @Test
    void moreRangesThanAnyoneNeedsAreIgnored() {
        assertThat(ByteRange.of("bytes=" + "0-1,".repeat(1000) + "0-1", 100)).isEqualTo(new ByteRange.Whole());
    }

    @Test
    void noRangeOfNothingCanBeSatisfied() {
        assertThat(ByteRange.of("bytes=0-", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.of("bytes=-1", 0)).isEqualTo(new ByteRange.Unsatisfiable());
        assertThat(ByteRange.of(null, 0)).isEqualTo(new ByteRange.Whole());
    }
}
