package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.LibraryException;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Role;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Takes in what [UserDataExport] wrote. What is here already stays: nothing is lost by an import, and a second one changes nothing.
public final class UserDataImport {

    private static final Set<String> ITEMS = Set.of("track", "album", "artist", "folder");

    private final Database database;
    private final Sql sql;
    private final Transactions transactions;
    private final Supplier<String> ids;
    private final Clock clock;
    private final boolean dry;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ImportReport report = new ImportReport();
    private final Map<String, String> users = new HashMap<>();

    /// @param ids makes ids for accounts and playlists
    /// @param dry whether nothing is written
    public UserDataImport(Database database, Supplier<String> ids, Clock clock, boolean dry) {
        this.database = database;
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.ids = ids;
        this.clock = clock;
        this.dry = dry;
    }

    /// @throws LibraryException.Invalid when the file is no export, or of a later format
    public ImportReport read(Path file) throws IOException {
        ItemMatcher matcher = new ItemMatcher(database);
        each(file, (type, line) -> {
            if (ITEMS.contains(type)) {
                matcher.add(type, line);
            }
        });
        DeedWriter deeds = new DeedWriter(database, matcher, ids, report, dry);
        each(file, (type, line) -> {
            if (type.equals("user")) {
                user(line);
            } else if (!ITEMS.contains(type)) {
                deed(deeds, type, line);
            }
        });
        return report;
    }

    private interface LineAction {

        void take(String type, JsonNode line);
    }

    private void each(Path file, LineAction action) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            JsonNode head = parse(lines.readLine());
            if (!head.path("type").asText("").equals("antiphon")) {
                throw new LibraryException.Invalid("%s is no export of Antiphon".formatted(file));
            }
            if (head.path("format").asInt() > UserDataExport.FORMAT) {
                throw new LibraryException.Invalid("%s has format %d, and this version knows %d".formatted(file,
                        head.path("format").asInt(), UserDataExport.FORMAT));
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode node = parse(line);
                if (node.path("type").isTextual()) {
                    action.take(node.path("type").asText(), node);
                } else if (!line.isBlank()) {
                    report.problem("a line is not understood: " + line.substring(0, Math.min(60, line.length())));
                }
            }
        }
    }

    private JsonNode parse(@org.jspecify.annotations.Nullable String line) {
        try {
            return json.readTree(line == null ? "" : line);
        } catch (JsonProcessingException _) {
            return json.createObjectNode();
        }
    }

    /// An account that is not here is made without passwords: nobody can sign in to it before it is given one.
    private void user(JsonNode line) {
        String name = line.path("name").asText("");
        String folded = name.toLowerCase(Locale.ROOT);
        if (name.isBlank() || name.length() > 200) {
            report.problem("an account without a name");
            return;
        }
        var known = sql.find("SELECT id FROM app_user WHERE folded_name = ? OR name = ?", row -> row.text(1), folded,
                name);
        if (known.isPresent()) {
            users.put(name, known.get());
            report.knew("user");
            return;
        }
        String id = ids.get();
        users.put(name, id);
        report.took("user");
        if (!dry) {
            sql.change("""
                    INSERT INTO app_user (id, name, folded_name, email, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, id, name, folded, line.path("email").asText(null), role(line),
                    permissions(line, "granted"), permissions(line, "withdrawn"),
                    line.path("maxBitRate").asInt(), line.path("scrobbling").asBoolean(true), clock.millis());
        }
    }

    /// One that is not known here may only listen.
    private static String role(JsonNode line) {
        String role = line.path("role").asText("");
        return Stream.of(Role.values()).map(Role::name).filter(role::equals).findFirst().orElse(Role.LISTENER.name());
    }

    private static String permissions(JsonNode line, String field) {
        Set<String> named = new HashSet<>(List.of(line.path(field).asText("").split(",", -1)));
        return Stream.of(Permission.values())
                .map(Permission::name)
                .filter(named::contains)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private void deed(DeedWriter deeds, String type, JsonNode line) {
        String user = users.get(line.path("user").asText(""));
        if (user == null) {
            report.problem("%s of %s, who is not described".formatted(type, line.path("user").asText("nobody")));
            return;
        }
        try {
            transactions.run(() -> deeds.take(user, type, line));
        } catch (DateTimeException | LibraryException.Invalid | IllegalArgumentException e) {
            report.problem("%s: %s".formatted(type, e.getMessage()));
        }
    }
}
