package io.antiphon.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.Role;
import io.antiphon.server.OperatorFile;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Has the running server do it.
final class RemoteOperations implements Operations {

    private final ServerConnection server;

    private RemoteOperations(ServerConnection server) {
        this.server = server;
    }

    /// @return empty when no server runs there (any more)
    static Optional<RemoteOperations> connect(OperatorFile file) {
        Optional<OperatorFile.Content> content = file.read();
        if (content.isEmpty()) {
            return Optional.empty();
        }
        ServerConnection server = new ServerConnection(content.get());
        try {
            server.send("GET", "/info", null);
            return Optional.of(new RemoteOperations(server));
        } catch (IOException | CommandFailure _) {
            // Left by a server that was killed, or another program has the port now.
            server.close();
            return Optional.empty();
        }
    }

    /// What the server says of itself to those who look after it.
    JsonNode info() {
        return server.ask("GET", "/info", null);
    }

    @Override
    public List<AccountLine> listUsers() {
        List<AccountLine> users = new ArrayList<>();
        for (JsonNode user : server.ask("GET", "/admin/users", null).path("users")) {
            users.add(new AccountLine(user.path("name").asText(), user.path("role").asText(),
                    user.path("disabled").asBoolean(), user.path("createdAt").asText()));
        }
        return users;
    }

    @Override
    public void addUser(String name, String password, Role role) {
        server.ask("POST", "/admin/users",
                Map.of("username", name, "password", password, "role", written(role)));
    }

    @Override
    public void setPassword(String name, String password) {
        server.ask("PUT", "/admin/users/" + ServerConnection.encoded(name) + "/password", Map.of("password", password));
    }

    @Override
    public void deleteUser(String name) {
        server.ask("DELETE", "/admin/users/" + ServerConnection.encoded(name), null);
    }

    @Override
    public void changeUser(String name, @Nullable Role role, @Nullable Boolean disabled) {
        Map<String, Object> change = new HashMap<>();
        if (role != null) {
            change.put("role", written(role));
        }
        if (disabled != null) {
            change.put("disabled", disabled);
        }
        server.ask("PATCH", "/admin/users/" + ServerConnection.encoded(name), change);
    }

    @Override
    public String addAppPassword(String name, String device, List<String> scopes, @Nullable String expiresAt) {
        return server
                .ask("POST", "/admin/users/" + ServerConnection.encoded(name) + "/app-passwords",
                        credential(device, scopes, expiresAt))
                .path("password")
                .asText();
    }

    @Override
    public String addApiKey(String name, String device, List<String> scopes, @Nullable String expiresAt) {
        return server
                .ask("POST", "/admin/users/" + ServerConnection.encoded(name) + "/api-keys",
                        credential(device, scopes, expiresAt))
                .path("key")
                .asText();
    }

    private static Map<String, Object> credential(String device, List<String> scopes, @Nullable String expiresAt) {
        Map<String, Object> body = new HashMap<>(Map.of("name", device, "scopes", scopes));
        if (expiresAt != null) {
            body.put("expiresAt", expiresAt);
        }
        return body;
    }

    @Override
    public String invite(Role role) {
        return server.ask("POST", "/admin/invitations", Map.of("role", written(role))).path("url").asText();
    }

    @Override
    public String passwordLink(String name) {
        return server.ask("POST", "/admin/users/" + ServerConnection.encoded(name) + "/password-link", Map.of())
                .path("url")
                .asText();
    }

