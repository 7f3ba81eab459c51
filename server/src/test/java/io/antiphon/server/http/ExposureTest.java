package io.antiphon.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureTest {

    @TempDir
    private Path data;

    @Test
    void loopbackIsAlwaysFine() {
        assertThat(refusal(Map.of())).isEmpty();
        assertThat(refusal(Map.of("http.host", "::1"))).isEmpty();
    }

    @Test
    void anAddressOthersReachIsRefusedUnlessTheOperatorSaysHowItIsSafe() {
        assertThat(refusal(Map.of("http.host", "0.0.0.0"))).get()
                .asString()
                .contains("allow-plain-http")
                .contains("trusted-proxies");
        assertThat(refusal(Map.of("http.host", "::"))).isPresent();
        assertThat(refusal(Map.of("http.host", "0.0.0.0", "http.trusted-proxies", "10.0.0.2")))
                .isEmpty();
        assertThat(refusal(Map.of("http.host", "0.0.0.0", "tls.self-signed", "true"))).isEmpty();
        Map<String, String> open = Map.of("http.host", "0.0.0.0", "http.allow-plain-http", "true");
        assertThat(refusal(open)).isEmpty();
        assertThat(Exposure.isOpenPlainly(config(open).http())).isTrue();
    }

    @Test
    void anUnknownNameIsExplained() {
        assertThat(refusal(Map.of("http.host", "no.such.host.invalid"))).get()
                .asString()
                .contains("no.such.host.invalid");
    }

    private Optional<String> refusal(Map<String, String> settings) {
        ServerConfig config = config(settings);
        return Exposure.refusal(config.http(), config.tls());
    }

    private ServerConfig config(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", data.toString());
        return new ConfigLoader(Map.of(), all, List.of()).load().config();
    }
}
