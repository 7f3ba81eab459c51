package io.antiphon.benchmarks.library;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/// The hidden file that says how a library was made, so that parts of it can be made again. `revision` counts the changes
/// that were made to it since.
record LibraryManifest(long seed, int tracks, int revision) {

    private static final String FILE = ".antiphon-library.properties";

    static LibraryManifest read(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            throw new NoSuchFileException(file.toString(), null, "not a library that this program generated");
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new LibraryManifest(number(properties, "seed", file), (int) number(properties, "tracks", file),
                (int) number(properties, "revision", file));
    }

    void write(Path root) throws IOException {
        StringWriter text = new StringWriter();
        text.write("seed=" + seed + "\ntracks=" + tracks + "\nrevision=" + revision + "\n");
        Files.writeString(root.resolve(FILE), text.toString());
    }

    private static long number(Properties properties, String name, Path file) throws IOException {
        String value = properties.getProperty(name, "");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IOException(file + ": " + name + " is not a number: '" + value + "'", e);
        }
    }
}
