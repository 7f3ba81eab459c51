package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that finds nothing is worth something only when it would.
class SecretSearchTest {

    private static final String SECRET = "s3cret & pässword?";

    private final SecretSearch search = new SecretSearch(List.of(SECRET));

    @Test
    void everyFormIsFoundWhereverItStands() {
        byte[] utf8 = SECRET.getBytes(StandardCharsets.UTF_8);
        for (String form : List.of(SECRET, URLEncoder.encode(SECRET, StandardCharsets.UTF_8),
                HexFormat.of().formatHex(utf8), HexFormat.of().withUpperCase().formatHex(utf8))) {
            assertThat(search.find(("before " + form + " after").getBytes(StandardCharsets.UTF_8))).isNotEmpty();
        }
        assertThat(search.find(("x" + SECRET + "y").getBytes(StandardCharsets.UTF_16LE))).isNotEmpty();
        assertThat(search.find(("x" + SECRET + "y").getBytes(StandardCharsets.UTF_16BE))).isNotEmpty();
        for (String before : List.of("", "a", "ab", "abc", "admin:")) {
            byte[] whole = (before + SECRET + ":z").getBytes(StandardCharsets.UTF_8);
            assertThat(search.find(Base64.getEncoder().encode(whole))).as(before).isNotEmpty();
            assertThat(search.find(Base64.getUrlEncoder().withoutPadding().encode(whole))).as(before).isNotEmpty();
        }
        assertThat(search.find("s3cret & passw".getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void anArchiveGivesItAway(@TempDir Path directory) throws Exception {
        try (ZipOutputStream archive = new ZipOutputStream(
                Files.newOutputStream(directory.resolve("backup.zip")))) {
            archive.putNextEntry(new ZipEntry("database"));
            archive.write(("a".repeat(5_000) + SECRET + "a".repeat(5_000)).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(search.find(Files.readAllBytes(directory.resolve("backup.zip")))).isEmpty();
        assertThatThrownBy(() -> search.requireNothingBelow(directory)).isInstanceOf(AssertionError.class);
    }

    @Test
    void aFileOrItsNameGivesItAway(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(Files.createDirectory(directory.resolve("inner")).resolve("x"), "nothing");
        assertThat(search.requireNothingBelow(directory)).isEqualTo(1);
        Files.writeString(file, "a" + SECRET);
        assertThatThrownBy(() -> search.requireNothingBelow(directory)).isInstanceOf(AssertionError.class);
        Files.delete(file);
        Files.createFile(directory.resolve("s3cret & pässword" + "?"));
        assertThatThrownBy(() -> search.requireNothingBelow(directory)).isInstanceOf(AssertionError.class);
    }
}
