package io.antiphon.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where a report goes besides the terminal.
public final class ReportFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private ReportFiles() {}

    public static void write(Report report, Optional<Path> json, Optional<Path> html) throws IOException {
        if (json.isPresent()) {
            Files.writeString(json.get(), toJson(report) + "\n");
        }
        if (html.isPresent()) {
            Files.writeString(html.get(), HtmlReport.render(report));
        }
    }

    /// Any record of this program as indented JSON.
    public static String toJson(Object record) throws IOException {
        return JSON.writeValueAsString(record);
    }
}
