package io.antiphon.server.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Sounds;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script of the documentation, as it stands there, against a server.
class NativeApiScriptIT {

    private static final Path SCRIPT = Path.of("..", "docs", "examples", "native-api.sh");

    @TempDir
    private Path directory;

    private static boolean isThere(String program) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void theScriptDoesWhatItSaysToItsEnd() throws Exception {
        assumeThat(isThere("curl")).as("curl is on this machine").isTrue();
        Path music = Files.createDirectory(directory.resolve("music"));
        Path file = directory.resolve("My song.flac");
        Sounds.make(file, "Scripted");
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false"))) {
            Path said = directory.resolve("said");
            ProcessBuilder script = new ProcessBuilder("sh", SCRIPT.toString(), server.url(), "admin", file.toString());
            script.environment().put("ANTIPHON_PASSWORD", TestServer.PASSWORD);
            Process process = script.redirectErrorStream(true).redirectOutput(said.toFile()).start();
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
            String text = Files.readString(said, StandardCharsets.UTF_8);
            assertThat(process.exitValue()).as(text).isZero();
            assertThat(text).contains("signed in as admin", "uploaded: Scripted/Album of Scripted/Scripted.flac",
                    "Written by a script", "anybody sees it", "taken back: 404");
        }
    }
}
