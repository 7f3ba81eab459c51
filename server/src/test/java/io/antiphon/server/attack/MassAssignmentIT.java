package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fields that nobody asked for, sent along in the hope that they are taken.
class MassAssignmentIT {

    private static final String MORE = "\"admin\":true,\"role\":\"owner\",\"roles\":[\"owner\"],\"permissions\":[\"admin\"],"
            + "\"id\":\"x\",\"user\":\"alice\",\"userId\":\"alice\",\"username\":\"alice\",\"owner\":\"alice\",\"ownerId\":\"alice\","
            + "\"createdAt\":\"2000-01-01T00:00:00Z\",\"key\":\"chosen-key\",\"password\":\"chosen-password\",\"hash\":\"x\","
            + "\"musicFolders\":null,\"maxBitRate\":0,\"expired\":false,\"tracks\":99,\"__proto__\":{\"admin\":true}";
    private static final String PARAMETERS = "&adminRole=true&owner=alice&ownerId=alice&user=alice&role=owner"
            + "&permissions=admin&id_=x&admin=true&scope=full&visitCount=99";

    @TempDir
    static Path directory;

    private static Target target;
    private static String bob;
    private static String bearer;
    private static String song;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
        target.account("alice", "");
        bob = target.account("bob", "shareRole=true");
        bearer = target.bearer("bob", target.loginOf("bob"));
        song = target.songs().getFirst();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void aListenerBecomesNobodyElse() throws Exception {
        String before = permissions();
        HttpResponse<String> changed = send("PUT", "/users/me/password",
                "{\"currentPassword\":\"login-password-of-bob\","
                        + MORE.replace("\"password\":\"chosen-password\"", "\"password\":\"login-password-of-bob\"")
                        + "}");
        assertThat(changed.statusCode()).isEqualTo(204);
        bearer = target.bearer("bob", "login-password-of-bob");
        send("POST", "/users/me/subsonic-password", "{" + MORE + "}");
        send("POST", "/auth/logout-everywhere", "{" + MORE + "}");
        bearer = target.bearer("bob", "login-password-of-bob");
        assertThat(permissions()).isEqualTo(before).doesNotContain("admin");
        for (String path : List.of("/admin/users", "/admin/users/bob/password", "/scan")) {
            assertThat(send("POST", path, "{" + MORE + "}").statusCode()).as(path).isIn(403, 405);
        }
        bob = "u=bob&p=" + target.secret(TestServer.json(
                target.server().get("/api/v1/users/me/subsonic-password", "Authorization", bearer))
                .path("password")
                .asText());
        target.server().rest("changePassword?username=bob&password=app-password-of-bob" + PARAMETERS, bob);
        bob = "u=bob&p=app-password-of-bob";
        assertThat(target.code("getUsers", bob)).isEqualTo(50);
        assertThat(permissions()).isEqualTo(before);
    }

    @Test
    void aCredentialIsItsMakersAndNotChosen() throws Exception {
        for (String kind : List.of("api-keys", "app-passwords")) {
            JsonNode made = TestServer.json(send("POST", "/users/me/" + kind, "{\"name\":\"device\"," + MORE + "}"));
            String secret = made.path(kind.equals("api-keys") ? "key" : "password").asText();
            target.secret(secret);
            assertThat(secret).doesNotContain("chosen");
            assertThat(made.path("id").asText()).isNotEqualTo("x");
            assertThat(made.path("createdAt").asText()).doesNotStartWith("2000");
            assertThat(target.server().get("/api/v1/users/me/" + kind, "Authorization", bearer).body())
                    .contains(made.path("id").asText());
        }
    }

    @Test
    void whatIsMadeIsItsMakers() throws Exception {
        JsonNode playlist = target.server()
                .rest("createPlaylist?name=x&songId=" + song + PARAMETERS, bob)
                .path("playlist");
        assertThat(playlist.path("owner").asText()).isEqualTo("bob");
        assertThat(playlist.path("songCount").asInt()).isEqualTo(1);
        JsonNode share = target.server()
                .rest("createShare?username=alice&id=" + song + PARAMETERS, bob)
                .at("/shares/share/0");
        assertThat(share.path("username").asText()).isEqualTo("bob");
        assertThat(share.path("visitCount").asInt()).isZero();
        JsonNode smart = TestServer.json(send("POST", "/playlists/smart",
                "{\"name\":\"s\",\"rules\":{\"all\":[{\"is\":{\"title\":\"x\"}}]}," + MORE + "}"));
        assertThat(smart.path("owner").asText()).isEqualTo("bob");
        assertThat(smart.path("tracks").asInt()).isZero();
        target.server().rest("createBookmark?position=5&username=alice&id=" + song + PARAMETERS, bob);
        assertThat(target.server().rest("getBookmarks", bob).at("/bookmarks/bookmark/0/username").asText())
                .isEqualTo("bob");
    }

    private static String permissions() throws Exception {
        return TestServer.json(target.server().get("/api/v1/users/me", "Authorization", bearer))
                .path("permissions")
                .toString();
    }

    private static HttpResponse<String> send(String method, String path, String body) throws Exception {
        return target.server().send(method, "/api/v1" + path, body, "Authorization", bearer);
    }
}
