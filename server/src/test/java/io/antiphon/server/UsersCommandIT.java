package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.cli.CommandLineProgram;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./antiphon users`, through a running server and on the data directory itself.
class UsersCommandIT {

    @TempDir
    private Path directory;

    @Test
    void accountsAndNarrowedCredentialsAreMadeThroughARunningServer() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(music.toString()))) {
            server.rest("createUser?username=carol&password=secret&email=e", "u=admin&p=" + TestServer.APP_PASSWORD);
            String password = said("password", "app-password", "carol", "--device", "Radio", "--scope",
                    "read-only,music-folder:1", "--expires", "2100-01-31");
            assertThat(code(server, "ping", "u=carol&p=" + password)).isZero();
            assertThat(code(server, "createPlaylist?name=x", "u=carol&p=" + password)).isEqualTo(50);
            String key = said("key", "api-key", "carol", "--scope", "no-download", "--scope", "read-only", "--expires",
                    "2100-01-31T12:00:00Z");
            assertThat(code(server, "ping", "apiKey=" + key)).isZero();
            assertThat(code(server, "createPlaylist?name=x", "apiKey=" + key)).isEqualTo(50);
            String listed = server.installation()
                    .apiKeys()
                    .list(server.installation().users().findUserNamed("carol").orElseThrow().id())
                    .toString();
            assertThat(listed).contains("2100-01-31T12:00:00Z");
            assertThat(run("role", "carol", "curator")).isEqualTo("carol is a curator now.\n");
            assertThat(run("list")).containsPattern("carol +curator");
            run("disable", "carol");
            assertThat(code(server, "ping", "u=carol&p=" + password)).isEqualTo(40);
            assertThat(run("list")).contains("(disabled)");
            run("enable", "carol");
            assertThat(server.get(link("invite", "--role", "manager")).statusCode()).isEqualTo(200);
            assertThat(server.get(link("password-link", "carol")).body()).contains("carol");
            assertThat(exit("role", "admin", "manager")).as("the only owner").isNotZero();
            assertThat(exit("app-password", "carol", "--scope", "all")).isNotZero();
            assertThat(exit("app-password", "carol", "--expires", "2100-13-01")).isNotZero();
            assertThat(exit("role", "carol", "emperor")).isNotZero();
        }
    }

    @Test
    void theSameIsDoneWithoutAServer() throws Exception {
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of())) {
            server.rest("createUser?username=carol&password=secret&email=e", "u=admin&p=" + TestServer.APP_PASSWORD);
        }
        String password = said("password", "app-password", "carol", "--scope", "no-download");
        String key = said("key", "api-key", "carol", "--scope", "read-only");
        run("role", "carol", "owner");
        String invitation = link("invite");
        String reset = link("password-link", "carol");
        assertThat(exit("role", "carol", "LISTENER")).isZero();
        assertThat(exit("disable", "admin")).as("the only owner").isNotZero();
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of())) {
            assertThat(code(server, "ping", "u=carol&p=" + password)).isZero();
            assertThat(code(server, "createPlaylist?name=x", "apiKey=" + key)).isEqualTo(50);
            assertThat(server.get(invitation).statusCode()).isEqualTo(200);
            assertThat(server.get(reset).statusCode()).isEqualTo(200);
        }
    }

    private static int code(TestServer server, String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        return answer.path("status").asText().equals("ok") ? 0 : answer.path("error").path("code").asInt(-1);
    }

    private String said(String label, String... command) {
        return run(command).replaceAll("(?s).*%s +(\\S+).*".formatted(label), "$1");
    }

    /// The path of a link that is printed.
    private String link(String... command) {
        String printed = run(command).strip();
        assertThat(printed).startsWith("http://127.0.0.1:");
        return printed.substring(printed.indexOf("/welcome"));
    }

    private String run(String... command) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(exit(out, command)).as(String.join(" ", command)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private int exit(String... command) {
        return exit(new ByteArrayOutputStream(), command);
    }

    private int exit(ByteArrayOutputStream out, String... command) {
        PrintStream before = System.out;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            List<String> whole = new ArrayList<>(List.of("users"));
            whole.addAll(List.of(command));
            whole.addAll(List.of("--data", directory.resolve("data").toString()));
            return CommandLineProgram.run(whole.toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
    }
}
