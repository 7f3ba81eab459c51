package io.antiphon.subsonic.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.subsonic.TestServer;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Run with `-Dantiphon.rewrite=true` to write the document anew.
class EndpointDocumentTest {
    private static final Path DOCUMENT = Path.of("../docs/endpoints.md");

    @TempDir
    Path files;

    @Test
    void theDocumentSaysWhatTheRegistrySays() throws IOException {
        String written = EndpointDocument.markdown(endpoints());
        if (Boolean.getBoolean("antiphon.rewrite")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, written);
        }
        assertThat(DOCUMENT).content().isEqualTo(written);
    }

    @Test
    void whatIsPublishedAndNotAnsweredIsSaid() throws IOException {
        List<Endpoint<?>> some = endpoints().stream().filter(one -> !one.name().equals("ping")).toList();
        assertThat(PublishedEndpoints.NAMES).hasSize(87).isSorted().doesNotHaveDuplicates();
        assertThat(EndpointDocument.markdown(some)).containsPattern("Not supported, answered with error 0.*`ping`");
        assertThat(EndpointDocument.markdown(endpoints())).doesNotContainPattern("Not supported.*`ping`");
    }

    @Test
    void everyNameIsRegisteredOnce() throws IOException {
        assertThat(endpoints()).extracting(Endpoint::name).doesNotHaveDuplicates().hasSizeGreaterThan(55);
    }

    private List<Endpoint<?>> endpoints() throws IOException {
        return Endpoints.all(TestServer.ports(new SampleLibrary(files), Map.of()));
    }
}
