package io.antiphon.server.share;

import static io.antiphon.server.page.Html.escape;

import io.antiphon.core.sharing.ShareSessions.Ticket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes pages. They are whole without the script, as long as a token is good: every title is a link to its sound. The script renews it.
final class SharePage {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final PageParts parts;

    SharePage(PageParts parts) {
        this.parts = parts;
    }

    /// @param base what the addresses of the share's parts begin with, relative to the page
    /// @param ticket what the visitor was let in by
    /// @param link the page's own address, for programs that show a preview of it
    String of(ShareView view, String base, Ticket ticket, URI link) {
        StringBuilder page = new StringBuilder(4096 + 600 * view.rows().size());
        begin(page, view.title());
        preview(page, view, link);
        page.append("</head>\n<body>\n<main data-session=\"%s\" data-api=\"../api/v1/shared/%s\"%s>\n"
                .formatted(ticket.session(), base, view.guarded() ? " data-guarded" : ""));
        String token = "?token=" + ticket.media();
        header(page, view, base, token);
        page.append("<ol class=\"%s\">\n".formatted(view.several() ? "rows pictured" : "rows"));
        for (int i = 0; i < view.rows().size(); i++) {
            row(page, view, view.rows().get(i), i + 1, new Address(base, token));
        }
        page.append("</ol>\n</main>\n");
        if (!view.rows().isEmpty()) {
            player(page, view.rows().size() > 1);
        }
        return page.append("</body>\n</html>\n").toString();
    }

    /// What the addresses of a page are made of.
    ///
    /// @param query begins with a question mark
    private record Address(String base, String query) {

        /// @param row escaped
        String of(String row, String what) {
            return "%s/%s/%s%s".formatted(base, row, what, query);
        }
    }

    /// Asks for the password, and tells nothing of what is behind it.
    ///
    /// @param wrong what was wrong with the one before; empty for nothing
    String password(String wrong) {
        StringBuilder page = new StringBuilder(4096);
        begin(page, "Shared music");
        return page.append("""
                </head>
                <body class="error">
                <main>
                <h1>Shared music</h1>
                <p>Whoever sent you the link knows the password.</p>
                <form method="post"%s>
                <input type="hidden" name="session">
                <input type="password" name="password" aria-label="Password" autocomplete="off" autofocus required>
                <button type="submit">Open</button>
                </form>
                <p class="wrong" role="alert">%s</p>
                </main>
                <script>""".formatted(wrong.isEmpty() ? "" : " data-wrong", escape(wrong)))
                .append(parts.resumption())
                .append("</script>\n</body>\n</html>\n")
                .toString();
    }

    /// A page that says why there is no other.
    String error(String title, String explanation) {
        StringBuilder page = new StringBuilder(4096);
        begin(page, title);
        return page.append("""
                </head>
                <body class="error">
                <main>
                <h1>%s</h1>
                <p>%s</p>
                </main>
                </body>
                </html>
                """.formatted(escape(title), escape(explanation))).toString();
    }

