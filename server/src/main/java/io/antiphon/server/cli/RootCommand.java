package io.antiphon.server.cli;

import picocli.CommandLine.Command;

/// The program itself.
@Command(name = "antiphon", description = "A music server for Subsonic apps.", mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND", footer = {
                "", "To begin: ./antiphon serve --music ~/Music"})
final class RootCommand {}
