package io.antiphon.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/// A report in plain text: one table per section, a column per server, and each further server's ratio to the first.
public final class ResultTable {

    private ResultTable() {}

    public static String render(Report report) {
        StringBuilder text = new StringBuilder(
                report.title() + "\n" + report.takenAt() + ", " + report.machine() + "\n");
        report.sections().forEach(section -> appendSection(text, section));
        if (!report.failures().isEmpty()) {
            text.append("\nFailures\n");
            report.failures().forEach(failure -> text.append("  ").append(failure).append('\n'));
        }
        return text.toString();
    }

    private static void appendSection(StringBuilder text, Section section) {
        text.append('\n')
                .append(section.title())
                .append(" [")
                .append(section.unit())
                .append("], ")
                .append(section.lowerIsBetter() ? "lower" : "higher")
                .append(" is better\n");
        List<List<String>> lines = new ArrayList<>();
        lines.add(heading(section));
        section.rows().forEach(row -> lines.add(cells(row)));
        int columns = lines.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> line : lines) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], line.get(column).length());
            }
        }
        lines.forEach(line -> appendLine(text, line, widths));
    }

    private static List<String> heading(Section section) {
        List<String> cells = new ArrayList<>();
        cells.add("");
        cells.addAll(section.servers());
        section.servers().stream().skip(1).forEach(server -> cells.add(server + "/" + section.servers().getFirst()));
        return cells;
    }

    private static List<String> cells(Section.Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.name());
        row.values().forEach(value -> cells.add(Numbers.figure(value)));
        for (int server = 1; server < row.values().size(); server++) {
            cells.add(Numbers.ratio(row.ratio(server)));
        }
        return cells;
    }

    private static void appendLine(StringBuilder text, List<String> cells, int[] widths) {
        text.append("  ").append(cells.getFirst()).append(" ".repeat(widths[0] - cells.getFirst().length()));
        for (int column = 1; column < cells.size(); column++) {
            text.append("  ").append(" ".repeat(widths[column] - cells.get(column).length())).append(cells.get(column));
        }
        text.append('\n');
    }
}
