package io.antiphon.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigDocumentTest {

    @Test
    void theDocumentSaysWhatTheRecordsSay() throws IOException {
        Path document = Path.of("..", "docs", "configuration.md");
        if (Boolean.getBoolean("antiphon.rewrite")) {
            Files.writeString(document, ConfigDocument.markdown());
        }
        assertThat(document).as("made anew by -Dantiphon.rewrite=true").hasContent(ConfigDocument.markdown());
    }
}
