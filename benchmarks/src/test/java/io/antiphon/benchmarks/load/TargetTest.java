package io.antiphon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TargetTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.1:4040", "http://[2001:db8::1]", "https://127.0.0.1", "file:///etc",
            "http:///x"})
    void onlyPlainHttpOnLoopbackIsMeasured(String url) {
        assertThatThrownBy(() -> target(url)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("loopback");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4040", "http://localhost:4533", "http://[::1]:80"})
    void loopbackAddressesAreAccepted(String url) {
        assertThat(target(url).url()).hasToString(url);
    }

    @Test
    void thePasswordIsNotShown() {
        assertThat(target("http://127.0.0.1:1").toString()).doesNotContain("secret");
    }

    private static Target target(String url) {
        return new Target("x", URI.create(url), "admin", "secret", OptionalLong.empty());
    }
}
