package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.attack.Registry.Entry;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every endpoint that needs a role, called by someone who has all the others.
class RolesIT {

    private static final Map<String, String> ROLES = Map.of("admin", "adminRole", "stream", "streamRole", "download",
            "downloadRole", "podcast", "podcastRole", "share", "shareRole", "jukebox", "jukeboxRole");
    private static final Set<String> OPEN = Set.of("users", "everyone");
    private static final String DECISION = "{\"name\":\"x\",\"platform\":\"x\",\"directPlayProfiles\":[],"
            + "\"transcodingProfiles\":[],\"codecProfiles\":[]}";

    private static final List<String> ADMINS = List.of("GET /admin/users", "POST /admin/users",
            "DELETE /admin/users/admin", "PUT /admin/users/admin/password", "POST /admin/users/admin/subsonic-password",
            "GET /admin/users/admin/api-keys", "DELETE /admin/users/admin/api-keys/x",
            "GET /admin/users/admin/app-passwords", "POST /admin/users/admin/app-passwords",
            "DELETE /admin/users/admin/app-passwords/x", "GET /admin/audit", "POST /scan", "GET /scan/problems");

    @TempDir
    static Path directory;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void whoLacksTheRoleIsRefusedWithError50() throws Exception {
        String song = target.songs().getFirst();
        List<Entry> guarded = Registry.entries().stream().filter(entry -> !OPEN.contains(entry.permission())).toList();
        assertThat(guarded).hasSizeGreaterThan(20);
        assertThat(guarded).extracting(Entry::permission)
                .as("roles without a way to take them away")
                .allMatch(
                        ROLES::containsKey);
        for (Map.Entry<String, String> role : ROLES.entrySet()) {
            StringBuilder roles = new StringBuilder("settingsRole=true");
            ROLES.values()
                    .forEach(one -> roles.append("&%s=%s".formatted(one,
                            !one.equals("adminRole") && !one.equals(role.getValue()))));
            String someone = target.account("without-" + role.getKey(), roles.toString());
            for (Entry entry : guarded) {
                if (entry.permission().equals(role.getKey())) {
                    requireRefusal(entry, entry.query(Map.of(), song), someone);
                }
            }
        }
        assertThat(target.server().rest("getUsers", Target.ADMIN).path("users").path("user"))
                .extracting(user -> user.path("username").asText())
                .contains("admin", "without-admin")
                .as("the one that `createUser` was asked for")
                .doesNotContain("victim");
    }

    @Test
    void whatIsForAdminsOfTheNativeApiIsForNobodyElse() throws Exception {
        target.account("listener", "");
        String listener = target.bearer("listener", target.loginOf("listener"));
        for (String route : ADMINS) {
            String method = route.split(" ", 2)[0];
            String path = "/api/v1" + route.split(" ", 2)[1];
            assertThat(target.server().send(method, path, "{}", "Authorization", listener).statusCode()).as(route)
                    .isEqualTo(403);
            assertThat(target.server().send(method, path, "{}").statusCode()).as(route).isEqualTo(401);
        }
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
