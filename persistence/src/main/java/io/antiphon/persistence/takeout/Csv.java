package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Comma-separated values (RFC 4180) of any length; also separated by semicolons or tabs, by what the first line has most of. What is no UTF-8
/// is replaced.
final class Csv {

    private static final int LONGEST_FIELD = 100_000;
    private static final int MOST_FIELDS = 200;

    private final BufferedReader in;
    private final String name;
    private char separator = ',';

    /// @param name for errors
    Csv(InputStream in, String name) throws IOException {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.name = name;
        guessSeparator();
    }

    private void guessSeparator() throws IOException {
        in.mark(1 << 13);
        int[] counts = new int[3];
        for (int i = 0; i < 1 << 12; i++) {
            int c = in.read();
            if (c < 0 || c == '\n') {
                break;
            }
            int which = ",;\t".indexOf(c);
            if (which >= 0) {
                counts[which]++;
            }
        }
        in.reset();
        separator = counts[1] > counts[0] && counts[1] >= counts[2] ? ';' : counts[2] > counts[0] ? '\t' : ',';
    }

    /// The next row; empty at the end.
    List<String> next() throws IOException {
        List<String> row = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        while (true) {
            int c = in.read();
            if (c < 0) {
                return any ? ended(row, field) : row;
            }
            any = true;
            if (quoted) {
                quoted = inQuotes(field, c);
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                add(row, field);
            } else if (c == '\n') {
                if (row.isEmpty() && field.isEmpty()) {
                    continue;
                }
                return ended(row, field);
            } else if (c != '\r' && c != '\uFEFF') {
                append(field, c);
            }
        }
    }

    /// @return whether it goes on in quotes
    private boolean inQuotes(StringBuilder field, int c) throws IOException {
        if (c != '"') {
            append(field, c);
            return true;
        }
        in.mark(1);
        if (in.read() == '"') {
            append(field, '"');
            return true;
        }
        in.reset();
        return false;
    }

    private void append(StringBuilder field, int c) {
        if (field.length() >= LONGEST_FIELD) {
            throw new LibraryException.Invalid(
                    "%s has a field of more than %d characters: it is no such list".formatted(name, LONGEST_FIELD));
        }
        field.append((char) c);
    }

    private static List<String> ended(List<String> row, StringBuilder field) {
        add(row, field);
        return row;
    }

    private static void add(List<String> row, StringBuilder field) {
        if (row.size() < MOST_FIELDS) {
            row.add(field.toString().strip());
        }
        field.setLength(0);
    }
}
