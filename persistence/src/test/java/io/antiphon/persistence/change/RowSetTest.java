package io.antiphon.persistence.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RowSetTest {

    @Test
    void everySetComesBackAsItWas() {
        Random random = new Random(11);
        for (int round = 0; round < 200; round++) {
            BitSet rows = new BitSet();
            int runs = random.nextInt(20);
            for (int run = 0; run < runs; run++) {
                int start = random.nextInt(2_000_000);
                rows.set(start, start + 1 + random.nextInt(3_000));
            }
            assertThat(RowSet.decode(RowSet.encode(rows))).isEqualTo(rows);
        }
    }

    @Test
    void aScanOfManyNewTracksTakesFewBytes() {
        BitSet rows = new BitSet();
        rows.set(1_000_000, 1_002_000);

        assertThat(RowSet.encode(rows)).hasSizeLessThan(8);
    }

    @Test
    void bytesThatAreNoSetAreRefused() {
        assertThatThrownBy(() -> RowSet.decode(new byte[]{5, (byte) 0x80})).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("byte 2 of 2");
    }
}
