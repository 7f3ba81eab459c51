package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.qr.QrReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./antiphon pair`, as people run it.
class PairCommandIT {

    @TempDir
    private Path directory;

    @Test
    void theQrCodeInTheTerminalConnectsAPhone() throws Exception {
        Path data = directory.resolve("data");
        try (Program program = new Program(data); HttpClient phone = HttpClient.newHttpClient()) {
            Program.Running server = program.serve(Files.createDirectory(directory.resolve("music")));
            Program.Ended paired = program.command("pair", "--data", data.toString());
            assertThat(paired.code()).as(paired.output()).isZero();
            List<String> drawn = paired.output().lines().filter(line -> line.matches("[ ▀▄█]{25,}")).toList();
            String link = QrReader.read(QrReader.rasterised(drawn));
            assertThat(paired.output()).contains(link)
                    .contains("phone of admin")
                    .contains("other devices cannot reach " + server.url());
            assertThat(link).startsWith(server.url() + "/pair/");
            HttpResponse<String> page = phone.send(HttpRequest.newBuilder(URI.create(link))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("device=Phone"))
                    .build(), BodyHandlers.ofString());
            assertThat(page.body()).contains("<dd>admin</dd>");
            Program.Ended other = program.command("pair", "--data", data.toString(), "--user", "nobody");
            assertThat(other.code()).isEqualTo(1);
            assertThat(other.output()).contains("nobody");
            Program.stop(server);
            Program.Ended alone = program.command("pair", "--data", data.toString());
            assertThat(alone.code()).isEqualTo(1);
            assertThat(alone.output()).contains("server does not run");
        }
    }
}
