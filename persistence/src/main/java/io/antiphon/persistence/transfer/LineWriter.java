package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what others kept as lines of an export, as [UserDataImport] takes them in.
public final class LineWriter {

    private final Writer out;
    private final JsonMapper json = JsonMapper.builder().build();

    /// A new file for lines, whatever people wrote into texts: half a character is written as `?`, where a writer that insists on whole ones would
    /// end every export there.
    public static BufferedWriter open(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8));
    }

    public LineWriter(Writer out) {
        this.out = out;
    }

    /// Writes one line. Fields without a value, or with an empty text, are left out.
    ///
    /// @throws UncheckedIOException when it cannot be written
    public void write(String type, @Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("type", type);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null && !value.equals("")) {
                line.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        try {
            out.write(json.writeValueAsString(line));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
