package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Roles, single permissions, and the links by which people get and keep their logins.
class AccountRolesIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final int OK = -1;
    private static final List<String> FLAGS = List.of("settings", "download", "upload", "playlist", "coverArt",
            "comment", "podcast", "stream", "jukebox", "share", "videoConversion");

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String owner;

    @BeforeAll
    static void start() throws Exception {
        server = TestServer.start(directory.resolve("data"),
                List.of(Files.createDirectory(directory.resolve("one")).toString(),
                        Files.createDirectory(directory.resolve("two")).toString()));
        owner = login("admin", TestServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyFlagOfSubsonicIsTakenAndToldAsItIs() throws Exception {
        for (String one : FLAGS) {
            StringBuilder flags = new StringBuilder();
            FLAGS.forEach(flag -> flags.append("&%sRole=%s".formatted(flag, flag.equals(one))));
            rest("createUser?username=only-%s&password=secret&email=e%s".formatted(one, flags), ADMIN);
            JsonNode user = rest("getUser?username=only-" + one, ADMIN).path("user");
            FLAGS.forEach(flag -> assertThat(user.path(flag + "Role").asBoolean()).as("%s of %s", flag, one)
                    .isEqualTo(flag.equals(one)));
            assertThat(user.path("adminRole").asBoolean()).isFalse();
            rest("updateUser?username=only-%s&%sRole=false".formatted(one, one), ADMIN);
            assertThat(rest("getUser?username=only-" + one, ADMIN).path("user").toString())
                    .doesNotContain("Role\":true");
        }
    }

    @Test
    void adminRoleIsARankWithoutBeingTheOwners() throws Exception {
        rest("createUser?username=mia&password=secret&email=e&adminRole=true", ADMIN);
        assertThat(account("mia").path("role").asText()).isEqualTo("manager");
        assertThat(account("mia").path("permissions").toString()).contains("manage_users", "manage_server")
                .doesNotContain("read_audit", "download");
        String mia = "u=mia&p=secret";
        rest("updateUser?username=mia&adminRole=false", ADMIN);
        assertThat(account("mia").path("role").asText()).isEqualTo("curator");
        assertThat(code("getUsers", mia)).isEqualTo(50);
        rest("updateUser?username=mia&adminRole=true", ADMIN);
        assertThat(code("getUsers", mia)).isEqualTo(OK);
        assertThat(code("updateUser?username=mia&downloadRole=true", mia)).as("lifting oneself").isEqualTo(50);
        assertThat(code("updateUser?username=admin&email=x", mia)).as("an owner").isEqualTo(50);
        assertThat(code("deleteUser?username=admin", mia)).isEqualTo(50);
        assertThat(code("changePassword?username=admin&password=mine", mia)).isEqualTo(50);
        assertThat(code("createUser?username=x1&password=s&email=e&jukeboxRole=true", mia)).as("what she has not")
                .isEqualTo(50);
        assertThat(code("createUser?username=x2&password=s&email=e&adminRole=true", mia)).isEqualTo(OK);
        assertThat(code("updateUser?username=admin&jukeboxRole=false", ADMIN)).as("an owner may everything").isZero();
    }

    @Test
    void aManagerLooksAfterOthersButNotAfterOwnersOrAboveThemselves() throws Exception {
        make("max", "manager", ",\"musicFolders\":[1]");
        make("olga", "owner", "");
        make("lea", "listener", "");
        String max = login("max", "password-of-max");
        for (Map.Entry<String, String> forbidden : Map.of("PATCH /admin/users/olga", "{\"disabled\":true}",
                "DELETE /admin/users/olga", "", "PUT /admin/users/olga/password", "{\"password\":\"mine-now-123\"}",
                "POST /admin/users/olga/password-link", "{}", "PATCH /admin/users/max", "{\"role\":\"owner\"}",
                "POST /admin/users", "{\"username\":\"o2\",\"password\":\"password-of-o2\",\"role\":\"owner\"}",
                "POST /admin/invitations", "{\"role\":\"owner\"}",
                "PATCH /admin/users/lea", "{\"permissions\":[\"stream\",\"read_audit\"]}").entrySet()) {
            String[] call = forbidden.getKey().split(" ");
            assertThat(send(call[0], call[1], forbidden.getValue(), max).statusCode()).as(forbidden.toString())
                    .isEqualTo(403);
        }
        assertThat(send("PATCH", "/admin/users/max", "{\"musicFolders\":\"all\"}", max).statusCode()).isEqualTo(403);
        assertThat(send("PATCH", "/admin/users/max", "{\"permissions\":[\"read_audit\",\"manage_users\"]}", max)
                .statusCode()).isEqualTo(403);
        assertThat(send("POST", "/admin/invitations", "{\"musicFolders\":[2]}", max).statusCode()).isEqualTo(403);
        assertThat(send("PUT", "/admin/users/lea/password", "{\"password\":\"mine-now-123\"}", max).statusCode())
                .as("lea sees a music folder that max does not")
                .isEqualTo(403);
        JsonNode made = json(send("POST", "/admin/users",
                "{\"username\":\"lou\",\"password\":\"password-of-lou\"}", max));
        assertThat(made.path("musicFolders").toString()).as("what max sees").isEqualTo("[1]");
        assertThat(send("PUT", "/admin/users/lou/password", "{\"password\":\"another-one-1\"}", max).statusCode())
                .isEqualTo(204);
        assertThat(send("PATCH", "/admin/users/lou", "{\"permissions\":[\"stream\"],\"email\":\"l@e.org\"}", max)
                .statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/admin/users/lou", null, max).statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/admin/users/olga", null, owner).statusCode()).isEqualTo(204);
    }

    @Test
    void theLastOwnerStaysWhoeverAsks() throws Exception {
        assertThat(send("PATCH", "/admin/users/admin", "{\"role\":\"manager\"}", owner).statusCode()).isEqualTo(409);
        assertThat(send("PATCH", "/admin/users/admin", "{\"disabled\":true}", owner).statusCode()).isEqualTo(409);
        assertThat(send("DELETE", "/admin/users/admin", null, owner).statusCode()).isEqualTo(409);
        assertThat(code("deleteUser?username=admin", ADMIN)).isZero();
        assertThat(code("updateUser?username=admin&adminRole=false", ADMIN)).isZero();
        assertThat(account("admin").path("role").asText()).isEqualTo("owner");
    }

    @Test
    void whoIsDisabledIsOutEverywhereAtOnceAndBackWithEverything() throws Exception {
        make("dan", "listener", "");
        String dan = login("dan", "password-of-dan");
        String key = json(send("POST", "/users/me/api-keys", "{\"name\":\"k\"}", dan)).path("key").asText();
        String app = json(send("POST", "/users/me/subsonic-password", null, dan)).path("password").asText();
        assertThat(code("ping", "apiKey=" + key)).isEqualTo(OK);
        assertThat(send("PATCH", "/admin/users/dan", "{\"disabled\":true}", owner).statusCode()).isEqualTo(200);
        assertThat(send("GET", "/users/me", null, dan).statusCode()).isEqualTo(401);
        assertThat(code("ping", "apiKey=" + key)).isEqualTo(44);
        assertThat(code("ping", "u=dan&p=" + app)).isEqualTo(40);
        assertThat(code("ping", "u=dan&p=password-of-dan")).isEqualTo(40);
        assertThat(send("POST", "/auth/login", "{\"username\":\"dan\",\"password\":\"password-of-dan\"}", "")
                .statusCode()).isEqualTo(401);
        assertThat(send("PATCH", "/admin/users/dan", "{\"disabled\":false}", owner).statusCode()).isEqualTo(200);
        assertThat(code("ping", "u=dan&p=" + app)).isEqualTo(OK);
    }

    @Test
    void anInvitationMakesOneAccountOfItsRole() throws Exception {
        JsonNode link = json(send("POST", "/admin/invitations", "{\"role\":\"curator\",\"musicFolders\":[2]}", owner));
        String token = link.path("url").asText().replaceFirst(".*token=", "");
        assertThat(token).hasSizeGreaterThan(40);
        assertThat(send("GET", "/admin/invitations", null, owner).body()).contains(link.path("id").asText())
                .doesNotContain(token);
        assertThat(register(token, "admin", "password-of-ivy").statusCode()).as("a name that is taken").isEqualTo(409);
        assertThat(register(token, "ivy", "short").statusCode()).isEqualTo(400);
        assertThat(register(token + "x", "ivy", "password-of-ivy").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/auth/reset-password",
                "{\"token\":\"%s\",\"password\":\"password-of-ivy\"}".formatted(token), "").statusCode())
                .isEqualTo(404);
        assertThat(register(token, "ivy", "password-of-ivy").statusCode()).isEqualTo(201);
        assertThat(register(token, "ivy2", "password-of-ivy").statusCode()).as("again").isEqualTo(404);
        JsonNode ivy = account("ivy");
        assertThat(ivy.path("role").asText()).isEqualTo("curator");
        assertThat(ivy.path("musicFolders").toString()).isEqualTo("[2]");
        assertThat(login("ivy", "password-of-ivy")).startsWith("Bearer ");
    }

    @Test
    void aLinkEndsWithItsTimeItsRevocationAndItsMakersRights() throws Exception {
        make("mona", "manager", "");
        String mona = login("mona", "password-of-mona");
        String revoked = token("/admin/invitations", "{}", owner);
        String id = "";
        for (JsonNode one : json(send("GET", "/admin/invitations", null, owner)).path("invitations")) {
            id = one.path("id").asText();
            assertThat(send("DELETE", "/admin/invitations/" + id, null, owner).statusCode()).isEqualTo(204);
        }
        assertThat(register(revoked, "nobody1", "password-of-nobody").statusCode()).isEqualTo(404);
        String byMona = token("/admin/invitations", "{\"role\":\"manager\"}", mona);
        send("PATCH", "/admin/users/mona", "{\"role\":\"listener\"}", owner);
        assertThat(register(byMona, "nobody2", "password-of-nobody").statusCode()).as("her maker was demoted")
                .isEqualTo(404);
        for (String wrong : List.of("2001-01-01T00:00:00Z", "2999-01-01T00:00:00Z", "soon")) {
            assertThat(send("POST", "/admin/invitations", "{\"expiresAt\":\"%s\"}".formatted(wrong), owner)
                    .statusCode()).as(wrong).isEqualTo(400);
        }
        assertThat(send("DELETE", "/admin/invitations/" + id, null, owner).statusCode()).isEqualTo(404);
    }

    @Test
    void thePagesBehindLinksSetPasswordsWithoutAScript() throws Exception {
        String invitation = token("/admin/invitations", "{}", owner);
        HttpResponse<String> page = server.get("/welcome?token=" + invitation);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<form method=\"post\">", invitation).doesNotContain("<script", "http");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
                "form-action 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        HttpResponse<String> differs = form(invitation, "<b>", "password-of-pia", "password-of-pi");
        assertThat(differs.statusCode()).isEqualTo(400);
        assertThat(differs.body()).contains("The two passwords differ", "&lt;b&gt;")
                .doesNotContain("<b>",
                        "password-of-pi");
        assertThat(form(invitation, "pia", "short", "short").statusCode()).isEqualTo(400);
        assertThat(form(invitation, "pia", "password-of-pia", "password-of-pia").statusCode()).isEqualTo(200);
        assertThat(form(invitation, "pi2", "password-of-pia", "password-of-pia").statusCode()).isEqualTo(404);
        String session = login("pia", "password-of-pia");
        String reset = token("/admin/users/pia/password-link", "{}", owner);
        assertThat(server.get("/welcome?token=" + reset).body()).contains("pia");
        assertThat(form(reset, "", "next-password-of-pia", "next-password-of-pia").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/users/me", null, session).statusCode()).as("signed out everywhere").isEqualTo(401);
        assertThat(login("pia", "next-password-of-pia")).startsWith("Bearer ");
        assertThat(server.get("/welcome?token=" + reset).statusCode()).isEqualTo(404);
        assertThat(server.get("/welcome").statusCode()).isEqualTo(404);
        assertThat(server.send("PUT", "/welcome?token=" + reset, "").statusCode()).isEqualTo(405);
    }

    @Test
    void whatIsDoneToAccountsAndListsIsToldAndFound() throws Exception {
        make("tess", "listener", "");
        send("PATCH", "/admin/users/tess", "{\"role\":\"curator\"}", owner);
        send("PATCH", "/admin/users/tess", "{\"email\":\"t@example.org\"}", owner);
        String playlist = rest("createPlaylist?name=Songs", ADMIN).path("playlist").path("id").asText();
        rest("deletePlaylist?id=" + playlist, ADMIN);
        rest("createInternetRadioStation?name=Wave&streamUrl=http://radio.example/", ADMIN);
        String station = rest("getInternetRadioStations", ADMIN).findPath("internetRadioStation")
                .path(0)
                .path("id")
                .asText();
        rest("deleteInternetRadioStation?id=" + station, ADMIN);
        assertThat(kinds("user=TESS")).containsExactly("account-changed", "role-changed",
                "account-made");
        assertThat(kinds("kind=playlist-deleted&kind=radio-station-deleted")).contains("playlist-deleted",
                "radio-station-deleted");
        assertThat(kinds("kind=playlist-deleted&since=2999-01-01T00:00:00Z")).isEmpty();
        assertThat(kinds("user=tess&until=2001-01-01T00:00:00Z")).isEmpty();
        for (String wrong : List.of("kind=x", "since=x", "until=yesterday")) {
            assertThat(send("GET", "/admin/audit?" + wrong, null, owner).statusCode()).as(wrong).isEqualTo(400);
        }
    }

    private static List<String> kinds(String query) throws Exception {
        return json(send("GET", "/admin/audit?" + query, null, owner)).path("events").findValuesAsText("kind");
    }

    private static void make(String name, String role, String more) throws Exception {
        HttpResponse<String> made = send("POST", "/admin/users",
                "{\"username\":\"%s\",\"password\":\"password-of-%s\",\"role\":\"%s\"%s}".formatted(name, name, role,
                        more),
                owner);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private static JsonNode account(String name) throws Exception {
        return json(send("GET", "/admin/users/" + name, null, owner));
    }

    private static String token(String path, String body, String bearer) throws Exception {
        return URI.create(json(send("POST", path, body, bearer)).path("url").asText())
                .getQuery()
                .replaceFirst("token=", "");
    }

    private static HttpResponse<String> register(String token, String name, String password) throws Exception {
        return send("POST", "/auth/register", "{\"token\":\"%s\",\"username\":\"%s\",\"password\":\"%s\"}"
                .formatted(token, name, password), "");
    }

    private static HttpResponse<String> form(String token, String name, String password, String again)
            throws Exception {
        return server.send("POST", "/welcome", "token=%s&username=%s&password=%s&again=%s".formatted(token,
                URLEncoder.encode(name, StandardCharsets.UTF_8), password, again), "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private static String login(String name, String password) throws Exception {
        JsonNode tokens = json(send("POST", "/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password), ""));
        assertThat(tokens.has("accessToken")).as("%s signs in: %s", name, tokens).isTrue();
        return "Bearer " + tokens.path("accessToken").asText();
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body, String bearer)
            throws Exception {
        return bearer.isEmpty() ? server.send(method, "/api/v1" + path, body)
                : server.send(method, "/api/v1" + path, body, "Authorization", bearer);
    }

    private static JsonNode json(HttpResponse<String> answer) throws Exception {
        return TestServer.json(answer);
    }

    private static JsonNode rest(String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer).isEqualTo("ok");
        return answer;
    }

    private static int code(String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        assertThat(answer.has("status")).as(question).isTrue();
        return answer.path("status").asText().equals("ok") ? OK : answer.path("error").path("code").asInt(-2);
    }
}
