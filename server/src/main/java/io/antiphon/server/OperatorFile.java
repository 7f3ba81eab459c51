package io.antiphon.server;

import io.antiphon.server.security.PrivateFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where a running server says how the operator's commands reach it: its address and a token made for this run, in a file that only
/// the owner of the data directory can read.
public final class OperatorFile {

    private static final String NAME = "operator.token";

    private final Path file;

    public OperatorFile(Path data) {
        this.file = data.resolve(NAME);
    }

    public void write(Content content) throws IOException {
        PrivateFiles.write(file, (content.url() + "\n" + content.token() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Content> read() {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.size() < 2 ? Optional.empty() : Optional.of(new Content(lines.get(0), lines.get(1)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /// @param url without the path of the API
    public record Content(String url, String token) {

        @Override
        public String toString() {
            return "Content[url=" + url + "]";
        }
    }
}
