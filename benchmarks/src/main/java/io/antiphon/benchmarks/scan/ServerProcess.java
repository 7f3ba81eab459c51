package io.antiphon.benchmarks.scan;

import io.antiphon.benchmarks.process.ProcessMeter;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A running server on a free port of loopback with a data folder of its own; closing it ends it and deletes the folder.
final class ServerProcess implements AutoCloseable {

    private static final int SECONDS_TO_END = 20;

    private final String name;
    private final Process process;
    private final Path folder;
    private final int port;

    private ServerProcess(String name, Process process, Path folder, int port) {
        this.name = name;
        this.process = process;
        this.folder = folder;
        this.port = port;
    }

    /// Both output streams go to a file beside the data folder, below `work`.
    static ServerProcess start(ServerCommand command, Path music, Path work) throws IOException {
        Path folder = Files.createTempDirectory(work, "antiphon-bench-");
        Path data = Files.createDirectory(folder.resolve("data"));
        int port = freePort();
        Process process = new ProcessBuilder(command.filledIn(music.toAbsolutePath(), data, port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.log").toFile())
                .start();
        // This program may be stopped half-way; the server must not outlive it.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        return new ServerProcess(command.name(), process, folder, port);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    ProcessMeter meter() {
        return new ProcessMeter(process.pid());
    }

    long pid() {
        return process.pid();
    }

    /// @throws IOException with the end of its output when it has ended by itself
    void requireAlive() throws IOException {
        if (!process.isAlive()) {
            throw new IOException(name + " ended with " + process.exitValue() + "; its last words: " + lastWords());
        }
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!endsInTime()) {
            process.destroyForcibly();
            endsInTime();
        }
        children.forEach(ProcessHandle::destroyForcibly);
        deleteFolder();
    }

    /// An interrupt ends the waiting and stays set.
    private boolean endsInTime() {
        try {
            return process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("output.log"));
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
