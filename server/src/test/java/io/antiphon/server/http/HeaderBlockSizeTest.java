package io.antiphon.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The blocks are those of RFC 7541, appendix C; their headers' sizes with 32 a field, as its section 4.1 counts.
class HeaderBlockSizeTest {

    private final HeaderBlockSize size = new HeaderBlockSize();

    @ParameterizedTest
    @CsvSource({"400a637573746f6d2d6b65790d637573746f6d2d686561646572, 55", "040c2f73616d706c652f70617468, 49",
            "100870617373776f726406736563726574, 46", "82, 42",
            "828684410f7777772e6578616d706c652e636f6d, 180",
            "828684418cf1e3c2e5f23a6ba0ab90f4ff, 180"})
    void aBlockCountsForNoLessThanItHolds(String block, long unpacked) {
        assertThat(size.of(HexFormat.of().parseHex(block))).isBetween(unpacked, 3 * unpacked);
    }

    @Test
    void aByteCountsAsTheLargestThatWasKept() {
        byte[] block = new byte[4_100];
        Arrays.fill(block, (byte) 'a');
        byte[] head = HexFormat.of().parseHex("4001787f811e");
        System.arraycopy(head, 0, block, 0, head.length);
        byte[] kept = Arrays.copyOf(block, head.length + 3_968);
        assertThat(size.of(kept)).isEqualTo(4_001);
        byte[] bomb = new byte[1_000];
        Arrays.fill(bomb, (byte) 0xbe);
        assertThat(size.of(bomb)).isEqualTo(4_001_000);
        assertThat(new HeaderBlockSize().of(bomb)).isEqualTo(32_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"40", "400a", "400a6375", "ff", "ffffffffffff0f", "3f", "04ff", "7f"})
    void whatBreaksOffIsNoBlock(String block) {
        assertThatThrownBy(() -> size.of(HexFormat.of().parseHex(block))).isInstanceOf(IllegalArgumentException.class);
    }
}
