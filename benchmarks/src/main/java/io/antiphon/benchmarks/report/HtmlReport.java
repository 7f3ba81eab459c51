package io.antiphon.benchmarks.report;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A report as one page without outside parts: a bar per server for each row, drawn as SVG. Bars of a row are scaled to its
/// largest value, because rows differ by orders of magnitude.
public final class HtmlReport {

    private static final int BAR_HEIGHT = 14;
    private static final int LABEL_WIDTH = 330;
    private static final int BARS_WIDTH = 460;
    private static final int WIDTH = 940;
    private static final List<String> COLOURS = List.of("#2f6f8f", "#d08a2e", "#7a8f3a", "#9a4f6f", "#666f7f");

    private HtmlReport() {}

    public static String render(Report report) {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>%1$s</title>
                <style>
                body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
                h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 2.2rem 0 .4rem }
                svg { width: 100%%; height: auto } text { font: 12px system-ui, sans-serif; fill: #222 }
                .key { display: inline-block; width: .8rem; height: .8rem; margin: 0 .3rem 0 1rem }
                </style></head><body>
                <h1>%1$s</h1><p>%2$s, %3$s</p>
                """.formatted(escape(report.title()), escape(report.takenAt()), escape(report.machine())));
        report.sections().forEach(section -> appendSection(page, section));
        appendFailures(page, report.failures());
        return page.append("</body></html>\n").toString();
    }

    private static void appendSection(StringBuilder page, Section section) {
        page.append("<h2>")
                .append(escape(section.title()))
                .append(", ")
                .append(escape(section.unit()))
                .append(" (")
                .append(section.lowerIsBetter() ? "lower" : "higher")
                .append(" is better)</h2>\n<p>");
        for (int server = 0; server < section.servers().size(); server++) {
            page.append("<span class=\"key\" style=\"background:")
                    .append(colour(server))
                    .append("\"></span>")
                    .append(escape(section.servers().get(server)));
        }
        int rowHeight = section.servers().size() * BAR_HEIGHT + 10;
        int height = rowHeight * section.rows().size();
        page.append("</p>\n<svg viewBox=\"0 0 ").append(WIDTH).append(' ').append(height).append("\" role=\"img\">\n");
        int y = 0;
        for (Section.Row row : section.rows()) {
            appendRow(page, row, y);
            y += rowHeight;
        }
        page.append("</svg>\n");
    }

    private static void appendRow(StringBuilder page, Section.Row row, int top) {
        appendText(page, LABEL_WIDTH - 8, top + row.values().size() * BAR_HEIGHT / 2 + 5, "end", row.name());
        double largest = row.largest();
        for (int server = 0; server < row.values().size(); server++) {
            Double value = row.values().get(server);
            int y = top + server * BAR_HEIGHT;
            double width = value == null || largest == 0 ? 0 : BARS_WIDTH * value / largest;
            page.append(
                    String.format(Locale.ROOT, "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                            LABEL_WIDTH, y + 1, width, BAR_HEIGHT - 2, colour(server)));
            appendText(page, (int) (LABEL_WIDTH + width + 6), y + 11, "start",
                    label(value, server == 0 ? null : row.ratio(server)));
        }
    }

    private static String label(@Nullable Double value, @Nullable Double ratio) {
        return ratio == null ? Numbers.figure(value) : Numbers.figure(value) + " (" + Numbers.ratio(ratio) + ")";
    }

    private static void appendText(StringBuilder page, int x, int y, String anchor, String text) {
        page.append("<text x=\"")
                .append(x)
                .append("\" y=\"")
                .append(y)
                .append("\" text-anchor=\"")
                .append(anchor)
                .append("\">")
                .append(escape(text))
                .append("</text>\n");
    }

    private static void appendFailures(StringBuilder page, List<String> failures) {
        if (failures.isEmpty()) {
            return;
        }
        page.append("<h2>Failures</h2>\n<ul>\n");
        failures.forEach(failure -> page.append("<li>").append(escape(failure)).append("</li>\n"));
        page.append("</ul>\n");
    }

    private static String colour(int server) {
        return COLOURS.get(server % COLOURS.size());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
