package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works and composers agree with the tags on the disk, are there once, and keep their ids.
final class WorkCheck {

    private final Collection collection;
    private final LifeServer server;
    private final LibraryCheck library;
    private Map<String, Set<Song>> composers = Map.of();
    /// The work that each song was a recording of when it was there last.
    private final Map<Song, String> last = new HashMap<>();
    /// All that ever were.
    private final Set<String> known = new HashSet<>();

    WorkCheck(Collection collection, LifeServer server, LibraryCheck library) {
        this.collection = collection;
        this.server = server;
        this.library = library;
    }

    void forget(Set<Song> songs) {
        last.keySet().removeAll(songs);
    }

    /// @param respelled what all songs of a composer were just made to say, if they were
    void check(Shown shown, @Nullable String respelled) throws IOException, InterruptedException {
        for (Song song : collection.present()) {
            checkTags(song, shown.of(song));
        }
        checkComposers(shown, respelled);
        checkWorks(shown);
    }

    private static void checkTags(Song song, JsonNode found) {
        assertThat(folded(found.path("works"))).as("works of %s", song)
                .isEqualTo(song.work.isEmpty() ? List.of() : List.of(Albums.fold(song.work)));
        assertThat(found.at("/works/0/musicBrainzId").asText()).as("id of the work of %s", song)
                .isEqualTo(song.workMbid);
        assertThat(folded(found.path("movements"))).as("movements of %s", song)
                .isEqualTo(song.movement.isEmpty() ? List.of() : List.of(Albums.fold(song.movement)));
        assertThat(found.at("/movements/0/number").asInt()).as("number of the movement of %s", song)
                .isEqualTo(song.movementNumber);
        assertThat(Albums.fold(found.path("displayComposer").asText())).as("composer of %s", song)
                .isEqualTo(WorkHabits.composerKey(song));
    }

    private static List<String> folded(JsonNode named) {
        List<String> names = new ArrayList<>();
        named.forEach(one -> names.add(Albums.fold(one.path("name").asText())));
        return names;
    }

    private void checkComposers(Shown shown, @Nullable String respelled) throws IOException, InterruptedException {
        Map<String, Set<Song>> now = new HashMap<>();
        Map<String, String> idOfKey = new HashMap<>();
        for (Song song : collection.present()) {
            Set<String> ids = shown.composers(song);
            assertThat(ids).as("composers of %s", song).hasSize(song.composer.isEmpty() ? 0 : 1);
            for (String id : ids) {
                now.computeIfAbsent(id, i -> new HashSet<>()).add(song);
                String before = idOfKey.put(WorkHabits.composerKey(song), id);
                assertThat(before == null ? id : before).as("composer of %s", song).isEqualTo(id);
            }
        }
        assertThat(now).as("composers").hasSameSizeAs(idOfKey);
        library.assertKept(composers, now, "getArtist?id=", WorkHabits::composerKey);
        composers = now;
        for (Set<Song> songs : now.values()) {
            if (respelled != null && songs.stream().allMatch(song -> song.composer.equals(respelled))) {
                for (Song song : songs) {
                    assertThat(shown.of(song).at("/contributors/0/artist/name").asText())
                            .as("composer of %s as all files spell it", song)
                            .isEqualTo(Normalizer.normalize(respelled, Normalizer.Form.NFC));
                }
            }
        }
    }

    private void checkWorks(Shown shown) throws IOException, InterruptedException {
        Map<String, Set<Song>> byKey = new HashMap<>();
        Map<String, Song> byId = new HashMap<>();
        for (Song song : collection.present()) {
            byId.put(NativeDeeds.bare(song), song);
            if (!song.work.isEmpty()) {
                byKey.computeIfAbsent(WorkHabits.key(song), key -> new HashSet<>()).add(song);
            }
        }
        Map<String, Set<Song>> now = new HashMap<>();
        JsonNode page = server.ask("GET", "/works?limit=500", null);
        for (JsonNode work : page.path("items")) {
            String id = work.path("id").asText();
            Set<Song> recordings = recordings(id, byId);
            assertThat(now.put(id, recordings)).as("work %s is there once", id).isNull();
            assertThat(work.path("tracks").asInt()).as("tracks counted of %s", work).isEqualTo(recordings.size());
            assertThat(recordings.stream().map(song -> Albums.fold(song.work))).as("names of %s", work)
                    .contains(Albums.fold(work.path("name").asText()));
            Set<String> credited = new HashSet<>();
            work.path("composers").forEach(composer -> credited.add(composer.path("id").asText()));
            assertThat(credited).as("composers of %s", work)
                    .isEqualTo(recordings.stream()
                            .flatMap(song -> shown.composers(song).stream())
                            .map(composer -> composer.substring("ar-".length()))
                            .collect(Collectors.toSet()));
        }
        assertThat(page.path("total").asInt()).as("works counted").isEqualTo(now.size());
        assertThat(new HashSet<>(now.values())).as("works by their recordings")
                .isEqualTo(new HashSet<>(byKey.values()));
        assertThat(now).as("works").hasSameSizeAs(byKey);
        assertKept(now);
        known.addAll(now.keySet());
    }

    private Set<Song> recordings(String work, Map<String, Song> byId) throws IOException, InterruptedException {
        Set<Song> songs = new HashSet<>();
        for (JsonNode one : server.ask("GET", "/works/%s/tracks?limit=500".formatted(work), null).path("items")) {
            Song song = byId.get(one.path("id").asText());
            assertThat(song).as("recording %s of %s", one, work).isNotNull();
            if (song != null) {
                assertThat(songs.add(song)).as("%s is a recording of %s once", song, work).isTrue();
                assertThat(Albums.fold(one.at("/movement/name").asText())).as("movement of %s", song)
                        .isEqualTo(Albums.fold(song.movement));
            }
        }
        return songs;
    }

    /// A work of which recordings are there, whatever they are called now, answers by its old id. Where they are together and with nobody
    /// else's, and are not what was there before, it has that very id.
    private void assertKept(Map<String, Set<Song>> now) throws IOException, InterruptedException {
        Map<Song, String> idNow = new HashMap<>();
        now.forEach((id, songs) -> songs.forEach(song -> idNow.put(song, id)));
        Map<String, Set<Song>> before = new HashMap<>();
        last.forEach((song, id) -> before.computeIfAbsent(id, i -> new HashSet<>()).add(song));
        for (Map.Entry<String, Set<Song>> work : before.entrySet()) {
            String id = work.getKey();
            Set<Song> there = work.getValue().stream().filter(idNow::containsKey).collect(Collectors.toSet());
            if (there.isEmpty()) {
                continue;
            }
            String answers = server.ask("GET", "/works/" + id, null).path("id").asText();
            assertThat(now.keySet()).as("what work %s is", id).contains(answers);
            Set<String> heirs = there.stream()
                    .map(song -> idNow.getOrDefault(song, ""))
                    .collect(Collectors.toSet());
            String heir = heirs.iterator().next();
            boolean own = now.getOrDefault(heir, Set.of())
                    .stream()
                    .allMatch(song -> last.getOrDefault(song, id).equals(id));
            boolean revived = known.contains(heir) && !heir.equals(id);
            if (heirs.size() == 1 && own && !revived && there.size() == work.getValue().size()) {
                assertThat(heir).as("id of the work of %s", there).isEqualTo(id);
            }
        }
        for (Song song : collection.present()) {
            if (idNow.containsKey(song)) {
                last.put(song, idNow.getOrDefault(song, ""));
            } else {
                last.remove(song);
            }
        }
    }
}
