package io.antiphon.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ServerConfig.Http;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureTest {

    @TempDir
    private Path data;

    @Test
    void loopbackIsAlwaysFine() {
        assertThat(Exposure.refusal(http(Map.of()))).isEmpty();
        assertThat(Exposure.refusal(http(Map.of("http.host", "::1")))).isEmpty();
    }

    @Test
    void anAddressOthersReachIsRefusedUnlessTheOperatorSaysHowItIsSafe() {
        assertThat(Exposure.refusal(http(Map.of("http.host", "0.0.0.0")))).get()
                .asString()
                .contains("allow-plain-http")
                .contains("trusted-proxies");
        assertThat(Exposure.refusal(http(Map.of("http.host", "::")))).isPresent();
        assertThat(Exposure.refusal(http(Map.of("http.host", "0.0.0.0", "http.trusted-proxies", "10.0.0.2"))))
                .isEmpty();
        Http open = http(Map.of("http.host", "0.0.0.0", "http.allow-plain-http", "true"));
        assertThat(Exposure.refusal(open)).isEmpty();
        assertThat(Exposure.isOpenPlainly(open)).isTrue();
    }

    @Test
    void anUnknownNameIsExplained() {
        assertThat(Exposure.refusal(http(Map.of("http.host", "no.such.host.invalid")))).get()
                .asString()
                .contains("no.such.host.invalid");
    }

    private Http http(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("data", data.toString());
        return new ConfigLoader(Map.of(), all, List.of()).load().config().http();
    }
}
