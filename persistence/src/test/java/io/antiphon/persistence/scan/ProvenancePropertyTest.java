package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.CandidateService;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.FieldProvenance;
import io.antiphon.core.enrichment.ItemProvenance;
import io.antiphon.core.enrichment.ItemState;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Provenance;
import io.antiphon.core.enrichment.match.Part;
import io.antiphon.core.enrichment.match.Score;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.enrichment.JdbcCandidates;
import io.antiphon.persistence.enrichment.JdbcEnrichment;
import io.antiphon.persistence.enrichment.JdbcSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is applied, edited, taken back and scanned, in whatever order: a value is that of the latest step that was not taken back,
/// people's above providers', and of the tags when there is none; and it is as sure as whoever said it.
final class ProvenancePropertyTest {

    private static final int STEPS = 40;
    private static final int TRACKS = 4;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> FILES = List.of("A/One/1.mp3", "A/One/2.mp3", "B/Two/1.mp3", "B/Two/2.mp3");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anySequenceKeepsTheValueOfTheLatestStepThatHolds(long seed) throws IOException {
        Database database = Database.open(DatabaseOptions.embedded(directory));
        try (ScanWorld world = new ScanWorld(directory, database)) {
            new Life(world, database, seed).live();
        }
    }

    /// What ought to be: steps said by hand, in the simplest way there is.
    private record Said(String id, boolean user, FieldValue value, double confidence, boolean[] reverted) {}

    private static final class Life {

        private final ScanWorld world;
        private final Random random;
        private final JdbcEnrichment states;
        private final JdbcSteps steps;
        private final Provenance provenance;
        private final CandidateService candidates;
        private final IdGenerator ids;
        private final Map<String, String> titles = new LinkedHashMap<>();
        private final Map<String, String> genres = new LinkedHashMap<>();
        private final Map<String, FieldValue> contributors = new LinkedHashMap<>();
        private final Map<String, List<Said>> said = new LinkedHashMap<>();
        private final List<String> tracks = new ArrayList<>();
        private final List<String> albums = new ArrayList<>();
        private List<String> allIds = List.of();

        Life(ScanWorld world, Database database, long seed) {
            this.world = world;
            this.random = new Random(seed);
            Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
            this.ids = new IdGenerator(new Random(seed));
            this.states = new JdbcEnrichment(database);
            this.steps = new JdbcSteps(database);
            LayerShowing showing = new LayerShowing(world.scanner);
            this.provenance = new Provenance(steps, showing, ids, clock);
            this.candidates = new CandidateService(new JdbcCandidates(database), states, steps, showing, ids, clock);
        }

