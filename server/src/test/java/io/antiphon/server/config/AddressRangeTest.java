package io.antiphon.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8, 10.255.255.255, 11.0.0.0", "10.0.0.128/25, 10.0.0.128, 10.0.0.127",
            "192.168.4.0/22, 192.168.7.255, 192.168.8.0", "10.0.0.2, 10.0.0.2, 10.0.0.3",
            "10.0.0.2/32, 10.0.0.2, 10.0.0.3", "128.0.0.0/1, 255.0.0.1, 127.0.0.1",
            "2001:db8::/32, 2001:db8:ffff::1, 2001:db9::", "fd00::/9, fd7f::1, fd80::1", "::1, ::1, ::2",
            "fe80::/10, febf::1, fec0::1", "10.0.0.0/8, 10.1.2.3, ::a01:203"})
    void aRangeHoldsWhatItsBitsSay(String text, String inside, String outside) {
        AddressRange range = AddressRange.parse(text).orElseThrow();
        assertThat(range.contains(InetAddress.ofLiteral(inside))).isTrue();
        assertThat(range.contains(InetAddress.ofLiteral(outside))).isFalse();
        assertThat(AddressRange.parse(range.toString())).contains(range);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "10.0.0", "10.0.0.0/33", "10.0.0.0/0", "0.0.0.0/0", "::/0", "10.0.0.1/8",
            "10.0.0.0/08", "10.0.0.0/", "10.0.0.0/-1", "10.0.0.0/8/8", "010.0.0.0", "0x0a.0.0.1", "256.0.0.1",
            "2001:db8::/129", "2001:db8::1/32", "::ffff:10.0.0.0/104", "fe80::1%eth0", "proxy", "localhost",
            "10.0.0.0-10.0.0.9", "10.0.0.*", "[::1]", "1::2::3", "10.0.0.0 /8"})
    void whatIsNoneIsRefused(String text) {
        assertThat(AddressRange.parse(text)).isEmpty();
    }

    @Test
    void allThatIsWrongIsToldAtOnceWithTheOtherMistakes() {
        ConfigLoader loader = new ConfigLoader(Map.of("ANTIPHON_TRUSTED_HEADER_PROXIES", "nowhere"),
                Map.of("data", "/nonexistent", "http.port", "x", "http.trusted-proxies", "10.0.0.1, 10.0.0.1/8, proxy"),
                List.of());
        assertThatThrownBy(loader::load).isInstanceOfSatisfying(InvalidConfigException.class,
                e -> assertThat(e.problems()).hasSize(4)
                        .anyMatch(one -> one.startsWith("http.port"))
                        .anyMatch(one -> one.startsWith("http.trusted-proxies") && one.contains("`10.0.0.1/8`"))
                        .anyMatch(one -> one.startsWith("http.trusted-proxies") && one.contains("`proxy`"))
                        .anyMatch(one -> one.startsWith("trusted-header.proxies") && one.contains("`nowhere`")));
    }
}
