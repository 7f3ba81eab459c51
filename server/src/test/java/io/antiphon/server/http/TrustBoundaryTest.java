package io.antiphon.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.config.ConfigLoader;
import io.helidon.http.HeaderNames;
import io.helidon.http.WritableHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustBoundaryTest {

    private static final String HERE = "192.168.1.5";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"})
    void loopbackWithoutForwardingHeadersIsLocal(String peer) {
        assertThat(boundary(Map.of()).isLocal(way(peer, peer, false, ""))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded: for=127.0.0.1", "X-Forwarded-For: 127.0.0.1", "X-Real-IP: 127.0.0.1",
            "Via: 1.1 caddy", "X-Forwarded-Proto: https", "CF-Connecting-IP: 127.0.0.1", "x-forwarded-host: localhost"})
    void whatAProxyPassedOnIsRemoteWhateverItSays(String header) {
        Way way = way("127.0.0.1", "127.0.0.1", false, header);
        assertThat(boundary(Map.of()).isLocal(way)).isFalse();
        assertThat(boundary(Map.of()).isOfThisMachine(way)).isFalse();
        assertThat(boundary(Map.of("http.trusted-proxies", "127.0.0.1")).isLocal(way)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {HERE, "192.168.1.9", "203.0.113.7", "fe80::1", "2001:db8::1", "0.0.0.0"})
    void everyOtherAddressIsRemote(String peer) {
        assertThat(boundary(Map.of()).isLocal(way(peer, HERE, true, ""))).isFalse();
    }

    @Test
    void aProgramOnThisMachineIsKnownByAnyOfItsAddresses() {
        assertThat(boundary(Map.of()).isOfThisMachine(way(HERE, HERE, false, ""))).isTrue();
        assertThat(boundary(Map.of()).isOfThisMachine(way("192.168.1.9", HERE, false, ""))).isFalse();
    }

    /// `10.0.0.2` and `127.0.0.1` are the named proxies.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # peer        | TLS   | header                                          | may carry credentials
            127.0.0.1     | false | -                                               | true
            ::1           | false | -                                               | true
            192.168.1.5   | false | -                                               | true
            192.168.1.9   | false | -                                               | false
            192.168.1.9   | true  | -                                               | true
            192.168.1.9   | false | X-Forwarded-Proto: https                        | false
            192.168.1.9   | false | X-Forwarded-For: 127.0.0.1                      | false
            192.168.1.9   | false | Forwarded: proto=https                          | false
            192.168.1.9   | true  | X-Forwarded-Proto: http                         | true
            10.0.0.2      | false | -                                               | false
            10.0.0.2      | false | X-Forwarded-Proto: https                        | true
            10.0.0.2      | false | X-Forwarded-Proto: HTTPS                        | true
            10.0.0.2      | false | X-Forwarded-Proto: http                         | false
            10.0.0.2      | false | X-Forwarded-Proto: https, http                  | false
            10.0.0.2      | false | X-Forwarded-Proto: http, https                  | true
            10.0.0.2      | false | X-Forwarded-Proto: wss                          | false
            10.0.0.2      | true  | X-Forwarded-Proto: http                         | false
            10.0.0.2      | true  | -                                               | true
            127.0.0.1     | false | X-Forwarded-Proto: https                        | true
            127.0.0.1     | false | X-Forwarded-For: 203.0.113.7                    | true
            127.0.0.1     | false | X-Forwarded-For: 203.0.113.7 & X-Forwarded-Proto: http | false
            127.0.0.1     | false | X-Forwarded-For: 127.0.0.1 & X-Forwarded-Proto: http   | true
            """)
    void plainHttpCarriesCredentialsOnThisMachineOnly(String peer, boolean tls, String header, boolean expected) {
        Way way = way(peer, HERE, tls, header == null ? "" : header);
        assertThat(boundary(Map.of("http.trusted-proxies", "10.0.0.2,127.0.0.1")).mayCarryCredentials(way))
                .isEqualTo(expected);
        assertThat(boundary(Map.of("http.trusted-proxies", "10.0.0.2,127.0.0.1", "http.allow-plain-http", "true"))
                .mayCarryCredentials(way)).as("when the operator allows it").isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # peer        | X-Forwarded-For                        | client
            192.168.1.9   | 127.0.0.1                              | 192.168.1.9
            10.0.0.2      | -                                      | 10.0.0.2
            10.0.0.2      | 203.0.113.7                            | 203.0.113.7
            10.0.0.2      | 127.0.0.1, 203.0.113.7                 | 203.0.113.7
            10.0.0.2      | 6.6.6.6, 203.0.113.7, 10.0.0.3         | 203.0.113.7
            10.0.0.2      | 6.6.6.6, nonsense, 10.0.0.3            | 10.0.0.2
            10.0.0.2      | 10.0.0.3                               | 10.0.0.2
            10.0.0.2      | ,,,                                    | 10.0.0.2
            """)
    void onlyNamedProxiesSayWhereARequestComesFrom(String peer, String header, String client) {
        Way way = way(peer, HERE, true, header == null ? "" : "X-Forwarded-For: " + header);
        assertThat(boundary(Map.of("http.trusted-proxies", "10.0.0.2,10.0.0.3")).clientAddress(way))
                .isEqualTo(client);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # peer              | X-Forwarded-For                        | client
            172.18.255.254      | 203.0.113.7, 172.18.0.9                | 203.0.113.7
            172.19.0.1          | 203.0.113.7                            | 172.19.0.1
            fd00:1234::7        | 2001:db8::1, fd00:1234::9              | 2001:db8:0:0:0:0:0:1
            fd00:1234:0:1::7    | 203.0.113.7                            | fd00:1234:0:1::7
            ::ffff:172.18.0.1   | 203.0.113.7                            | 203.0.113.7
            10.0.0.2            | 203.0.113.7                            | 203.0.113.7
            10.0.0.3            | 203.0.113.7                            | 10.0.0.3
            """)
    void aNetworkOfProxiesIsTrustedWithinItsBitsOnly(String peer, String header, String client) {
        Way way = way(peer, HERE, true, "X-Forwarded-For: " + header);
        assertThat(boundary(Map.of("http.trusted-proxies", "172.18.0.0/16, fd00:1234::/64, 10.0.0.2"))
                .clientAddress(way)).isEqualTo(client);
    }

    private static Way way(String peer, String local, boolean tls, String headers) {
        WritableHeaders<?> all = WritableHeaders.create();
        for (String header : headers.split(" & ")) {
            int colon = header.indexOf(':');
            if (colon > 0) {
                all.add(HeaderNames.create(header.substring(0, colon)), header.substring(colon + 1).strip());
            }
        }
        return new Way(peer, local, tls, all);
    }

    private static TrustBoundary boundary(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", "/nonexistent");
        return new TrustBoundary(new ConfigLoader(Map.of(), all, List.of()).load().config().http());
    }
}
