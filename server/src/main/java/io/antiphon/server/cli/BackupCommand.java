package io.antiphon.server.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Makes a backup of the database.
@Command(name = "backup",
        description = "Makes a backup of the database, in the running server or by itself, and checks it by restoring it elsewhere.",
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    BackupCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Operations operations = OpenOperations.open(config, terminal)) {
            Operations.BackupLine made = operations.backUp();
            terminal.out()
                    .printf("%s%n    %,d bytes; restored to see that it is whole: %,d tracks, %,d accounts%n",
                            made.file(), made.bytes(), made.tracks(), made.accounts());
            return 0;
        }
    }
}
