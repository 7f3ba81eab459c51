package io.antiphon.server.cli;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.server.Installation;
import io.antiphon.server.Installation.FirstAdmin;
import io.antiphon.server.MusicLibrary;
import io.antiphon.server.RebuildService;
import io.antiphon.server.RunningServer;
import io.antiphon.server.SecondCompiler;
import io.antiphon.server.StartException;
import io.antiphon.server.Version;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.Addresses;
import io.antiphon.server.http.Exposure;
import io.antiphon.server.logging.Logging;
import io.antiphon.server.tls.ServerTls;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Runs a server until it is told to stop: what is opened first is closed last.
final class Serving {

    private final Terminal terminal;
    private final PrintStream out;
    private final SecondCompiler.Hold hold;
    private static final Duration SCAN_ENDS = Duration.ofSeconds(30);

    private final CountDownLatch stopped = new CountDownLatch(1);
    /// From one beginning to the next.
    private volatile CountDownLatch round = new CountDownLatch(1);

    Serving(Terminal terminal, SecondCompiler.Hold hold) {
        this.terminal = terminal;
        this.hold = hold;
        this.out = terminal.out();
    }

    /// @return the exit code
    int run(ConfigLoader loader) throws InterruptedException {
        Loaded loaded = loader.load();
        ServerConfig config = loaded.config();
        Logging.configure(config.log().level(), terminal.err());
        loaded.warnings().forEach(warning -> terminal.err().println("Warning: " + warning));
        Optional<String> refusal = Exposure.refusal(config.http(), config.tls());
        if (refusal.isPresent()) {
            throw new StartException(refusal.get());
        }
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = Thread.ofPlatform().unstarted(() -> stop(done));
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            serve(loaded);
            return 0;
        } finally {
            done.countDown();
        }
    }

    /// Begins again when the database was made anew.
    private void serve(Loaded loaded) throws InterruptedException {
        RebuildService rebuilds = RebuildService.of(loaded.data(), loaded.config().backup(), () -> round.countDown());
        int port = loaded.config().http().port();
        boolean again = false;
        do {
            round = new CountDownLatch(1);
            if (stopped.getCount() == 0) {
                return;
            }
            port = serveOnce(loaded, rebuilds, port, again);
            again = true;
        } while (stopped.getCount() > 0);
    }

    /// @return the port it was
    private int serveOnce(Loaded loaded, RebuildService rebuilds, int port, boolean again)
            throws InterruptedException {
        ServerConfig config = loaded.config();
        if (!Installation.isNew(loaded)) {
            hold.close();
        }
        try (Installation installation = Installation.open(loaded);
                MusicLibrary library = new MusicLibrary(installation, config,
                        terminal.environment().getOrDefault("PATH", ""))) {
            library.configureFolders();
            Optional<FirstAdmin> firstAdmin = installation.makeFirstAdmin(config.admin());
            int used;
            Thread scan;
            try (RunningServer server = RunningServer.start(installation, library, config, rebuilds, port)) {
                used = server.port();
                if (again) {
                    out.println("The database was rebuilt; serving again.");
                } else {
                    out.print(greeting(loaded, library, server, firstAdmin).text());
                    out.flush();
                }
                scan = Thread.ofPlatform()
                        .daemon()
                        .name("first-scan")
                        .start(() -> {
                            scan(new Round(installation, library, server, rebuilds), config.scan().onStart(),
                                    firstAdmin.isPresent());
                            findEncoders(library);
                        });
                round.await();
            }
            if (stopped.getCount() > 0) {
                scan.join(SCAN_ENDS);
                rebuilds.keepDeeds(installation);
            }
            return used;
        }
    }

    /// Unless the server stops before.
    private void findEncoders(MusicLibrary library) {
        try {
            if (!round.await(MusicLibrary.AFTER_SCANS.toMillis(), TimeUnit.MILLISECONDS)) {
                library.findEncoders();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Greeting greeting(Loaded loaded, MusicLibrary library, RunningServer server,
            Optional<FirstAdmin> firstAdmin) {
        ServerConfig config = loaded.config();
        return new Greeting(Version.current(), Addresses.of(config, server.port(), server.basePath()),
                library.musicFolders().listMusicFolders().stream().map(MusicFolder::root).toList(), loaded.data(),
                firstAdmin, server.tls().filter(ServerTls::isSelfSigned).map(ServerTls::fingerprint),
                Optional.of(config.http()).filter(Exposure::isOpenPlainly).map(ServerConfig.Http::host));
    }

    private record Round(Installation installation, MusicLibrary library, RunningServer server,
            RebuildService rebuilds) {}

    private void scan(Round now, boolean wanted, boolean first) {
        MusicLibrary library = now.library();
        try (hold) {
            boolean rebuilt = now.rebuilds().isScanNeeded();
            library.refresh(wanted && !rebuilt);
            library.analysis().start();
            List<MusicFolder> folders = library.musicFolders().listMusicFolders();
            if (rebuilt && !folders.isEmpty()) {
                library.scanner().start(true);
            }
            if (!wanted && !rebuilt || folders.isEmpty()) {
                now.rebuilds().finish(now.installation(), now.server().transfer());
                return;
            }
            ProgressBar bar = new ProgressBar(terminal.err(), terminal.interactive());
            ScanStatus status = bar.follow(library.scanner()::status);
            if (round.getCount() == 0) {
                return;
            }
            now.rebuilds().finish(now.installation(), now.server().transfer());
            boolean worthSaying = first || status.filesRead() > 0 || status.lastError() != null;
            if (worthSaying && stopped.getCount() > 0) {
                out.println(ProgressBar.summary(status, bar.seconds()));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            System.getLogger(Serving.class.getName()).log(System.Logger.Level.ERROR, "The scan at the start failed", e);
        }
    }

    /// Ends the server and waits until everything is closed, as the JVM ends when its hooks do.
    private void stop(CountDownLatch done) {
        stopped.countDown();
        round.countDown();
        try {
            done.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
