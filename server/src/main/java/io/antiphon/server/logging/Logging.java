package io.antiphon.server.logging;

import io.antiphon.server.config.LogLevel;
import java.io.PrintStream;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Sets up java.util.logging, which the libraries' logging ends in, too.
public final class Logging {

    /// Talkative libraries say only what an operator can act on.
    private static final List<String> QUIET = List.of("io.helidon", "com.zaxxer.hikari", "org.flywaydb",
            "org.apache.lucene", "org.jaudiotagger");
    /// The configured loggers are held, because java.util.logging forgets those that nobody holds.
    private static final List<Logger> HELD = QUIET.stream().map(Logger::getLogger).toList();

    private static final Logger VECTOR_ADVICE = Logger
            .getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

    /// It quotes what is wrong in feeds, which is other people's text and nothing an operator can act on.
    private static final Logger FEED_PARSING = Logger.getLogger("com.rometools");

    private Logging() {}

    public static void configure(LogLevel level, PrintStream out) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(level(level));
        root.addHandler(new Lines(out));
        HELD.forEach(logger -> logger.setLevel(level == LogLevel.DEBUG ? Level.INFO : Level.WARNING));
        // It advises JVM options that are not worth their price here.
        VECTOR_ADVICE.setLevel(Level.SEVERE);
        FEED_PARSING.setLevel(Level.OFF);
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case ERROR -> Level.SEVERE;
            case WARNING -> Level.WARNING;
            case INFO -> Level.INFO;
            case DEBUG -> Level.FINE;
        };
    }

    /// Writes lines to a stream that may be shared with a progress bar.
    private static final class Lines extends Handler {

        private final PrintStream out;

        Lines(PrintStream out) {
            this.out = out;
            setFormatter(new PlainFormatter());
        }

        @Override
        public void publish(LogRecord entry) {
            if (isLoggable(entry)) {
                out.print(getFormatter().format(entry));
                out.flush();
            }
        }

        @Override
        public void flush() {
            out.flush();
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
