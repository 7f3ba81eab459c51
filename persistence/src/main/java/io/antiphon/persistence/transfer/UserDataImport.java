package io.antiphon.persistence.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.personal.PersonalVersions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes in what [UserDataExport] wrote. What is here already stays: nothing is lost by an import, and a second one changes nothing.
public final class UserDataImport {

    private static final Set<String> ITEMS = Set.of("track", "album", "artist", "folder");
    /// What is nobody's own.
    private static final Set<String> SHARED = Set.of("relation", "picture", "candidate", "step", "reference");
    /// A picture is one text.
    private static final int LONGEST_TEXT = 24 << 20;

    private final Database database;
    private final Sql sql;
    private final Transactions transactions;
    private final Supplier<String> ids;
    private final Clock clock;
    private final TransferTerms terms;
    private final PersonalVersions versions;
    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_TEXT).build())
            .build()).build();
    private final ImportReport report = new ImportReport();
    private final Map<String, String> users = new HashMap<>();
    private int people;

    /// @param versions told of what changed, for whoever keeps lists made from annotations
    /// @param ids makes ids for accounts and playlists
    public UserDataImport(Database database, PersonalVersions versions, Supplier<String> ids, Clock clock,
            TransferTerms terms) {
        this.versions = versions;
        this.database = database;
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.ids = ids;
        this.clock = clock;
        this.terms = terms;
    }

    /// @throws LibraryException.Invalid when the file is no export, or of a later format
    public TransferReport read(Path file) throws IOException {
        ItemMatcher matcher = new ItemMatcher(database, Sight.of(sql, terms.only()));
        each(file, (type, line) -> {
            if (ITEMS.contains(type)) {
                matcher.add(type, line);
            } else if (type.equals("user")) {
                people++;
            }
        });
        DeedWriter deeds = new DeedWriter(database, versions, matcher, ids, report, terms, users::get);
        UnmatchedSongs unmatched = new UnmatchedSongs(sql, clock.millis());
        Listens listens = new Listens(deeds, matcher, unmatched);
        each(file, (type, line) -> {
            if (type.equals("user")) {
                user(line);
            } else if (type.equals("listen")) {
                listens.add(line);
            } else if (!ITEMS.contains(type)) {
                deed(deeds, type, line);
                keep(matcher, unmatched, type, line);
            }
        });
        listens.flush();
        if (unmatched.kept() > 0) {
            report.remark("%d deeds to songs that are not here are kept until they are".formatted(unmatched.kept()));
        }
        matcher.tell(report);
        return report.told(terms.dry());
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

    private JsonNode parse(@Nullable String line) {
        try {
            return json.readTree(line == null ? "" : line);
        } catch (JsonProcessingException _) {
            return json.createObjectNode();
        }
    }

    /// An account that is not here is made without passwords: nobody can sign in to it before it is given one.
    private void user(JsonNode line) {
        String theirs = line.path("name").asText("");
        String name = terms.users().getOrDefault(theirs, theirs);
        String folded = name.toLowerCase(Locale.ROOT);
        if (name.isBlank() || name.length() > 200) {
            report.problem("an account without a name");
            return;
        }
        UserId only = terms.only();
        if (only != null) {
            own(theirs, only);
            return;
        }
        var known = sql.find("SELECT id FROM app_user WHERE folded_name = ? OR name = ?", row -> row.text(1), folded,
                name);
        if (known.isPresent()) {
            users.put(theirs, known.get());
            report.knew("user");
            return;
        }
        String id = ids.get();
        users.put(theirs, id);
        report.took("user");
        report.account(name);
        if (!terms.dry()) {
            sql.change("""
                    INSERT INTO app_user (id, name, folded_name, email, role, granted, withdrawn, music_folders, max_bit_rate,
                        scrobbling_enabled, own_bit_rate, own_format, shows_playing, created_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, id, name, folded, line.path("email").asText(null), role(line),
                    permissions(line, "granted"), permissions(line, "withdrawn"), musicFolders(name, line),
                    line.path("maxBitRate").asInt(), line.path("scrobbling").asBoolean(true),
                    Math.max(0, line.path("ownBitRate").asInt()), format(line),
                    line.path("showsPlaying").asBoolean(true),
                    clock.millis());
        }
    }

    /// One that is not known here is none.
    private static @Nullable String format(JsonNode line) {
        return AudioFormat.ofSuffix(line.path("ownFormat").asText("")).map(AudioFormat::suffix).orElse(null);
    }

    /// What one person takes in is theirs, whatever they were called elsewhere; of several people only who has their name.
    private void own(String theirs, UserId only) {
        Optional<String> name = sql.find("SELECT folded_name FROM app_user WHERE id = ?", row -> row.text(1),
                only.value());
        boolean named = name.filter(theirs.toLowerCase(Locale.ROOT)::equals).isPresent();
        if (named || people == 1 || terms.users().containsKey(theirs)) {
            users.put(theirs, only.value());
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

    /// Who saw some libraries only sees those music folders that lie in the same places, and nothing that nobody granted.
    private @Nullable String musicFolders(String name, JsonNode line) {
        if (!line.path("roots").isArray()) {
            return null;
        }
        Set<String> roots = new HashSet<>();
        line.path("roots").forEach(root -> roots.add(root.asText().replaceFirst("/+$", "")));
        String granted = sql.list("SELECT id, root FROM music_folder WHERE removed = FALSE ORDER BY id",
                row -> roots.contains(row.text(2).replaceFirst("/+$", "")) ? row.text(1) : "")
                .stream()
                .filter(id -> !id.isEmpty())
                .collect(Collectors.joining(","));
        report.remark("%s saw only %s there and sees %s here; grant music folders if that is not right".formatted(name,
                String.join(", ", roots), granted.isEmpty() ? "no music folder" : "music folder " + granted));
        return granted;
    }

    /// Histories are long: many plays are taken in at once.
    private final class Listens {

        private static final int AT_ONCE = 500;

        private final DeedWriter deeds;
        private final ItemMatcher matcher;
        private final UnmatchedSongs unmatched;
        private final List<JsonNode> waiting = new ArrayList<>();

        private Listens(DeedWriter deeds, ItemMatcher matcher, UnmatchedSongs unmatched) {
            this.deeds = deeds;
            this.matcher = matcher;
            this.unmatched = unmatched;
        }

        private void add(JsonNode line) {
            if (!waiting.isEmpty() && !waiting.getFirst().path("user").equals(line.path("user"))) {
                flush();
            }
            waiting.add(line);
            if (waiting.size() == AT_ONCE) {
                flush();
            }
        }

        private void flush() {
            if (!waiting.isEmpty()) {
                String user = userOf("listen", waiting.getFirst());
                if (user != null) {
                    transactions.run(() -> deeds.listens(user, waiting));
                    if (!terms.dry()) {
                        transactions.run(() -> waiting
                                .forEach(line -> matcher.unmatched(line.path("item").asText(""))
                                        .ifPresent(track -> unmatched.keep(user, track, line))));
                    }
                }
                waiting.clear();
            }
        }
    }

    private void keep(ItemMatcher matcher, UnmatchedSongs unmatched, String type, JsonNode line) {
        String user = users.get(line.path("user").asText(""));
        if (!terms.dry() && user != null && type.equals("annotation") && line.path("of").asText("").equals("track")) {
            matcher.unmatched(line.path("item").asText(""))
                    .ifPresent(track -> transactions.run(() -> unmatched.keep(user, track, line)));
        }
    }

    private @Nullable String userOf(String type, JsonNode line) {
        String user = users.get(line.path("user").asText(""));
        if (user == null && (terms.only() == null || !line.path("user").isTextual())) {
            report.problem("%s of %s, who is not described".formatted(type, line.path("user").asText("nobody")));
        }
        return user;
    }

    private void deed(DeedWriter deeds, String type, JsonNode line) {
        if (SHARED.contains(type)) {
            if (terms.only() == null) {
                take(deeds, "", type, line);
            }
            return;
        }
        String user = userOf(type, line);
        if (user != null) {
            take(deeds, user, type, line);
        }
    }

    private void take(DeedWriter deeds, String user, String type, JsonNode line) {
        try {
            transactions.run(() -> deeds.take(user, type, line));
        } catch (DateTimeException | LibraryException.Invalid | IllegalArgumentException e) {
            report.problem("%s: %s".formatted(type, e.getMessage()));
        }
    }
}