        void live() {
            world.writeAlbum("A/One", "A", "One", 2);
            world.writeAlbum("B/Two", "B", "Two", 2);
            world.scan();
            FILES.forEach(file -> tracks.add(world.idOf(file)));
            albums.addAll(world.list("SELECT id FROM album ORDER BY name"));
            for (int i = 0; i < TRACKS; i++) {
                titles.put(tracks.get(i), "Song " + (1 + i % 2));
                genres.put(tracks.get(i), "Rock");
                contributors.put(tracks.get(i), FieldValue.NONE);
            }
            allIds = listIds();
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(7)) {
                    case 0, 1 -> edit();
                    case 2, 3 -> apply();
                    case 4, 5 -> revert();
                    default -> rescan();
                }
                check("after step " + step);
            }
            world.scan();
            check("after a scan");
            world.tryScan(true);
            check("after reading all files again");
        }

        private List<String> listIds() {
            return world.list("SELECT id FROM track UNION ALL SELECT id FROM album ORDER BY 1");
        }

        private String key(Layered kind, String id, Field field) {
            return kind + " " + id + " " + field;
        }

        private FieldValue anyValue(Field field) {
            int number = random.nextInt(5);
            return switch (field) {
                case GENRES -> number == 0 ? FieldValue.NONE : new FieldValue(List.of("Genre " + number, "Other"));
                case DATE -> FieldValue.of("200" + number);
                case CONTRIBUTORS -> number == 0 ? FieldValue.NONE : composed("Composer " + number);
                case WORKS -> number == 0 ? FieldValue.NONE : new FieldValue(List.of("Work " + number, ""));
                default -> FieldValue.of("Title \"" + number + "\" 🎵");
            };
        }

        private static FieldValue composed(String composer) {
            return new FieldValue(List.of(composer, "composer", "", composer, "", "performer", "cello", "Player", ""));
        }

        private Layered anyKind() {
            return random.nextInt(3) == 0 ? Layered.ALBUM : Layered.TRACK;
        }

        private String anyItem(Layered kind) {
            List<String> all = kind == Layered.ALBUM ? albums : tracks;
            return all.get(random.nextInt(all.size()));
        }

        private Field anyField(Layered kind) {
            List<Field> fields = kind == Layered.ALBUM ? List.of(Field.TITLE, Field.GENRES, Field.DATE)
                    : List.of(Field.TITLE, Field.GENRES, Field.DATE, Field.CONTRIBUTORS, Field.WORKS);
            return fields.get(random.nextInt(fields.size()));
        }

        private void edit() {
            Layered kind = anyKind();
            String item = anyItem(kind);
            Field field = anyField(kind);
            FieldValue value = anyValue(field);
            ItemProvenance after = provenance.edit(new UserId("ann"), kind, item, Map.of(field, value));
            note(kind, item, field, after, true, value, 1);
        }

        private void note(Layered kind, String item, Field field, ItemProvenance after, boolean user, FieldValue value,
                double confidence) {
            String id = find(after, field).steps().getFirst().id();
            said.computeIfAbsent(key(kind, item, field), k -> new ArrayList<>())
                    .add(new Said(id, user, value, confidence, new boolean[1]));
        }

        private void apply() {
            Layered kind = anyKind();
            String item = anyItem(kind);
            Field field = anyField(kind);
            FieldValue value = random.nextBoolean() ? anyValue(Field.TITLE) : FieldValue.of("2003");
            FieldValue claimed = switch (field) {
                case TITLE -> value;
                case DATE -> FieldValue.of("1999");
                case CONTRIBUTORS -> composed("Claimed composer");
                case WORKS -> new FieldValue(List.of("Claimed work", "b1a9c0e9-d987-4042-ae91-78d6a3267d69"));
                default -> new FieldValue(List.of("Claimed"));
            };
            double confidence = (60 + random.nextInt(40)) / 100.0;
            Candidate candidate = new Candidate(ids.next(), kind, item, "stub", "id " + ids.next(), null,
                    CandidateState.OPEN, new Score(confidence, List.of(new Part("title", 1, confidence, "why")),
                            List.of()),
                    true, NOW, Map.of(field, claimed, Field.SORT_NAME, FieldValue.of("not chosen")), List.of());
            states.save(List.of(new ItemState(kind, item, EnrichmentState.REVIEW, List.of("stub"), 0, null, NOW)),
                    List.of(candidate), List.of());
            candidates.apply(new UserId("bob"), candidate.id(), Set.of(field), Set.of());
            note(kind, item, field, provenance.of(kind, item), false, claimed, confidence);
        }

        private void revert() {
            List<Map.Entry<String, Said>> open = new ArrayList<>();
            said.forEach((key, all) -> all.stream()
                    .filter(one -> !one.reverted()[0])
                    .forEach(one -> open.add(Map.entry(key, one))));
            if (open.isEmpty()) {
                return;
            }
            Map.Entry<String, Said> one = open.get(random.nextInt(open.size()));
            String[] key = one.getKey().split(" ", 3);
            provenance.revert(new UserId("ann"), Layered.valueOf(key[0]), key[1], one.getValue().id());
            one.getValue().reverted()[0] = true;
        }

        private void rescan() {
            int which = random.nextInt(TRACKS);
            String title = "Tagged " + random.nextInt(9);
            String genre = "Tagged genre " + random.nextInt(3);
            world.edit(FILES.get(which), text -> text.replaceAll("TITLE=.*", "TITLE=" + title)
                    .replaceAll("GENRE=.*", "GENRE=" + genre)
                    .replaceAll("\\nCOMPOSER=.*", "") + "\nCOMPOSER=" + title + " composer");
            titles.put(tracks.get(which), title);
            genres.put(tracks.get(which), genre);
            String composer = title + " composer";
            contributors.put(tracks.get(which),
                    new FieldValue(List.of(composer, "composer", "", composer, "")));
            world.scan();
        }

        private void check(String when) {
            for (String track : tracks) {
                ItemProvenance item = provenance.of(Layered.TRACK, track);
                check(item, Field.TITLE, FieldValue.of(titles.get(track)), when);
                check(item, Field.GENRES, FieldValue.of(genres.get(track)), when);
                check(item, Field.DATE, FieldValue.NONE, when);
                check(item, Field.CONTRIBUTORS, contributors.getOrDefault(track, FieldValue.NONE), when);
                check(item, Field.WORKS, FieldValue.NONE, when);
                checkCredits(track, item, when);
                assertThat(item.pending()).as(when).isFalse();
                String title = find(item, Field.TITLE).value().text();
                assertThat(world.text("SELECT title FROM track WHERE id = '" + track + "'")).as(when).isEqualTo(title);
                assertThat(world.indexedName(track)).as(when).isEqualTo(title);
            }
            for (int i = 0; i < albums.size(); i++) {
                ItemProvenance item = provenance.of(Layered.ALBUM, albums.get(i));
                check(item, Field.TITLE, FieldValue.of(i == 0 ? "One" : "Two"), when);
                check(item, Field.DATE, FieldValue.NONE, when);
                String title = find(item, Field.TITLE).value().text();
                assertThat(world.indexedName(albums.get(i))).as(when).isEqualTo(title);
                assertThat(world.list(
                        "SELECT DISTINCT t.album_name FROM track t JOIN album a ON a.row_no = t.album WHERE a.id = '"
                                + albums.get(i) + "'"))
                        .as(when)
                        .containsExactly(title);
            }
            assertThat(listIds()).as(when).isEqualTo(allIds);
        }

        /// What lists by composer and by work show.
        private void checkCredits(String track, ItemProvenance item, String when) {
            List<String> people = find(item, Field.CONTRIBUTORS).value().parts();
            assertThat(world.list("SELECT a.name FROM track_credit c JOIN artist a ON a.row_no = c.artist "
                    + "JOIN track t ON t.row_no = c.track WHERE c.roles LIKE '%,composer,%' AND t.id = '" + track
                    + "'"))
                    .as("composers %s", when)
                    .isEqualTo(people.isEmpty() ? List.of() : List.of(people.get(3)));
            List<String> works = find(item, Field.WORKS).value().parts();
            assertThat(world.list("SELECT w.name FROM track_work x JOIN work w ON w.id = x.work "
                    + "JOIN track t ON t.row_no = x.track WHERE t.id = '" + track + "'"))
                    .as("works %s", when)
                    .isEqualTo(works.isEmpty() ? List.of() : List.of(works.getFirst()));
        }

        private void check(ItemProvenance item, Field field, FieldValue tagged, String when) {
            Said counting = null;
            for (Said one : said.getOrDefault(key(item.kind(), item.id(), field), List.of())) {
                if (!one.reverted()[0] && (one.user() || counting == null || !counting.user())) {
                    counting = one;
                }
            }
            FieldProvenance found = find(item, field);
            assertThat(found.tagged()).as("tag of %s %s", field, when).isEqualTo(tagged);
            FieldValue value = counting == null ? tagged : counting.value();
            assertThat(found.value()).as("%s %s", field, when).isEqualTo(value);
            double confidence = counting == null ? FieldProvenance.TAGGED
                    : value.equals(tagged) ? Math.max(FieldProvenance.TAGGED, counting.confidence())
                            : counting.confidence();
            assertThat(found.confidence()).as("confidence of %s %s", field, when).isEqualTo(confidence);
            assertThat(steps.findItem(item.kind(), item.id()).orElseThrow().shown().get(field))
                    .as("row's %s %s", field, when)
                    .isEqualTo(value);
            assertThat(item.confidence()).isEqualTo(item.fields()
                    .stream()
                    .filter(one -> !one.value().isNone())
                    .mapToDouble(FieldProvenance::confidence)
                    .average()
                    .orElse(0));
        }

        private static FieldProvenance find(ItemProvenance item, Field field) {
            @Nullable FieldProvenance found = item.fields()
                    .stream()
                    .filter(one -> one.field() == field)
                    .findFirst()
                    .orElse(null);
            return found == null ? new FieldProvenance(field, FieldValue.NONE, FieldValue.NONE, List.of(),
                    Optional.empty()) : found;
        }
    }
}
