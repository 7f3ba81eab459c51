package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that happens in a life beside the plain things: its own dice decide, so that the plain things of a seed stay what they are.
final class Wider {

    private final Collection collection;
    private final LifeServer server;
    private final Deeds deeds;
    private final LibraryCheck check;
    private final Habits habits;
    private final WorkHabits classical;
    private final Upgrades upgrades;
    private final DraftDeeds drafts;
    private final NativeDeeds natives;
    private final Listener listener;
    private final Mishaps mishaps;
    private final StateCheck state;
    private final WorkCheck works;

    Wider(Collection collection, LifeServer server, Deeds deeds, LibraryCheck check) {
        this.collection = collection;
        this.server = server;
        this.deeds = deeds;
        this.check = check;
        this.habits = new Habits(collection);
        this.natives = new NativeDeeds(collection, server);
        this.classical = new WorkHabits(collection);
        this.upgrades = new Upgrades(collection);
        this.drafts = new DraftDeeds(collection, server, check);
        check.expect(drafts);
        this.listener = new Listener(collection, server, drafts);
        this.mishaps = new Mishaps(collection, server, check);
        this.state = new StateCheck(collection, server, deeds, natives);
        this.works = new WorkCheck(collection, server, check);
    }

    void begin() throws IOException, InterruptedException {
        listener.join();
    }

    /// Before all else of a step, while the server knows all files as they are, with dice of its own.
    void begin(Random random, int step, Consumer<@Nullable String> note) throws IOException, InterruptedException {
        note.accept(drafts.change(random));
        if (random.nextInt(3) == 0) {
            String upgraded = upgrades.change(random, step);
            note.accept(upgraded);
            if (upgraded != null && random.nextInt(3) == 0) {
                int millis = random.nextInt(60);
                note.accept("die %d ms after a scan began".formatted(millis));
                server.dieScanning(millis * 1_000_000L);
            }
            server.scan(false);
            Shown shown = check.checkSongs();
            if (upgraded != null) {
                state.checkMoved(shown);
            }
        }
        if (random.nextInt(3) == 0) {
            note.accept(classical.change(random, step));
        }
    }

    /// Before the plain things of a step, and their scan.
    void change(Random random, int step, Consumer<@Nullable String> note) throws IOException, InterruptedException {
        for (int i = 0; i < random.nextInt(3); i++) {
            note.accept(natives.doSomething(random, step * 10 + i));
            note.accept(listener.doSomething(random));
        }
        if (random.nextInt(2) == 0) {
            note.accept(habits.change(random, step));
        }
    }

    /// After that scan, before anything is looked at.
    private void takeLists() throws IOException, InterruptedException {
        Map<String, List<Song>> lists = habits.takeLists();
        if (lists.isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        for (JsonNode playlist : server.ask("getPlaylists").path("playlists").path("playlist")) {
            names.add(playlist.path("name").asText());
            List<Song> songs = lists.get(playlist.path("name").asText());
            if (songs != null) {
                deeds.taken(playlist.path("id").asText(), songs);
            }
        }
        assertThat(names).as("playlists that files hold").containsAll(lists.keySet());
    }

    void check() throws IOException, InterruptedException {
        checkRespelled();
        state.check(check.shown());
        works.check(check.shown(), classical.takeRespelled());
        listener.check(check.shown());
        mishaps.check();
    }

    private void checkRespelled() throws IOException, InterruptedException {
        String name = habits.takeRespelled();
        List<Song> theirs = new ArrayList<>(collection.present());
        theirs.removeIf(song -> name == null || !Albums.artistKey(song).equals(Albums.fold(name)));
        if (name == null || theirs.stream().anyMatch(song -> !song.artist.equals(name))
                || Albums.firstSongs(collection).stream().noneMatch(theirs::contains)) {
            return;
        }
        Set<String> names = new HashSet<>();
        server.ask("getArtists")
                .path("artists")
                .path("index")
                .forEach(index -> index.path("artist").forEach(artist -> names.add(artist.path("name").asText())));
        assertThat(names).as("%s as all files spell it", name)
                .contains(Normalizer.normalize(name, Normalizer.Form.NFC));
    }

    /// After a step. What happens, is followed by a scan and all checks.
    void happen(Random random, int step, Consumer<@Nullable String> note) throws IOException, InterruptedException {
        if (random.nextInt(4) != 0) {
            return;
        }
        note.accept(mishaps.happen(random, step, songs -> {
            deeds.forget(songs);
            natives.forget(songs);
            listener.forget(songs);
            state.forget(songs);
            works.forget(songs);
        }));
        note.accept(habits.writePlaylist(random, step));
        server.scan(false);
        takeLists();
        check.check();
        check();
    }

    /// At the end of a life all of it goes to another server.
    void end(Path directory) throws IOException, InterruptedException {
        new Emigration(collection, server, natives).check(directory, deeds);
    }
}
