package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What happens to servers and disks, and what operators do about it. What is said of the library while something is away is looked at here;
/// what has to be when all is over, by whoever asked for it.
final class Mishaps {

    private final Collection collection;
    private final LifeServer server;
    private final LibraryCheck check;
    private final Set<String> givenUp = new HashSet<>();

    Mishaps(Collection collection, LifeServer server, LibraryCheck check) {
        this.collection = collection;
        this.server = server;
        this.check = check;
    }

    /// Songs that were given up, by those who have to forget them.
    interface Forgetting {

        void forget(Set<Song> songs);
    }

    @Nullable String happen(Random random, int step, Forgetting forgetting) throws IOException, InterruptedException {
        return switch (random.nextInt(10)) {
            case 0 -> {
                server.die();
                yield "die";
            }
            case 1 -> {
                int millis = random.nextInt(40);
                String changed = collection.moveFolder(random, step);
                server.scanAndCancel(millis * 1_000_000L);
                yield "cancel a scan after %d ms: %s".formatted(millis, changed);
            }
            case 2, 3 -> scanOneFolder(random, step);
            case 4 -> moveRoot(random, step);
            case 5 -> leaveOut();
            case 6, 7 -> damage(random);
            case 8 -> giveUp(forgetting);
            default -> restore();
        };
    }

    private @Nullable String scanOneFolder(Random random, int step) throws IOException, InterruptedException {
        String changed = random.nextBoolean() ? collection.moveFolder(random, step)
                : collection.moveFile(random, step);
        Song song = collection.any(random).orElse(null);
        if (song == null) {
            return changed;
        }
        // What was moved, or any other.
        Path folder = Collection.parentOf(song.file);
        server.scanFolder(folder);
        return "look at %s only: %s".formatted(folder, changed);
    }

    private @Nullable String moveRoot(Random random, int step) throws IOException, InterruptedException {
        Path root = random.nextBoolean() ? collection.first : collection.second;
        String name = random.nextBoolean() ? String.valueOf(root.getFileName()) : step + " music";
        Path target = collection.away.resolveSibling("disk " + step).resolve(name);
        boolean first = root.equals(collection.first);
        List<String> folders = first ? List.of(target.toString(), collection.second.toString())
                : List.of(collection.first.toString(), target.toString());
        server.restart(folders, () -> {
            Files.createDirectories(target.getParent());
            Files.move(root, target);
        });
        for (Song song : collection.songs) {
            if (song.file.startsWith(root)) {
                song.file = target.resolve(root.relativize(song.file));
            }
        }
        if (first) {
            collection.first = target;
        } else {
            collection.second = target;
        }
        return "move the root %s to %s".formatted(root, target);
    }

    /// The second music folder is taken out of the configuration for a while.
    private @Nullable String leaveOut() throws IOException, InterruptedException {
        List<Song> there = collection.present()
                .stream()
                .filter(song -> song.file.startsWith(collection.second))
                .toList();
        if (there.isEmpty() || there.size() == collection.present().size()) {
            return null;
        }
        there.forEach(song -> song.away = true);
        server.restart(List.of(collection.first.toString()), () -> {});
        server.scan(false);
        check.check();
        there.forEach(song -> song.away = false);
        server.restart(List.of(collection.first.toString(), collection.second.toString()), () -> {});
        return "leave out %s and take it in again".formatted(collection.second);
    }

    /// A file is overwritten with rubbish, and the copy that was kept of it is put back.
    private @Nullable String damage(Random random) throws IOException, InterruptedException {
        Song song = collection.any(random).filter(one -> one.id != null).orElse(null);
        if (song == null) {
            return null;
        }
        Path copy = collection.away.resolve("kept");
        Files.move(song.file, copy);
        Files.writeString(song.file, "I am no music.\n".repeat(1 + random.nextInt(100)));
        song.away = true;
        server.scan(false);
        check.check();
        assertThat(problems(song)).as("reports of %s", song).isEqualTo(1);
        Files.delete(song.file);
        Files.move(copy, song.file);
        song.away = false;
        server.scan(false);
        assertThat(problems(song)).as("reports of %s, which is mended", song).isZero();
        return "damage and mend " + song;
    }

    private long problems(Song song) throws IOException, InterruptedException {
        String path = collection.rootOf(song.file).relativize(song.file).toString();
        long count = 0;
        for (JsonNode problem : server.ask("GET", "/scan/problems", null).path("problems")) {
            count += problem.path("path").asText().equals(path) ? 1 : 0;
        }
        return count;
    }

    private @Nullable String giveUp(Forgetting forgetting) throws IOException, InterruptedException {
        Set<Song> gone = collection.songs.stream()
                .filter(song -> song.away && song.id != null)
                .collect(Collectors.toSet());
        if (isEmpty(collection.first) || isEmpty(collection.second)) {
            // Nothing is given up while a disk may be away.
            return null;
        }
        JsonNode preview = server.ask("POST", "/admin/missing/purge", null);
        assertThat(preview.path("tracks").asInt()).as("tracks to give up").isEqualTo(gone.size());
        if (gone.isEmpty()) {
            return null;
        }
        check.check();
        JsonNode done = server.ask("POST", "/admin/missing/purge?confirm=" + preview.path("token").asText(), null);
        assertThat(done.path("purged").asBoolean()).isTrue();
        forgetting.forget(gone);
        for (Song song : gone) {
            givenUp.add(String.valueOf(song.id));
            assertThat(server.errorOf("getSong?id=" + song.id)).as("%s, given up", song).isEqualTo(70);
            song.id = null;
            song.starred = false;
            song.rating = 0;
            song.plays = 0;
            song.bookmark = -1;
        }
        return "give up " + gone;
    }

    private static boolean isEmpty(Path root) throws IOException {
        try (Stream<Path> content = Files.list(root)) {
            return content.findAny().isEmpty();
        }
    }

    /// No id is ever given twice.
    void check() {
        assertThat(collection.songs.stream().map(song -> String.valueOf(song.id)).filter(givenUp::contains))
                .as("ids of what was given up")
                .isEmpty();
    }

    private String restore() throws IOException, InterruptedException {
        Path backup = Path.of(server.ask("POST", "/admin/backups", null).path("file").asText());
        try {
            server.restore(backup);
        } catch (SQLException e) {
            throw new IOException(e);
        }
        collection.present().stream().filter(song -> song.id != null).findFirst().ifPresent(this::awaitSearch);
        return "restore " + backup.getFileName();
    }

    /// The search index is made anew beside the first answers.
    private void awaitSearch(Song song) {
        Eventually.await("the search index", () -> {
            try {
                return !server.ask("search3?songCount=5&query=" + URLEncoder.encode(song.title, StandardCharsets.UTF_8))
                        .at("/searchResult3/song")
                        .isEmpty();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }
}
