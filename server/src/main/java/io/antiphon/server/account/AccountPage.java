package io.antiphon.server.account;

import static io.antiphon.server.page.Html.escape;

import io.antiphon.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Writes the pages. They need no script and nothing from elsewhere.
final class AccountPage {

    private final String style = read();
    private final String policy = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
            .formatted(Base64.getEncoder().encodeToString(Sha256.of(style.getBytes(StandardCharsets.UTF_8))));

    /// The value of `Content-Security-Policy`.
    String policy() {
        return policy;
    }

    /// @param name as it was given before
    /// @param wrong why what was given before is not taken
    String invitation(String token, String name, @Nullable String wrong) {
        return page("Welcome", form("You are invited to listen. Choose a name and a password.", token,
                nameField(name), wrong, "Make my account"));
    }

    private static String nameField(String name) {
        return """
                <label for="username">Your name here</label>
                <input id="username" name="username" value="%s" required maxlength="100" autocomplete="username" autocapitalize="none">
                """.formatted(escape(name));
    }

    /// @param name of the account
    /// @param wrong why what was given before is not taken
    String reset(String token, String name, @Nullable String wrong) {
        return page("A new password", form("Choose a new password for " + name
                + ". Whoever is signed in to this account will be signed out.", token, "", wrong, "Set the password"));
    }

    String message(String title, String text) {
        return page(title, "<p>%s</p>".formatted(escape(text)));
    }

    private static String form(String text, String token, String fields, @Nullable String wrong, String button) {
        return """
                <p>%s</p>
                %s
                <form method="post">
                <input type="hidden" name="token" value="%s">
                %s<label for="password">Password</label>
                <input id="password" name="password" type="password" required minlength="8" maxlength="500" autocomplete="new-password">
                <label for="again">The same again</label>
                <input id="again" name="again" type="password" required minlength="8" maxlength="500" autocomplete="new-password">
                <button>%s</button>
                </form>
                """
                .formatted(escape(text),
                        wrong == null ? "" : "<p class=\"wrong\" role=\"alert\">%s</p>".formatted(escape(wrong)),
                        escape(token), fields, button);
    }

    private String page(String title, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow">
                <title>%s</title>
                <style>""".formatted(escape(title)) + style + """
                </style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(escape(title), content);
    }

    private static String read() {
        try (InputStream in = AccountPage.class.getResourceAsStream("/account/page.css")) {
            if (in == null) {
                throw new IllegalStateException("/account/page.css is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
