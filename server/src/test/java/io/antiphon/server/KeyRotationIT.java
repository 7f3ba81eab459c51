package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.scrobble.ScrobbleAccount;
import io.antiphon.core.source.MusicSource;
import io.antiphon.core.user.SecretBox;
import io.antiphon.persistence.scrobble.JdbcScrobbleAccounts;
import io.antiphon.persistence.source.JdbcSources;
import io.antiphon.server.cli.CommandLineProgram;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `users rotate-key` on a data directory with app-passwords in it.
class KeyRotationIT {

    private static final String OLD = "the-old-secret-key-of-the-operator";
    private static final String NEW = "the-new-secret-key-of-the-operator";
    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;
    private Path data;

    @BeforeEach
    void choose() {
        data = directory.resolve("data");
    }

    @Test
    void aKeyInTheDataDirectoryIsReplacedAndAppPasswordsStayGood() throws Exception {
        serve(Map.of());
        byte[] before = Files.readAllBytes(data.resolve("secret.key"));
        assertThat(rotate("")).isZero();
        assertThat(Files.readAllBytes(data.resolve("secret.key"))).isNotEqualTo(before).hasSize(32);
        assertThat(data.resolve("secret.key.next")).doesNotExist();
        serve(Map.of());
        Files.write(data.resolve("secret.key"), before);
        assertThatThrownBy(() -> serve(Map.of())).isInstanceOf(StartException.class)
                .hasMessageContaining("secret key");
    }

    @Test
    void aConfiguredKeyIsReplacedByTheOneThatIsGiven() throws Exception {
        serve(Map.of("secret-key", OLD));
        assertThat(rotate("short\n", "--set", "secret-key=" + OLD)).isNotZero();
        assertThat(rotate(NEW + "\n", "--set", "secret-key=" + NEW)).as("not the present one").isNotZero();
        serve(Map.of("secret-key", OLD));
        assertThat(rotate(NEW + "\n", "--set", "secret-key=" + OLD)).isZero();
        assertThatThrownBy(() -> serve(Map.of("secret-key", OLD))).isInstanceOf(StartException.class);
        serve(Map.of("secret-key", NEW));
    }

    @Test
    void keysOfServicesAndPasswordsOfSourcesStayGood() throws Exception {
        try (TestServer server = TestServer.start(data, List.of(directory.toString()))) {
            server.offer(new SampleService());
            assertThat(ask(server, "PUT", "/users/me/scrobbling/sample",
                    "{\"key\":\"%s\"}".formatted(SampleService.KEY))).isEqualTo(200);
            assertThat(ask(server, "POST", "/sources",
                    "{\"name\":\"Far\",\"kind\":\"web\",\"address\":\"http://127.0.0.1:9/\",\"account\":\"me\",\"password\":\"word\",\"musicFolder\":1}"))
                    .isEqualTo(201);
        }
        byte[] before = sealed();
        assertThat(rotate("")).isZero();
        assertThat(sealed()).isNotEqualTo(before);
        try (TestServer server = TestServer.start(data, List.of(directory.toString()))) {
            SecretBox box = server.installation().secretBox();
            ScrobbleAccount account = new JdbcScrobbleAccounts(server.installation().database()).listAll().getFirst();
            assertThat(box.open(account.sealed(), ScrobbleAccount.context(account.user(), account.service())))
                    .isEqualTo(SampleService.KEY);
            MusicSource source = new JdbcSources(server.installation().database()).listSources().getFirst();
            assertThat(box.open(Objects.requireNonNull(source.sealed()), MusicSource.context(source.id())))
                    .isEqualTo("word");
        }
    }

    private byte[] sealed() throws Exception {
        try (TestServer server = TestServer.start(data, List.of(directory.toString()))) {
            return new JdbcScrobbleAccounts(server.installation().database()).listAll().getFirst().sealed();
        }
    }

    private static int ask(TestServer server, String method, String path, String body) throws Exception {
        String token = TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        return server.send(method, "/api/v1" + path, body, "Authorization", "Bearer " + token).statusCode();
    }

    @Test
    void nothingChangesUnderARunningServer() throws Exception {
        try (TestServer server = TestServer.start(data, List.of())) {
            byte[] before = Files.readAllBytes(data.resolve("secret.key"));
            assertThat(rotate("")).isNotZero();
            assertThat(Files.readAllBytes(data.resolve("secret.key"))).isEqualTo(before);
            assertThat(server.rest("ping", ADMIN).path("status").asText()).isEqualTo("ok");
        }
    }

    private void serve(Map<String, String> settings) throws Exception {
        try (TestServer server = TestServer.start(data, List.of(), settings)) {
            assertThat(server.rest("ping", ADMIN).path("status").asText()).isEqualTo("ok");
        }
    }

    private int rotate(String input, String... more) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
            List<String> command = new ArrayList<>(List.of("users", "rotate-key", "--data", data.toString()));
            command.addAll(List.of(more));
            return CommandLineProgram.run(command.toArray(String[]::new));
        } finally {
            System.setIn(before);
        }
    }
}
