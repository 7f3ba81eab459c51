package io.antiphon.server.pair;

import static io.antiphon.server.page.Html.escape;

import io.antiphon.core.pairing.PairingOutcome.Kind;
import io.antiphon.core.pairing.PairingOutcome.Paired;
import java.net.URI;

/// Writes the pages, which need nothing but themselves.
final class PairPage {

    private final String style;

    PairPage(String style) {
        this.style = style;
    }

    /// Asks whether the phone is to be connected, and what to call it.
    ///
    /// @param device a proposal
    String question(URI server, String device) {
        return page("Connect this device", """
                <h1>Connect this device</h1>
                <p>It gets credentials of its own for the music on <span class="server">%s</span>.</p>
                <form method="post">
                <label>Name of this device<input type="text" name="device" value="%s" maxlength="60" autocomplete="off"></label>
                <fieldset>
                <legend>What the app asks for</legend>
                <label><input type="radio" name="credential" value="app-password" checked>User name and password (nearly all apps)</label>
                <label><input type="radio" name="credential" value="api-key">API key</label>
                </fieldset>
                <button type="submit">Connect</button>
                </form>
                <p class="quiet">The code works once, for two minutes. Only go on if you asked for it yourself.</p>
                """.formatted(escape(name(server)), escape(device)));
    }

    /// What to type into an app.
    String credentials(URI server, Paired paired) {
        boolean password = paired.kind() == Kind.APP_PASSWORD;
        StringBuilder rows = new StringBuilder(row("Server", server.toString()));
        rows.append(row("User", paired.user().name()));
        rows.append(row(password ? "Password" : "API key", paired.secret()));
        return page("Connected", """
                <h1>Connected</h1>
                <p>Add a server to your Subsonic app with this. Tap a value to select it.</p>
                <dl>
                %s</dl>
                <p class="quiet">It is shown only now, belongs to “%s”, and can be taken away without touching your other devices.</p>
                """.formatted(rows, escape(paired.device())));
    }

    String error(String title, String explanation) {
        return page(title, "<h1>%s</h1>\n<p>%s</p>\n".formatted(escape(title), escape(explanation)));
    }

    private static String row(String name, String value) {
        return "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(name, escape(value));
    }

    /// What people know a server by.
    private static String name(URI server) {
        return server.getAuthority() + server.getPath();
    }

    private String page(String title, String body) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow">
                <meta name="color-scheme" content="light dark">
                <title>%s · Antiphon</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                %s</main>
                </body>
                </html>
                """.formatted(escape(title), style, body);
    }
}
