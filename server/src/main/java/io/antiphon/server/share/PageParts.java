package io.antiphon.server.share;

import io.antiphon.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// The style and the scripts that stand in pages, and the policy that lets these run and nothing else.
final class PageParts {

    private final String style = read("page.css");
    private final String script = read("player.js");
    private final String resumption = read("resume.js");
    private final String policy = "default-src 'none'; style-src '%s'; script-src '%s' '%s'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            .formatted(hash(style), hash(script), hash(resumption));

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    /// Of the page that asks for a password: who was let in a moment ago is not asked again.
    String resumption() {
        return resumption;
    }

    /// The value of `Content-Security-Policy`.
    String policy() {
        return policy;
    }

    private static String hash(String part) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(part.getBytes(StandardCharsets.UTF_8)));
    }

    private static String read(String name) {
        try (InputStream in = PageParts.class.getResourceAsStream("/share/" + name)) {
            if (in == null) {
                throw new IllegalStateException("/share/%s is not in the program".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
