package io.antiphon.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

    /// Appendix B.1 of FIPS 180-2.
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void digestsAsTheStandardSays() {
        assertThat(Sha256.hex("abc".getBytes(StandardCharsets.US_ASCII))).isEqualTo(OF_ABC);
    }

    @Test
    void digestsBegunTogetherDoNotDisturbEachOther() {
        MessageDigest one = Sha256.begin();
        one.update((byte) 'a');
        MessageDigest other = Sha256.begin();
        other.update((byte) 'x');
        one.update("bc".getBytes(StandardCharsets.US_ASCII));

        assertThat(HexFormat.of().formatHex(one.digest())).isEqualTo(OF_ABC);
    }
}
