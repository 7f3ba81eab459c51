package io.antiphon.server.cli;

import io.antiphon.server.cli.Operations.PairingLine;
import io.antiphon.server.qr.QrCode;
import io.antiphon.server.qr.QrDrawing;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows a code that a phone photographs to get credentials of its own.
@Command(name = "pair", description = "Shows a QR code that connects a phone, for two minutes, once.",
        mixinStandardHelpOptions = true)
final class PairCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--user", paramLabel = "NAME",
            description = "Whose phone it is; the only account, or admin, when absent.")
    private @Nullable String user;

    PairCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Operations operations = OpenOperations.open(config, terminal)) {
            show(operations.armPairing(user));
            return 0;
        }
    }

    private void show(PairingLine armed) {
        terminal.out().println();
        QrDrawing.lines(QrCode.of(armed.url()), terminal.interactive()).forEach(terminal.out()::println);
        terminal.out()
                .printf("%nPhotograph this with the phone of %s within two minutes, or open%n%n  %s%n%n", armed.user(),
                        armed.url());
        if (!armed.reachable()) {
            terminal.out()
                    .printf("WARNING: other devices cannot reach %s. Start the server with --host 0.0.0.0, or set http.public-url.%n",
                            armed.server());
        }
    }
}
