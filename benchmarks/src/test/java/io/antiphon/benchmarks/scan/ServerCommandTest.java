package io.antiphon.benchmarks.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServerCommandTest {

    @Test
    void commandsAreSeparatedAndNamedAfterTheirProgramUnlessToldOtherwise() {
        List<ServerCommand> commands = ServerCommand.parse(
                List.of("/opt/a.sh", "{music}", "{port}", "--", "java", "-jar", "b.jar", "--port={port}"),
                List.of("first"));

        assertThat(commands).extracting(ServerCommand::name).containsExactly("first", "java");
        assertThat(commands.get(1).arguments()).containsExactly("java", "-jar", "b.jar", "--port={port}");
    }

    @Test
    void placeholdersAreFilledInWhereverTheyStand() {
        ServerCommand command = new ServerCommand("x", List.of("run", "{music}", "--data={data}", "127.0.0.1:{port}"));

        assertThat(command.filledIn(Path.of("/m"), Path.of("/d"), 4040)).containsExactly("run", "/m", "--data=/d",
                "127.0.0.1:4040");
    }

    @Test
    void aCommandThatCanNotBeToldItsPortIsRefused() {
        assertThatThrownBy(() -> ServerCommand.parse(List.of("run", "{port}", "--", "other"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("other")
                .hasMessageContaining("{port}");
        assertThatThrownBy(() -> ServerCommand.parse(List.of("run", "{port}", "--"), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
    }
}
