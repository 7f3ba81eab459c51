package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Albums that are drafts until somebody releases them. The server has drafts for some time, then again not, as its owner likes it.
final class DraftDeeds {

    private final Collection collection;
    private final LifeServer server;
    private final LibraryCheck library;
    private boolean on;
    /// As the feed names albums; whether drafts are hidden now or not.
    private final Set<String> drafts = new HashSet<>();
    private final Set<String> known = new HashSet<>();
    /// What albums were called, where; one that is called so again may have been a draft or not.
    private final Set<String> names = new HashSet<>();
    /// Those of which only the server can know.
    private final Set<String> unsure = new HashSet<>();
    /// Songs that were there at some check.
    private final Set<Song> seen = new HashSet<>();
    private Shown shown = Shown.nothing();

    DraftDeeds(Collection collection, LifeServer server, LibraryCheck library) {
        this.collection = collection;
        this.server = server;
        this.library = library;
    }

    /// While the server knows all files as they are.
    @Nullable String change(Random random) throws IOException, InterruptedException {
        if (random.nextInt(on ? 12 : 5) == 0) {
            on = !on;
            server.restart("scan.drafts", Boolean.toString(on));
            library.check();
            return on ? "have drafts" : "have no drafts";
        }
        if (!on || random.nextBoolean()) {
            return null;
        }
        List<String> albums = new ArrayList<>(albums());
        if (albums.isEmpty()) {
            return null;
        }
        String album = albums.get(random.nextInt(albums.size()));
        unsure.remove(album);
        if (drafts.remove(album)) {
            put(album, "released");
            return "release the album " + album;
        }
        drafts.add(album);
        put(album, "draft");
        return "take the album %s back".formatted(album);
    }

    private void put(String album, String state) throws IOException, InterruptedException {
        server.ask("PUT", "/albums/%s/state".formatted(album), "{\"state\":\"%s\"}".formatted(state));
    }

    /// Whether only those who take care of the music see a song that was there at the last check.
    boolean hides(Song song) {
        return on && shown.holds(song) && drafts.contains(shown.album(song).substring("al-".length()));
    }

    /// Whether only they may see it: on which album a song is that came since the last check, the server knows.
    boolean mayHide(Song song) {
        return on && !shown.holds(song) || hides(song);
    }

    /// In the order of the songs: ids are others in each life of a seed.
    private Set<String> albums() {
        Set<String> albums = new LinkedHashSet<>();
        for (Song song : collection.present()) {
            if (shown.holds(song)) {
                albums.add(shown.album(song).substring("al-".length()));
            }
        }
        return albums;
    }

    /// What is found for the first time is a draft while there are drafts; all else is as it was, whatever became of files and tags.
    void check(Shown now) throws IOException, InterruptedException {
        Shown before = shown;
        shown = now;
        Set<String> listed = new TreeSet<>();
        JsonNode page = server.ask("GET", "/drafts?limit=500", null);
        page.path("items").forEach(album -> listed.add(album.path("id").asText()));
        assertThat(page.path("total").asInt()).as("drafts counted").isEqualTo(listed.size());
        meet(now, before);
        if (on) {
            for (String album : unsure) {
                if (listed.contains(album)) {
                    drafts.add(album);
                }
            }
            unsure.removeAll(albums());
        }
        Set<String> expected = new TreeSet<>(albums());
        expected.removeIf(album -> !on || !drafts.contains(album));
        assertThat(listed).as("drafts").isEqualTo(expected);
    }

    /// Notes albums that are there for the first time.
    private void meet(Shown now, Shown before) {
        Map<String, Set<Song>> fresh = new HashMap<>();
        for (Song song : collection.present()) {
            String album = now.album(song).substring("al-".length());
            if (!known.contains(album)) {
                fresh.computeIfAbsent(album, a -> new HashSet<>()).add(song);
            }
        }
        fresh.forEach((album, songs) -> {
            known.add(album);
            if (songs.stream().anyMatch(song -> names.contains(nameOf(song)) || isBack(song, before))) {
                unsure.add(album);
            } else if (on) {
                drafts.add(album);
            }
        });
        collection.present().forEach(song -> names.add(nameOf(song)));
        seen.addAll(collection.present());
    }

    private String nameOf(Song song) {
        return song.file.startsWith(collection.first) + Albums.name(song);
    }

    /// It may be all that is left of an album whose id went with other songs, maybe while there were no drafts.
    private boolean isBack(Song song, Shown before) {
        return seen.contains(song) && !before.holds(song);
    }
}
