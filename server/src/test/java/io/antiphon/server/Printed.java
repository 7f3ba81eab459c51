package io.antiphon.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// What a process prints, read as it comes: one whose pipe is full waits until it can say what it has to, and answers nobody.
final class Printed {

    /// Empty at the end.
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private Printed() {}

    static Printed by(Process process) {
        Printed printed = new Printed();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        Thread.ofVirtual().name("printed").start(() -> printed.readAll(out));
        return printed;
    }

    private void readAll(BufferedReader out) {
        try (out) {
            String line = out.readLine();
            while (line != null) {
                lines.add(Optional.of(line));
                line = out.readLine();
            }
        } catch (IOException _) {
            // It was killed, and its streams with it.
        } finally {
            lines.add(Optional.empty());
        }
    }

    /// The next line, as soon as there is one; nothing at the end, which is told once.
    Optional<String> next() throws InterruptedException {
        return lines.take();
    }

    /// What it prints from here to its end, for which this waits.
    String rest() throws InterruptedException {
        StringBuilder rest = new StringBuilder();
        Optional<String> line = lines.take();
        while (line.isPresent()) {
            rest.append(line.get()).append('\n');
            line = lines.take();
        }
        return rest.toString();
    }
}
