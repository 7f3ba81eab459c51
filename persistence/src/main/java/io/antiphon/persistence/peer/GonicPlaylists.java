package io.antiphon.persistence.peer;

import io.antiphon.persistence.peer.PeerLines.PeerPlaylist;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// gonic's playlists: M3U files in a folder for each account's id, with their names in comments; in the table `playlists` before 0.16.
final class GonicPlaylists {

    private static final Pattern ATTRIBUTE = Pattern.compile("#GONIC-([A-Z-]+):\\s*(.*)");
    private static final long MOST_BYTES = 8L << 20;

    private final PeerTables tables;
    private final Map<String, String> users;
    private final PeerLines lines;

    GonicPlaylists(PeerTables tables, Map<String, String> users, PeerLines lines) {
        this.tables = tables;
        this.users = users;
        this.lines = lines;
    }

    /// Relative to its root. The folder's own parts are kept with and without slashes at their ends.
    static String path(String left, String right, String file) {
        List<String> parts = new ArrayList<>(Arrays.asList((left + "/" + right + "/" + file).split("/")));
        parts.removeIf(part -> part.isEmpty() || part.equals("."));
        return String.join("/", parts);
    }

    void read(@Nullable Path folder) {
        if (tables.has("playlists", "items")) {
            tables.each("SELECT user_id, name, comment, is_public, items, created_at, updated_at FROM playlists",
                    row -> {
                        List<String> items = Stream.of(row.text(5).split(","))
                                .map(item -> item.replace("tr-", "").strip())
                                .filter(item -> item.matches("\\d+"))
                                .toList();
                        Optional.ofNullable(users.get(row.text(1)))
                                .ifPresent(user -> lines.playlist(user,
                                        new PeerPlaylist(row.text(2), row.text(3), row.flag(4),
                                                null, row.moment(6), row.moment(7)),
                                        items));
                    });
        } else if (folder == null || !Files.isDirectory(folder)) {
            lines.remark("gonic keeps playlists as files and no folder of them was found: name it with --playlists");
        } else {
            files(folder);
        }
    }

    private void files(Path folder) {
        Map<String, String> tracks = new HashMap<>();
        tables.each("""
                SELECT t.id, a.left_path, a.right_path, t.filename FROM tracks t JOIN albums a ON a.id = t.album_id
                """, row -> tracks.put(path(row.text(2), row.text(3), row.text(4)), row.text(1)));
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> lists = files.filter(file -> file.toString().matches("(?i).*\\.m3u8?")).sorted().toList();
            for (Path file : lists) {
                if (Files.isRegularFile(file) && Files.size(file) <= MOST_BYTES) {
                    file(folder.relativize(file).getName(0).toString(), file, tracks);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void file(String owner, Path file, Map<String, String> tracks) throws IOException {
        String user = users.getOrDefault(owner, users.getOrDefault("1", ""));
        Map<String, String> attributes = new HashMap<>();
        List<String> items = new ArrayList<>();
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\\R")) {
            Matcher attribute = ATTRIBUTE.matcher(line.strip());
            if (attribute.matches()) {
                attributes.put(attribute.group(1), unquoted(attribute.group(2)));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                find(line.strip(), tracks).ifPresentOrElse(items::add, () -> lines.remark(
                        "The playlist %s names %s, which gonic itself does not know".formatted(file.getFileName(),
                                line.strip())));
            }
        }
        Instant changed = Files.getLastModifiedTime(file).toInstant();
        String name = attributes.getOrDefault("NAME", String.valueOf(file.getFileName()).replaceFirst("\\.\\w+$", ""));
        if (!user.isEmpty()) {
            lines.playlist(user, new PeerPlaylist(name, attributes.getOrDefault("COMMENT", ""),
                    Boolean.parseBoolean(attributes.getOrDefault("IS-PUBLIC", "false")), null, changed, changed),
                    items);
        }
    }

    /// By the end of the path: it may be absolute on another machine, or lead out of the folder of playlists.
    private static Optional<String> find(String written, Map<String, String> tracks) {
        List<String> parts = new ArrayList<>(Arrays.asList(written.replace('\\', '/').split("/")));
        parts.removeIf(part -> part.isEmpty() || part.equals(".") || part.equals(".."));
        for (int from = 0; from < parts.size(); from++) {
            String id = tracks.get(String.join("/", parts.subList(from, parts.size())));
            if (id != null) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    /// A string as Go quotes it.
    private static String unquoted(String text) {
        String inner = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
        Matcher escapes = Pattern.compile("\\\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)").matcher(inner);
        return escapes.replaceAll(found -> Matcher.quoteReplacement(switch (found.group(1).charAt(0)) {
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'u', 'U' -> found.group(1).length() == 1 ? found.group(1)
                    : Character.toString(Integer.parseInt(found.group(1).substring(1), 16));
            default -> found.group(1);
        }));
    }
}