    private static String written(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public PairingLine armPairing(@Nullable String name) {
        JsonNode armed = server.ask("POST", "/pairing", Map.of("username", name == null ? onlyAccount() : name));
        return new PairingLine(armed.path("username").asText(), armed.path("server").asText(),
                armed.path("url").asText(), armed.path("reachable").asBoolean());
    }

    private String onlyAccount() {
        List<String> names = listUsers().stream().map(AccountLine::name).toList();
        if (names.size() == 1) {
            return names.getFirst();
        }
        return names.stream()
                .filter("admin"::equals)
                .findFirst()
                .orElseThrow(
                        () -> new CommandFailure("There are several accounts: say whose phone it is with --user."));
    }

    @Override
    public ScanStatus startScan(boolean full, @Nullable Path folder, @Nullable String confirmed) {
        String confirm = confirmed == null ? "" : "&confirm=" + ServerConnection.encoded(confirmed);
        String path = folder == null ? "" : "&path=" + ServerConnection.encoded(folder.toAbsolutePath().toString());
        return status(server.ask("POST", "/scan?full=" + full + path + confirm, null));
    }

    @Override
    public BackupLine backUp() {
        JsonNode made = server.ask("POST", "/admin/backups", null);
        return new BackupLine(made.path("file").asText(), made.path("bytes").asLong(),
                made.path("rows").path("track").asLong(), made.path("rows").path("app_user").asLong());
    }

    @Override
    public ScanStatus scanStatus() {
        return status(server.ask("GET", "/scan", null));
    }

    @Override
    public List<ProblemLine> listProblems() {
        List<ProblemLine> problems = new ArrayList<>();
        for (JsonNode problem : server.ask("GET", "/scan/problems", null).path("problems")) {
            problems.add(new ProblemLine(problem.path("musicFolder").asText(), problem.path("path").asText(),
                    problem.path("reason").asText()));
        }
        return problems;
    }

    @Override
    public MissingList listMissing(MissingChoice choice, int limit) {
        JsonNode answer = server.ask("GET", "/admin/missing?limit=" + limit + chosen(choice), null);
        List<MissingLine> lines = new ArrayList<>();
        for (JsonNode track : answer.path("tracks")) {
            lines.add(new MissingLine(track.path("musicFolderName").asText(), track.path("path").asText(),
                    track.path("missingSince").asText(), track.path("stars").asLong(), track.path("ratings").asLong(),
                    track.path("plays").asLong(), track.path("playlists").asLong(), track.path("bookmarks").asLong(),
                    track.path("shares").asLong()));
        }
        return new MissingList(answer.path("count").asLong(), lines);
    }

    @Override
    public PurgeLine purgeMissing(MissingChoice choice, @Nullable String token) {
        JsonNode answer = server.ask("POST",
                "/admin/missing/purge?confirm=" + (token == null ? "" : ServerConnection.encoded(token))
                        + chosen(choice),
                null);
        return server.json().convertValue(answer, PurgeLine.class);
    }

    private static String chosen(MissingChoice choice) {
        return (choice.musicFolder() == null ? "" : "&musicFolder=" + ServerConnection.encoded(choice.musicFolder()))
                + (choice.olderThanDays() == null ? "" : "&olderThanDays=" + choice.olderThanDays());
    }

    @Override
    public void exportTo(Path target) throws IOException {
        HttpRequest request = server.request("/admin/export").GET().build();
        HttpResponse<Path> response = server.sent(request, BodyHandlers.ofFile(target));
        if (response.statusCode() != 200) {
            throw ServerConnection.refused(response.statusCode(), server.json().readTree(target.toFile()));
        }
    }

    @Override
    public Imported importFrom(Path source, TransferTerms terms) throws IOException {
        StringBuilder path = new StringBuilder("/admin/import?dryRun=%s&preferImported=%s".formatted(terms.dry(),
                terms.preferImported()));
        terms.users()
                .forEach((theirs, ours) -> path.append("&user=").append(ServerConnection.encoded(theirs + "=" + ours)));
        Path packed = Files.createTempFile("antiphon", ".gz");
        try {
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(source, out);
            }
            HttpResponse<byte[]> response = server.sent(server.request(path.toString())
                    .header("Content-Type", "application/gzip")
                    .POST(BodyPublishers.ofFile(packed))
                    .build(), BodyHandlers.ofByteArray());
            JsonNode answer = server.json().readTree(response.body());
            if (response.statusCode() != 200) {
                throw ServerConnection.refused(response.statusCode(), answer);
            }
            return server.json().treeToValue(answer, Imported.class);
        } finally {
            Files.deleteIfExists(packed);
        }
    }

    /// Has the database made anew.
    void rebuild() {
        server.ask("POST", "/database/rebuild", null);
    }

    /// How that stands: `state`, `source`, `rows`, `error`.
    JsonNode rebuildProgress() throws IOException {
        return server.send("GET", "/database/rebuild", null);
    }

    @Override
    public void close() {
        server.close();
    }

    private static ScanStatus status(JsonNode node) {
        return new ScanStatus(node.path("scanning").asBoolean(), text(node, "phase"), node.path("filesSeen").asLong(),
                node.path("filesRead").asLong(),
                node.path("filesExpected").asLong(), node.path("problems").asInt(), instant(node, "startedAt"),
                instant(node, "finishedAt"),
                text(node, "lastError"));
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.path(field).isTextual() ? node.path(field).asText() : null;
    }

    private static @Nullable Instant instant(JsonNode node, String field) {
        String text = text(node, field);
        return text == null ? null : Instant.parse(text);
    }
}
