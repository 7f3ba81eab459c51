package io.antiphon.server.attack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the server in this process logs as its own fault, until this is closed. Nothing that a client does is one.
final class LoggedFaults extends Handler implements AutoCloseable {

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Logger logger = Logger.getLogger("io.antiphon");

    LoggedFaults() {
        setLevel(Level.SEVERE);
        logger.addHandler(this);
    }

    List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public void publish(LogRecord entry) {
        if (isLoggable(entry)) {
            told.add("%s: %s".formatted(entry.getMessage(), entry.getThrown()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
