package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// Looks for secrets byte by byte, in every form in which programs write text without meaning to hide it.
final class SecretSearch {

    private static final int BASE64_GROUP = 3;
    private static final String ARCHIVE = "PK\3\4";

    /// What is looked for, one character a byte, and the name of its form.
    private final Map<String, String> patterns = new LinkedHashMap<>();

    SecretSearch(List<String> secrets) {
        for (String secret : secrets) {
            byte[] utf8 = secret.getBytes(StandardCharsets.UTF_8);
            add("plain", utf8);
            add("UTF-16BE", secret.getBytes(StandardCharsets.UTF_16BE));
            add("UTF-16LE", secret.getBytes(StandardCharsets.UTF_16LE));
            add("hexadecimal", HexFormat.of().formatHex(utf8));
            add("hexadecimal", HexFormat.of().withUpperCase().formatHex(utf8));
            add("URL-encoded", URLEncoder.encode(secret, StandardCharsets.UTF_8));
            add("reversed", new StringBuilder(secret).reverse().toString());
            base64(utf8).forEach(text -> add("base64", text));
        }
    }

    private void add(String form, byte[] bytes) {
        patterns.putIfAbsent(new String(bytes, StandardCharsets.ISO_8859_1), form);
    }

    private void add(String form, String text) {
        add(form, text.getBytes(StandardCharsets.UTF_8));
    }

    /// What base64 makes of it wherever it begins in a group of three, without the characters that depend on its neighbours.
    private static Set<String> base64(byte[] secret) {
        Set<String> texts = new LinkedHashSet<>();
        for (int shift = 0; shift < BASE64_GROUP; shift++) {
            byte[] shifted = new byte[shift + secret.length - (shift + secret.length) % BASE64_GROUP];
            System.arraycopy(secret, 0, shifted, shift, shifted.length - shift);
            int from = shift == 0 ? 0 : 4;
            texts.add(Base64.getEncoder().encodeToString(shifted).substring(from));
            texts.add(Base64.getUrlEncoder().encodeToString(shifted).substring(from));
        }
        return texts;
    }

    /// Which forms stand in the bytes; none in most.
    List<String> find(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        return patterns.entrySet()
                .stream()
                .filter(pattern -> text.contains(pattern.getKey()))
                .map(pattern -> "%s, beginning with %.6s".formatted(pattern.getValue(), pattern.getKey()))
                .toList();
    }

    void requireNothing(String where, byte[] content) {
        assertThat(find(content)).as("secrets in %s", where).isEmpty();
    }

    /// Names of files are looked at as well.
    ///
    /// @return how many files there were
    int requireNothingBelow(Path directory) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            all.addAll(files.toList());
        }
        int count = 0;
        for (Path file : all) {
            requireNothing("the name of a file", file.toString().getBytes(StandardCharsets.UTF_8));
            if (Files.isRegularFile(file)) {
                byte[] content = Files.readAllBytes(file);
                requireNothing(file.toString(), content);
                requireNothingPacked(file.toString(), content);
                count++;
            }
        }
        return count;
    }

    /// Archives hide what they hold from whoever looks at their bytes alone.
    private void requireNothingPacked(String where, byte[] content) throws IOException {
        if (!new String(content, 0, Math.min(ARCHIVE.length(), content.length), StandardCharsets.ISO_8859_1)
                .equals(ARCHIVE)) {
            return;
        }
        try (ZipInputStream archive = new ZipInputStream(new ByteArrayInputStream(content))) {
            for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                requireNothing(where + " in " + entry.getName(), archive.readAllBytes());
            }
        }
    }
}
