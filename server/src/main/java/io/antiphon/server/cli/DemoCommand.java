package io.antiphon.server.cli;

import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.SecondCompiler;
import io.antiphon.server.StartException;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.demo.DemoLibrary;
import io.antiphon.server.security.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Serves a small library that it makes itself, to try everything in a minute.
@Command(name = "demo", description = "Makes a small library and serves it, to try Antiphon in a minute.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final String MUSIC = "demo-music";

    private final Terminal terminal;
    private final SecondCompiler.Hold hold;

    @Mixin
    private final ServeOptions options = new ServeOptions();

    /// @param hold let go when the library is read, or when it was before
    DemoCommand(Terminal terminal, SecondCompiler.Hold hold) {
        this.terminal = terminal;
        this.hold = hold;
    }

    @Override
    public Integer call() throws InterruptedException {
        Path usual = new ConfigLoader(terminal.environment(), java.util.Map.of(), List.of()).dataDirectory();
        if (!terminal.environment().containsKey("ANTIPHON_DATA")) {
            options.defaultData(usual.resolveSibling("antiphon-demo").toString());
        }
        Path data = options.loader(terminal.environment(), List.of()).dataDirectory();
        Path music = data.resolve(MUSIC);
        make(data, music);
        return new Serving(terminal, hold).run(options.loader(terminal.environment(), List.of("Demo=" + music)));
    }

    private void make(Path data, Path music) throws InterruptedException {
        if (Files.isDirectory(music)) {
            return;
        }
        FfmpegTools tools = FfmpegTools.find(null, terminal.environment().getOrDefault("PATH", ""))
                .orElseThrow(() -> new StartException(
                        "The demo makes its music with ffmpeg, which was not found: install ffmpeg."));
        try {
            PrivateFiles.makeDirectory(data);
            terminal.out().println("Making a small library …");
            new DemoLibrary(tools).make(music);
        } catch (IOException e) {
            throw new StartException("The demo library cannot be made: %s".formatted(e.getMessage()), e);
        }
    }
}
