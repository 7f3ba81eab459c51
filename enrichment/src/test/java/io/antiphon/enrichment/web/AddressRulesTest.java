package io.antiphon.enrichment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    private static final AddressRules RULES = new AddressRules(List.of());

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255",
            "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "100.64.0.1", "100.127.255.255",
            "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.7",
            "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255", "::", "::1", "::7f00:1", "fe80::1",
            "fec0::1", "fc00::1", "fdff::1", "ff02::1", "2001::1", "2001:0:53aa:64c::1", "2001:db8::1", "3fff::1",
            "100::1", "5f00::1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b::c0a8:101", "64:ff9b:1::1",
            "64:ff9b::a9fe:a9fe", "2002:7f00:1::1", "2002:a00:1::", "2002:c0a8:101::1"})
    void addressesThatAreNotOfThePublicInternetAreRefused(String address) {
        assertThat(RULES.mayConnect("feeds.example.org", InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1",
            "128.0.0.1", "169.253.0.1", "172.15.255.255", "172.32.0.1", "192.167.0.1", "192.169.0.1", "198.17.0.1",
            "198.20.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888",
            "64:ff9b::101:101", "2002:101:101::1"})
    void addressesOfThePublicInternetPass(String address) {
        assertThat(RULES.mayConnect("feeds.example.org", InetAddress.ofLiteral(address))).isTrue();
    }

    /// Java itself turns such addresses into IPv4 ones; other resolvers need not.
    @Test
    void anIpv4AddressInsideAMappedOneIsJudged() {
        byte[] mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 127;
        mapped[15] = 1;
        assertThat(AddressRules.isPublic(mapped)).isFalse();
        mapped[12] = 1;
        assertThat(AddressRules.isPublic(mapped)).isTrue();
    }

    @Test
    void whatAnOperatorAllowsPasses() {
        AddressRules rules = new AddressRules(List.of("127.0.0.1", " 192.168.1.0/24", "fd00::/8", "NAS.local"));
        assertThat(rules.mayConnect("localhost", InetAddress.ofLiteral("127.0.0.1"))).isTrue();
        assertThat(rules.mayConnect("localhost", InetAddress.ofLiteral("127.0.0.2"))).isFalse();
        assertThat(rules.mayConnect("x", InetAddress.ofLiteral("192.168.1.77"))).isTrue();
        assertThat(rules.mayConnect("x", InetAddress.ofLiteral("192.168.2.77"))).isFalse();
        assertThat(rules.mayConnect("x", InetAddress.ofLiteral("fd12::1"))).isTrue();
        assertThat(rules.mayConnect("nas.local", InetAddress.ofLiteral("10.0.0.9"))).isTrue();
        assertThat(rules.mayConnect("other.local", InetAddress.ofLiteral("10.0.0.9"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "fd00::/129", "", "10.0.0/8x", "host/8"})
    void anEntryThatMakesNoSenseIsSaid(String entry) {
        assertThatThrownBy(() -> new AddressRules(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNameIsResolvedToItsOpenAddressesOnly() throws Exception {
        InetAddress open = InetAddress.ofLiteral("1.1.1.1");
        InetAddress closed = InetAddress.ofLiteral("10.0.0.1");
        assertThat(new GuardedDns(RULES, answering(closed, open)).resolve("rebound.example.org"))
                .containsExactly(open);
        assertThatThrownBy(() -> new GuardedDns(RULES, answering(closed)).resolve("rebound.example.org"))
                .isInstanceOf(GuardedDns.ClosedAddressException.class);
    }

    private static org.apache.hc.client5.http.DnsResolver answering(InetAddress... addresses) {
        return new org.apache.hc.client5.http.DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return addresses.clone();
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return Objects.requireNonNull(host);
            }
        };
    }
}
