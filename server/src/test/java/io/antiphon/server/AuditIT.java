package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a whole server writes down of what happens to accounts.
class AuditIT {

    private static final String LOGIN = "{\"username\":\"%s\",\"password\":\"%s\"}";
    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;
    private TestServer server;
    private String bearer;

    @BeforeEach
    void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()));
        bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                LOGIN.formatted("admin", TestServer.PASSWORD))).path("accessToken").asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void signInsAndFailuresAreTold() throws Exception {
        server.rest("ping", "u=admin&p=wrong-secret-1");
        server.rest("ping", "u=wrong-secret-2&p=x");
        server.rest("ping", "apiKey=wrong-secret-3");
        server.rest("ping", ADMIN);
        server.rest("ping", ADMIN);
        assertThat(lines("")).containsSubsequence("signed-in admin 127.0.0.1 admin",
                "sign-in-failed  127.0.0.1 ", "sign-in-failed  127.0.0.1 ", "sign-in-failed  127.0.0.1 admin",
                "signed-in admin 127.0.0.1 admin");
        assertThat(lines("")).filteredOn(line -> line.startsWith("signed-in")).hasSize(2);
        assertThat(audit("").toString()).doesNotContain("wrong-secret");
    }

    @Test
    void whatChangesCredentialsRolesAndAccountsIsToldWithoutTheSecrets() throws Exception {
        server.rest("createUser?username=bob&password=secret-of-bob&email=b", ADMIN);
        server.rest("updateUser?username=bob&podcastRole=true&password=secret-two", ADMIN);
        JsonNode key = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"lamp\"}",
                "Authorization", bearer));
        server.send("DELETE", "/api/v1/users/me/api-keys/" + key.path("id").asText(), null, "Authorization", bearer);
        server.send("PUT", "/api/v1/admin/users/bob/password", "{\"password\":\"secret-three\"}", "Authorization",
                bearer);
        server.rest("deleteUser?username=bob", ADMIN);
        assertThat(lines("").reversed()).containsSubsequence("account-made admin 127.0.0.1 bob",
                "app-password-replaced admin 127.0.0.1 bob", "account-changed admin 127.0.0.1 bob",
                "api-key-made admin 127.0.0.1 admin", "api-key-revoked admin 127.0.0.1 admin",
                "login-password-changed admin 127.0.0.1 bob", "account-deleted admin 127.0.0.1 bob");
        String all = audit("?limit=1000").toString();
        assertThat(all).contains("podcast")
                .contains("lamp")
                .doesNotContain("secret-")
                .doesNotContain(key.path("key").asText());
    }

    @Test
    void pagesFollowEachOtherToTheEndAndOnlyAnAdminReadsThem() throws Exception {
        for (int i = 0; i < 5; i++) {
            server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"device %d\"}".formatted(i), "Authorization",
                    bearer);
        }
        List<String> whole = lines("?limit=1000");
        List<String> paged = new ArrayList<>();
        JsonNode page = audit("?limit=2");
        paged.addAll(lines(page));
        while (page.has("next")) {
            page = audit("?limit=2&cursor=" + page.path("next").asText());
            paged.addAll(lines(page));
        }
        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(6);
        for (String wrong : List.of("limit=0", "limit=x", "cursor=-1", "cursor=%27", "limit=99999999999999999999")) {
            assertThat(server.get("/api/v1/admin/audit?" + wrong, "Authorization", bearer).statusCode()).as(wrong)
                    .isEqualTo(400);
        }
        server.send("POST", "/api/v1/admin/users", LOGIN.formatted("bob", "password-of-bob"), "Authorization", bearer);
        String bob = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                LOGIN.formatted("bob", "password-of-bob"))).path("accessToken").asText();
        assertThat(server.get("/api/v1/admin/audit", "Authorization", bob).statusCode()).isEqualTo(403);
        assertThat(server.get("/api/v1/admin/audit").statusCode()).isEqualTo(401);
    }

    private List<String> lines(String query) throws Exception {
        return lines(audit(query));
    }

    private static List<String> lines(JsonNode page) {
        List<String> lines = new ArrayList<>();
        page.path("events")
                .forEach(event -> lines.add("%s %s %s %s".formatted(event.path("kind").asText(),
                        event.path("actor").asText(), event.path("address").asText(), event.path("subject").asText())));
        return lines;
    }

    private JsonNode audit(String query) throws Exception {
        return TestServer.json(server.get("/api/v1/admin/audit" + query, "Authorization", bearer));
    }
}
