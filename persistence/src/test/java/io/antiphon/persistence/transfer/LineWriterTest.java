package io.antiphon.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineWriterTest {

    @TempDir
    private Path folder;

    @Test
    void halfACharacterInATextEndsNoExport() throws IOException {
        Path file = folder.resolve("lines.jsonl");
        try (Writer out = LineWriter.open(file)) {
            new LineWriter(out).write("bookmark", "comment", "half \ud83c of it");
            new LineWriter(out).write("bookmark", "comment", "all \ud83c\udfb5 of it");
        }
        assertThat(Files.readAllLines(file)).containsExactly("{\"type\":\"bookmark\",\"comment\":\"half ? of it\"}",
                "{\"type\":\"bookmark\",\"comment\":\"all \ud83c\udfb5 of it\"}");
    }
}