    private void begin(StringBuilder page, String title) {
        page.append("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="robots" content="noindex, nofollow">
                <meta name="color-scheme" content="light dark">
                <title>""")
                .append(escape(title))
                .append("</title>\n<style>")
                .append(parts.style())
                .append("</style>\n");
    }

    private static void preview(StringBuilder page, ShareView view, URI link) {
        page.append("""
                <meta property="og:type" content="%s">
                <meta property="og:site_name" content="Antiphon">
                <meta property="og:url" content="%s">
                <meta property="og:title" content="%s">
                <meta property="og:description" content="%s">
                """.formatted(kind(view), escape(link.toString()), escape(view.title()), escape(about(view))));
        if (view.covers() && !view.guarded()) {
            page.append("<meta property=\"og:image\" content=\"%s/cover\">\n".formatted(escape(link.toString())));
        }
    }

    /// As <https://ogp.me/#types> has it.
    private static String kind(ShareView view) {
        return view.rows().size() == 1 ? "music.song" : view.several() ? "music.playlist" : "music.album";
    }

    private static String about(ShareView view) {
        return view.by().isEmpty() ? facts(view) : view.by() + " · " + facts(view);
    }

    private static void header(StringBuilder page, ShareView view, String base, String token) {
        page.append("<header>\n");
        if (view.covers()) {
            page.append("<img class=\"cover\" src=\"%s/cover%s\" alt=\"\" width=\"640\" height=\"640\">\n"
                    .formatted(base, token));
        } else {
            page.append("<div class=\"cover none\" aria-hidden=\"true\">♪</div>\n");
        }
        page.append("<div>\n<h1 dir=\"auto\">%s</h1>\n".formatted(escape(view.title())));
        if (!view.by().isEmpty()) {
            page.append("<p class=\"by\" dir=\"auto\">%s</p>\n".formatted(escape(view.by())));
        }
        if (view.description() != null) {
            page.append("<p class=\"about\" dir=\"auto\">%s</p>\n".formatted(escape(view.description())));
        }
        page.append("<p class=\"facts\">%s</p>\n".formatted(escape(facts(view))));
        if (!view.rows().isEmpty()) {
            page.append("<button type=\"button\" class=\"all\" hidden>Play</button>\n");
        }
        page.append("</div>\n</header>\n");
    }

    private static void row(StringBuilder page, ShareView view, ShareView.Row row, int number,
            Address address) {
        String id = escape(row.id());
        String title = escape(row.title());
        page.append("<li>\n<a class=\"play\" href=\"%s\" data-type=\"%s\">\n".formatted(address.of(id, "stream"),
                escape(row.contentType())));
        if (view.several() && row.cover()) {
            page.append("<img src=\"%s\" alt=\"\" width=\"96\" height=\"96\" loading=\"lazy\">\n"
                    .formatted(address.of(id, "thumbnail")));
        } else {
            page.append("<span class=\"number\">%d</span>\n".formatted(number));
        }
        page.append("<span class=\"what\"><bdi class=\"title\">%s</bdi>".formatted(title));
        String below = below(view, row);
        if (!below.isEmpty()) {
            page.append("<span class=\"below\">%s</span>".formatted(below));
        }
        page.append("</span>\n<span class=\"length\">%s</span>\n</a>\n".formatted(clock(row.length())));
        if (view.downloadable()) {
            page.append("<a class=\"save\" href=\"%s\" title=\"Download\" aria-label=\"Download %s\">↓</a>\n"
                    .formatted(address.of(id, "download"), title));
        }
        page.append("</li>\n");
    }

    private static String below(ShareView view, ShareView.Row row) {
        String artist = view.by().isEmpty() ? bdi(row.artist()) : "";
        String group = view.several() ? bdi(row.group()) : "";
        return artist.isEmpty() || group.isEmpty() ? artist + group : artist + " · " + group;
    }

    private static String bdi(String text) {
        return text.isEmpty() ? "" : "<bdi>" + escape(text) + "</bdi>";
    }

    private void player(StringBuilder page, boolean skips) {
        page.append("""
                <div class="player" hidden>
                <p class="now" aria-live="polite"></p>
                <div class="controls">
                """);
        if (skips) {
            skip(page, "previous", "Previous track", "M5 5h2.5v14H5zM20 5v14L9 12z");
        }
        page.append("<audio controls preload=\"none\"></audio>\n");
        if (skips) {
            skip(page, "next", "Next track", "M16.5 5H19v14h-2.5zM4 5v14l11-7z");
        }
        page.append("</div>\n</div>\n<script>").append(parts.script()).append("</script>\n");
    }

    /// @param shape as SVG draws it, 24 by 24
    private static void skip(StringBuilder page, String name, String label, String shape) {
        page.append("""
                <button type="button" class="skip %s" aria-label="%s" title="%s">
                <svg viewBox="0 0 24 24" aria-hidden="true"><path d="%s"/></svg>
                </button>
                """.formatted(name, label, label, shape));
    }

    private static String facts(ShareView view) {
        int count = view.rows().size();
        StringBuilder facts = new StringBuilder(
                count == 0 ? "There is nothing to hear here right now" : count == 1 ? "1 track" : count + " tracks");
        if (!view.length().isZero()) {
            facts.append(" · ").append(span(view.length()));
        }
        if (view.expiresAt() != null) {
            facts.append(" · until ").append(DAY.format(view.expiresAt()));
        }
        return facts.toString();
    }

    private static String span(Duration length) {
        long minutes = Math.max(1, (length.toSeconds() + 30) / 60);
        return minutes < 60 ? minutes + " min" : "%d h %d min".formatted(minutes / 60, minutes % 60);
    }

    /// `3:07` or `1:02:03`; nothing when it is not known.
    private static String clock(Duration length) {
        long seconds = (length.toMillis() + 500) / 1000;
        if (seconds == 0) {
            return "";
        }
        return seconds < 3600 ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
