package io.antiphon.server.cli;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.sound.FingerprintProgram;
import io.antiphon.persistence.DatabaseUnavailableException;
import io.antiphon.server.Installation;
import io.antiphon.server.MusicLibrary;
import io.antiphon.server.OperatorFile;
import io.antiphon.server.StartException;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.InvalidConfigException;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.Exposure;
import io.antiphon.server.logging.Logging;
import io.antiphon.server.security.PrivateFiles;
import io.antiphon.server.tls.ServerTls;
import io.antiphon.server.tls.UnusableCertificateException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Looks at everything that can be wrong with an installation, and says what to do about it.
@Command(name = "doctor", description = "Checks this machine and the data directory.", mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int OLDEST_JAVA = 25;

    private final Terminal terminal;
    private int failures;

    @Mixin
    private final ConfigOptions options = new ConfigOptions();

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Logging.configure(LogLevel.ERROR, terminal.err());
        java();
        charset();
        ConfigLoader loader = options.loader(terminal.environment());
        try {
            Loaded loaded = loader.load();
            ok("configuration", loaded.warnings().isEmpty() ? "valid" : String.join(" ", loaded.warnings()));
            exposure(loaded.config());
            tls(loaded);
            ffmpeg(loaded.config());
            dataDirectory(loaded.data());
            library(loaded);
        } catch (InvalidConfigException e) {
            e.problems().forEach(problem -> bad("configuration", problem, "see docs/configuration.md"));
        }
        terminal.out().println(failures == 0 ? "All is well." : "%d to mend.".formatted(failures));
        return failures == 0 ? 0 : 1;
    }

    private void java() {
        check("java", Runtime.version().feature() >= OLDEST_JAVA,
                Runtime.version() + " in " + System.getProperty("java.home"), "Java 25 or newer is needed");
    }

    private void charset() {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        check("locale", names.equals(StandardCharsets.UTF_8), "file names are read as " + names,
                "names with other letters than A to Z will be unreadable: set LC_ALL=C.UTF-8");
    }

    private void exposure(ServerConfig config) {
        ServerConfig.Http http = config.http();
        Optional<String> refusal = Exposure.refusal(http, config.tls());
        check("address", refusal.isEmpty(), "%s port %d".formatted(http.host(), http.port()), refusal.orElse(""));
        if (Exposure.isOpenPlainly(http)) {
            warn("address", "passwords and tokens travel unencrypted (http.allow-plain-http)");
        }
    }

    private void tls(Loaded loaded) {
        ServerConfig config = loaded.config();
        if (config.tls().selfSigned() && !Files.isDirectory(loaded.data())) {
            ok("tls", "a certificate will be made at the first start");
            return;
        }
        try {
            ServerTls.open(config.tls(), config.http(), loaded.data(), Clock.systemUTC())
                    .ifPresent(tls -> ok("tls",
                            "certificate until %s, SHA-256 %s".formatted(tls.end(), tls.fingerprint())));
        } catch (UnusableCertificateException e) {
            bad("tls", String.valueOf(e.getMessage()), "see docs/https.md");
        }
    }

    private void ffmpeg(ServerConfig config) {
        Optional<FfmpegTools> tools = FfmpegTools.find(config.transcoding().ffmpegDirectory(),
                terminal.environment().getOrDefault("PATH", ""));
        if (tools.isEmpty()) {
            bad("ffmpeg", "not found",
                    "install ffmpeg or set transcoding.ffmpeg-directory; without it nothing is transcoded");
            return;
        }
        ok("ffmpeg", "%s, %s".formatted(tools.get().version(), tools.get().ffmpeg()));
        encoders(tools.get());
        fingerprints(tools.get());
    }

    private void encoders(FfmpegTools tools) {
        Set<AudioFormat> made = tools.formats();
        ok("transcoding", "to " + made.stream().map(AudioFormat::suffix).sorted().collect(Collectors.joining(", ")));
        String missing = Arrays.stream(AudioFormat.values())
                .filter(format -> !made.contains(format))
                .map(AudioFormat::suffix)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            warn("transcoding", "not to %s, for which this ffmpeg has no encoder; players get another format"
                    .formatted(missing));
        }
    }

    private void fingerprints(FfmpegTools tools) {
        FingerprintProgram.find(tools, terminal.environment().getOrDefault("PATH", ""))
                .ifPresentOrElse(program -> ok("fingerprints", "made by " + program.name()),
                        () -> warn("fingerprints", "not made: needs fpcalc, or an ffmpeg with Chromaprint"));
    }

    private void dataDirectory(Path data) {
        if (!Files.isDirectory(data)) {
            ok("data", data + " will be made at the first start");
            return;
        }
        check("data", Files.isWritable(data), data.toString(), "it cannot be written");
        try (Stream<Path> files = Files.list(data)) {
            if (PrivateFiles.isOpenToOthers(data)) {
                bad("data", data + " is open to other users", "chmod 700 " + data);
            }
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("secret")).toList()) {
                check("secrets", !PrivateFiles.isOpenToOthers(file), file.getFileName() + " is its owner's only",
                        "chmod 600 " + file);
            }
        } catch (IOException e) {
            bad("data", data + " cannot be read", e.toString());
        }
    }

    private void library(Loaded loaded) {
        if (!Files.isDirectory(loaded.data())) {
            providers(ProviderReport.ofConfiguration(loaded));
            return;
        }
        Optional<RemoteOperations> running = RemoteOperations.connect(new OperatorFile(loaded.data()));
        if (running.isPresent()) {
            ok("server", "running; it has the database open");
            try (RemoteOperations server = running.get()) {
                providers(ProviderReport.ofServer(server.info()));
            }
            return;
        }
        providers(ProviderReport.ofConfiguration(loaded));
        try (Installation installation = Installation.open(loaded);
                MusicLibrary library = new MusicLibrary(installation, loaded.config(), "")) {
            ok("database", "opens; %d accounts".formatted(installation.users().listUsers().size()));
            for (MusicFolder folder : library.musicFolders().listMusicFolders()) {
                check("music", Files.isDirectory(folder.root()) && Files.isReadable(folder.root()),
                        folder.root().toString(), "it cannot be read: is it mounted?");
            }
        } catch (StartException | DatabaseUnavailableException e) {
            bad("database", "does not open", String.valueOf(e.getMessage()));
        }
    }

    private void providers(List<ProviderReport.Line> lines) {
        lines.forEach(line -> {
            if (line.good()) {
                ok("provider", line.text());
            } else {
                warn("provider", line.text());
            }
        });
    }

    private void check(String what, boolean good, String state, String remedy) {
        if (good) {
            ok(what, state);
        } else {
            bad(what, state, remedy);
        }
    }

    private void ok(String what, String state) {
        terminal.out().printf("  ok    %-14s %s%n", what, state);
    }

    private void warn(String what, String state) {
        terminal.out().printf("  note  %-14s %s%n", what, state);
    }

    private void bad(String what, String state, String remedy) {
        failures++;
        terminal.out().printf("  BAD   %-14s %s%n        %-14s → %s%n", what, state, "", remedy);
    }
}
