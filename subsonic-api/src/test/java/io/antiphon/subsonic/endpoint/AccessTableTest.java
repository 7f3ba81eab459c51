package io.antiphon.subsonic.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.subsonic.TestServer;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what, said a second time: an endpoint whose access was forgotten or changed by mistake fails here. Lines of the
/// table are name, access, and whether it changes what is kept, so that a read-only credential may not call it.
class AccessTableTest {

    @TempDir
    Path files;

    @Test
    void everyEndpointHasTheAccessThatTheTableSays() throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/access-table.txt"))) {
            List<String> table = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(Endpoints.all(TestServer.ports(new SampleLibrary(files), Map.of())))
                    .extracting(AccessTableTest::line)
                    .containsExactlyInAnyOrderElementsOf(table);
        }
    }

    private static String line(Endpoint<?> endpoint) {
        String access = switch (endpoint.access()) {
            case Access.Public _ -> "everyone";
            case Access.Authenticated _ -> "users";
            case Access.Permitted(var permission) -> permission.name().toLowerCase(Locale.ROOT);
        };
        return "%s %s %s".formatted(endpoint.name(), access, endpoint.changes() ? "changes" : "reads");
    }
}
