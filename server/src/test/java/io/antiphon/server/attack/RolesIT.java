package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.user.Permission;
import io.antiphon.nativeapi.http.RouteDescription;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Registry.Entry;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what: the access table of the native API against its registry (that of `/rest` is held against it where it is), and
/// every endpoint and route that needs a permission, called by someone
/// who has all the others.
class RolesIT {

    /// Kept by hand on purpose: who adds a route decides here who may call it.
    private static final String TABLE = "/access-table.txt";
    private static final String DECISION = "{\"name\":\"x\",\"platform\":\"x\",\"directPlayProfiles\":[],"
            + "\"transcodingProfiles\":[],\"codecProfiles\":[]}";

    @TempDir
    static Path directory;

    private static Target target;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
        admin = target.bearer("admin", TestServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void everyRouteStandsInTheAccessTableWithWhatItNeeds() throws Exception {
        try (var table = RolesIT.class.getResourceAsStream(TABLE)) {
            assertThat(table).isNotNull();
            assertThat(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")))
                    .as("%s, where who may call what is decided".formatted(TABLE))
                    .containsExactlyInAnyOrderElementsOf(target.server()
                            .routes()
                            .stream()
                            .map(route -> "%s %s %s%s".formatted(route.method(), route.path(), needed(route),
                                    route.local() ? " local" : ""))
                            .toList());
        }
    }

    @Test
    void whatIsForTheMachineItselfIsRefusedToAdminsFromElsewhere() throws Exception {
        for (RouteDescription route : target.server().routes()) {
            if (route.local()) {
                for (String header : List.of("X-Forwarded-For", "Forwarded", "Via")) {
                    assertThat(call(route, "Authorization", admin, header, "203.0.113.7")).as("%s".formatted(route))
                            .isEqualTo(403);
                }
            }
        }
        someone("pairing", EnumSet.allOf(Permission.class)
                .stream()
                .filter(one -> one != Permission.MANAGE_USERS)
                .collect(Collectors.toSet()));
        String bearer = target.bearer("pairing", "login-password-of-pairing");
        assertThat(target.server()
                .send("POST", "/api/v1/pairing", "{}", "Authorization", bearer, "X-Forwarded-For", "203.0.113.7")
                .statusCode()).isEqualTo(403);
        assertThat(target.server().send("POST", "/api/v1/pairing", "{}", "Authorization", bearer).statusCode())
                .isEqualTo(201);
    }

    @Test
    void whoLacksThePermissionIsRefusedWhereverItIsNeeded() throws Exception {
        Map<Permission, Integer> tried = new EnumMap<>(Permission.class);
        String song = target.songs().getFirst();
        List<Entry> entries = Registry.entries();
        for (Permission missing : Permission.values()) {
            String name = "without-" + written(missing);
            someone(name, EnumSet.complementOf(EnumSet.of(missing)));
            String bearer = target.bearer(name, "login-password-of-" + name);
            String credentials = "u=%s&p=%s".formatted(name, appPassword(name));
            for (Entry entry : entries) {
                if (entry.permission().equals(written(missing))) {
                    requireRefusal(entry, entry.query(Map.of(), song), credentials);
                    tried.merge(missing, 1, Integer::sum);
                }
            }
            for (RouteDescription route : target.server().routes()) {
                if (missing == route.permission()) {
                    assertThat(call(route, "Authorization", bearer)).as("%s without %s".formatted(route, missing))
                            .isEqualTo(403);
                    tried.merge(missing, 1, Integer::sum);
                }
            }
        }
        assertThat(tried.keySet()).containsAll(EnumSet.of(Permission.SETTINGS, Permission.STREAM, Permission.DOWNLOAD,
                Permission.PLAYLIST, Permission.SHARE, Permission.PODCAST, Permission.JUKEBOX, Permission.MANAGE_USERS,
                Permission.MANAGE_SERVER, Permission.READ_AUDIT));
        assertThat(tried.values().stream().mapToInt(Integer::intValue).sum()).isGreaterThan(50);
        assertThat(target.server().rest("getUsers", Target.ADMIN).path("users").path("user"))
                .extracting(user -> user.path("username").asText())
                .contains("admin", "without-manage_users")
                .as("the one that `createUser` was asked for")
                .doesNotContain("victim");
    }

    @Test
    void whoHasOnlyThePermissionIsNotRefusedForIt() throws Exception {
        String song = target.songs().getFirst();
        for (Permission only : EnumSet.of(Permission.STREAM, Permission.DOWNLOAD, Permission.PLAYLIST, Permission.SHARE,
                Permission.PODCAST)) {
            String name = "only-" + written(only);
            someone(name, EnumSet.of(only));
            String credentials = "u=%s&p=%s".formatted(name, appPassword(name));
            for (Entry entry : Registry.entries()) {
                if (entry.permission().equals(written(only)) && !entry.isPostOnly()) {
                    String path = "/rest/%s?%s&%s&v=1.16.1&c=attack&f=json".formatted(entry.name(),
                            entry.query(Map.of(), song), credentials);
                    assertThat(target.server().get(path).body()).as("%s with %s alone".formatted(entry.name(), only))
                            .doesNotContainPattern("\"code\"\\s*:\\s*50");
                }
            }
        }
        someone("auditor", EnumSet.of(Permission.READ_AUDIT));
        String auditor = target.bearer("auditor", "login-password-of-auditor");
        assertThat(target.server().get("/api/v1/admin/audit", "Authorization", auditor).statusCode()).isEqualTo(200);
        assertThat(target.server().get("/api/v1/admin/users", "Authorization", auditor).statusCode()).isEqualTo(403);
    }

    @Test
    void nothingButWhatIsForAnyoneAnswersWithoutCredentials() throws Exception {
        for (RouteDescription route : target.server().routes()) {
            if (!route.access().equals("anyone")) {
                assertThat(call(route)).as("%s".formatted(route)).isEqualTo(401);
            }
        }
    }

    @Test
    void aNarrowedKeyReachesNothingThatMakesOrShowsCredentials() throws Exception {
        JsonNode made = TestServer.json(target.server()
                .send("POST", "/api/v1/users/me/api-keys",
                        "{\"name\":\"narrow\",\"scopes\":[\"no-download\"]}", "Authorization", admin));
        String key = target.secret(made.path("key").asText());
        Set<String> closed = Set.of("account", "settings", "users", "admin", "audit");
        List<RouteDescription> routes = target.server()
                .routes()
                .stream()
                .filter(route -> closed.contains(route.access()))
                .toList();
        assertThat(routes).hasSizeGreaterThan(20);
        for (RouteDescription route : routes) {
            assertThat(call(route, "X-API-Key", key)).as("%s".formatted(route)).isEqualTo(403);
        }
    }

    @Test
    void theSecretOfAnInvitationIsKeptNowhere() throws Exception {
        String url = TestServer.json(target.server()
                .send("POST", "/api/v1/admin/invitations", "{}", "Authorization",
                        admin))
                .path("url")
                .asText();
        String token = target.secret(url.replaceFirst(".*token=", ""));
        assertThat(target.server().get("/welcome?token=" + token).statusCode()).isEqualTo(200);
        String password = target.secret("login-password-of-invited");
        assertThat(target.server()
                .send("POST", "/welcome", "token=%s&username=invited&password=%s&again=%s"
                        .formatted(token, password, password))
                .statusCode()).isEqualTo(200);
    }

    private static void someone(String name, Set<Permission> permissions) throws Exception {
        String password = target.secret("login-password-of-" + name);
        HttpResponse<String> made = target.server()
                .send("POST", "/api/v1/admin/users",
                        "{\"username\":\"%s\",\"password\":\"%s\",\"permissions\":[%s]}".formatted(name, password,
                                permissions.stream()
                                        .map(one -> '"' + written(one) + '"')
                                        .collect(Collectors.joining(","))),
                        "Authorization", admin);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    private static String appPassword(String name) throws Exception {
        return target.secret(TestServer.json(target.server()
                .send("POST",
                        "/api/v1/admin/users/%s/subsonic-password".formatted(name), null, "Authorization", admin))
                .path("password")
                .asText());
    }

    private static int call(RouteDescription route, String... headers) throws Exception {
        String path = "/api/v1" + route.path().replaceAll("\\{[^}]*}", "admin");
        return target.server().send(route.method(), path, "{}", headers).statusCode();
    }

    private static String needed(RouteDescription route) {
        Permission permission = route.permission();
        return permission == null ? route.access() : written(permission);
    }

    private static String written(Permission permission) {
        return permission.name().toLowerCase(Locale.ROOT);
    }

    private static void requireRefusal(Entry entry, String query, String credentials) throws Exception {
        String path = "/rest/%s?%s&%s&v=1.16.1&c=attack&f=json".formatted(entry.name(), query, credentials);
        HttpResponse<String> answer = entry.isPostOnly()
                ? target.server().send("POST", path, DECISION, "Content-Type", "application/json")
                : target.server().get(path);
        boolean envelope = answer.headers().firstValue("Content-Type").orElse("").contains("json");
        assertThat(envelope ? answer.body() : "\"code\":%d".formatted(answer.statusCode() == 403 ? 50 : 0))
                .as("%s without %s".formatted(entry.name(), entry.permission()))
                .containsPattern("\"code\"\\s*:\\s*50");
    }
}
