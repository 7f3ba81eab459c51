package io.antiphon.server.logging;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// One line for each record: time, level, who, what. Control characters cannot forge lines, and secrets are taken out.
final class PlainFormatter extends Formatter {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");

    private final ZoneId zone = ZoneId.systemDefault();

    @Override
    public String format(LogRecord entry) {
        String message = SecretRedactor.redact(oneLine(formatMessage(entry)));
        String line = "%s %-5s %s: %s%n".formatted(TIME.format(entry.getInstant().atZone(zone)),
                level(entry.getLevel()), shortName(entry.getLoggerName()),
                message);
        Throwable thrown = entry.getThrown();
        return thrown == null ? line : line + SecretRedactor.redact(stackTrace(thrown));
    }

    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "WARN";
        }
        return level.intValue() >= Level.INFO.intValue() ? "INFO" : "DEBUG";
    }

    private static String shortName(@org.jspecify.annotations.Nullable String name) {
        return name == null ? "" : name.substring(name.lastIndexOf('.') + 1);
    }

    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        message.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString();
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
