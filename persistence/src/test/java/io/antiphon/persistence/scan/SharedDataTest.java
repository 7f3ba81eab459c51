package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.artwork.variant.ArtworkVariant;
import io.antiphon.core.artwork.variant.KeptPicture;
import io.antiphon.core.artwork.variant.PictureType;
import io.antiphon.core.enrichment.Candidate;
import io.antiphon.core.enrichment.Candidate.TrackClaim;
import io.antiphon.core.enrichment.CandidateService;
import io.antiphon.core.enrichment.CandidateState;
import io.antiphon.core.enrichment.EnrichmentState;
import io.antiphon.core.enrichment.FieldProvenance;
import io.antiphon.core.enrichment.ItemProvenance;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Provenance;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.match.Part;
import io.antiphon.core.enrichment.match.Score;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.reference.ExternalLinks;
import io.antiphon.core.reference.Reference;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.catalogue.JdbcKeptPictures;
import io.antiphon.persistence.enrichment.JdbcCandidates;
import io.antiphon.persistence.enrichment.JdbcEnrichment;
import io.antiphon.persistence.enrichment.JdbcSteps;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.reference.JdbcReferences;
import io.antiphon.persistence.transfer.UserDataExport;
import io.antiphon.persistence.transfer.UserDataImport;
import io.antiphon.testing.MovableClock;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people and providers said of the music, what was taken back, pictures that were chosen and addresses elsewhere go out of one library
/// and into another that holds the same files under other ids.
final class SharedDataTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @TempDir
    private Path directory;

    /// One library with all that says something of it.
    private static final class Library implements AutoCloseable {

        private final Database database;
        private final ScanWorld world;
        private final MovableClock clock = new MovableClock(NOW);
        private final IdGenerator ids;
        private final JdbcSteps steps;
        private final Provenance provenance;
        private final CandidateService candidates;
        private final LayerShowing showing;
        private final JdbcReferences references;

        Library(Path folder, long seed) throws IOException {
            this.database = Database.open(DatabaseOptions.embedded(Files.createDirectories(folder)));
            this.world = new ScanWorld(folder, database);
            this.ids = new IdGenerator(new Random(seed));
            this.steps = new JdbcSteps(database);
            this.showing = new LayerShowing(world.scanner);
            this.provenance = new Provenance(steps, showing, ids, clock);
            this.candidates = new CandidateService(new JdbcCandidates(database), new JdbcEnrichment(database), steps,
                    showing, ids, clock);
            this.references = new JdbcReferences(database);
        }

        String album(String group) {
            return world.text("SELECT DISTINCT a.id FROM album a JOIN track t ON t.album = a.row_no WHERE t.path LIKE '"
                    + group + "%'");
        }

        String artist(String tagged) {
            return world.text("SELECT id FROM artist WHERE folded_name = '" + tagged + "'");
        }

        void account(String id, String name) {
            database.sql().change("""
                    INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at)
                    VALUES (?, ?, ?, 'LISTENER', '', '', 0, TRUE, 0)
                    """, id, name, name.toLowerCase(java.util.Locale.ROOT));
        }

        String name(@Nullable String account) {
            return account == null ? "nobody"
                    : world.text("SELECT name FROM app_user WHERE id = '" + account + "'");
        }

        ItemProvenance say(Layered kind, String id, Field field, String... parts) {
            clock.move(Duration.ofMinutes(1));
            return provenance.edit(new UserId("u1"), kind, id, Map.of(field, new FieldValue(List.of(parts))));
        }

        Candidate offer(Layered kind, String item, String providerId, Map<Field, FieldValue> claims,
                List<TrackClaim> tracks) {
            Candidate candidate = new Candidate(ids.next(), kind, item, "stub", providerId, "https://example.org/1",
                    CandidateState.OPEN, new Score(0.8, List.of(new Part("title", 1, 0.8, "why")), List.of()), true,
                    clock.instant(), claims, tracks);
            new JdbcEnrichment(database).save(List.of(), List.of(candidate), List.of());
            return candidate;
        }

        void refer(ItemId item, String url) {
            references.add(new Reference(ids.next(), item, ExternalLinks.parse(url).orElseThrow(), new UserId("u1"),
                    clock.instant()));
        }

        TransferReport take(Path file, boolean dry) throws IOException {
            TransferReport report = new UserDataImport(database, new PersonalVersions(), ids::next, clock,
                    TransferTerms.plain(dry)).read(file);
            showing.show();
            return report;
        }

        /// All that is said of one thing, without what differs between libraries.
        List<String> told(Layered kind, String id) {
            List<String> told = new ArrayList<>();
            for (FieldProvenance field : provenance.of(kind, id).fields()) {
                told.add("%s = %s, tagged %s, %s".formatted(field.field(), field.value().parts(),
                        field.tagged().parts(), field.confidence()));
                for (Step step : field.steps()) {
                    told.add("  %s %s %s of %s by %s at %s, back %s by %s".formatted(step.source(),
                            step.value().parts(), step.confidence(),
                            step.candidate() == null ? "none"
                                    : candidates.find(String.valueOf(step.candidate())).providerId(),
                            name(step.by()), step.at(), step.revertedAt(), name(step.revertedBy())));
                }
            }
            return told;
        }

        List<String> links(ItemId item) {
            return references.listReferences(item)
                    .stream()
                    .map(one -> "%s by %s at %s".formatted(one.link().url(), name(one.addedBy().value()),
                            one.addedAt()))
                    .toList();
        }

        @Override
        public void close() {
            world.close();
        }
    }

    private static void sayMuch(Library old) {
        old.account("u1", "Ann");
        String track = old.world.idOf("A/One/1.mp3");
        String album = old.album("A/One");
        String artist = old.artist("bee");
        ItemProvenance wrong = old.say(Layered.TRACK, track, Field.TITLE, "Wrong");
        old.say(Layered.TRACK, track, Field.ARTISTS, "A & Bea", "A", "", "Bea", "");
        old.provenance.revert(new UserId("u1"), Layered.TRACK, track, step(wrong, Field.TITLE));
        Candidate good = old.offer(Layered.ALBUM, album, "good",
                Map.of(Field.TITLE, FieldValue.of("One (deluxe)"), Field.DATE, FieldValue.of("1977-05")),
                List.of(new TrackClaim(track, Map.of(Field.BPM, FieldValue.of(120)))));
        old.candidates.apply(new UserId("u1"), good.id(), null, null);
        old.candidates.dismiss(
                old.offer(Layered.TRACK, track, "bad", Map.of(Field.TITLE, FieldValue.of("Bad")), List.of()).id());
        old.say(Layered.ARTIST, artist, Field.NAME, "Anders");
        old.say(Layered.ALBUM, old.album("B/Two"), Field.TITLE, "Zwei");
        old.refer(new TrackId(track), "https://www.deezer.com/track/3135556");
        old.refer(new AlbumId(album), "https://open.spotify.com/album/1ATL5GLyefJaxhQzSPVrLX");
        old.refer(new ArtistId(artist), "https://www.discogs.com/artist/45-Aphex-Twin");
        String picture = old.ids.next();
        new JdbcKeptPictures(old.database).add(new KeptPicture(picture, Layered.ALBUM, album,
                ArtworkVariant.Source.UPLOAD, "", PictureType.FRONT, "", null, 1, 1, PICTURE.length, "x", NOW,
                "u1"),
                PICTURE);
        // What a provider offers is found there again, and does not go out.
        old.steps.add(List.of(new Step(old.ids.next(), Layered.ALBUM, album, Field.COVER, FieldValue.of("offered"),
                Step.Source.PROVIDER, "deezer", null, 1, old.clock.instant(), null, null, null)));
        old.steps.add(List.of(new Step(old.ids.next(), Layered.ALBUM, album, Field.COVER, FieldValue.of(picture),
                Step.Source.USER, null, null, 1, old.clock.instant(), "u1", null, null)));
        old.showing.show();
    }

    private static String step(ItemProvenance item, Field field) {
        return item.fields()
                .stream()
                .filter(one -> one.field() == field)
                .findFirst()
                .orElseThrow()
                .steps()
                .getFirst()
                .id();
    }

    private Path exported(Library library) throws IOException {
        Path file = directory.resolve("export.jsonl");
        try (Writer out = Files.newBufferedWriter(file)) {
            new UserDataExport(library.database).write(out, NOW);
        }
        return file;
    }

    private static void music(Library library) {
        library.world.writeAlbum("A/One", "A", "One", 3);
        library.world.writeAlbum("B/Two", "Bee", "Two", 2);
        library.world.scan();
    }

    @Test
    void valuesSourcesPicturesAndAddressesComeBackOverTheSameMusic() throws IOException {
        try (Library old = new Library(directory.resolve("old"), 1);
                Library now = new Library(directory.resolve("new"), 2)) {
            music(old);
            sayMuch(old);
            Path file = exported(old);
            // What lies before shifts all ids.
            now.world.writeAlbum("0/Other", "Other", "Other", 2);
            music(now);
            assertThat(now.world.idOf("A/One/1.mp3")).isNotEqualTo(old.world.idOf("A/One/1.mp3"));

            TransferReport would = now.take(file, true);
            assertThat(now.world.list("SELECT id FROM field_step")).as("after a dry run").isEmpty();
            TransferReport report = now.take(file, false);
            assertThat(report.problems()).isEmpty();
            assertThat(report.taken()).isEqualTo(would.taken())
                    .containsEntry("step", 8L)
                    .containsEntry("candidate", 2L)
                    .containsEntry("reference", 3L)
                    .containsEntry("picture", 1L);

            for (String path : List.of("A/One/1.mp3", "A/One/2.mp3", "B/Two/1.mp3")) {
                assertThat(now.told(Layered.TRACK, now.world.idOf(path))).as(path)
                        .isEqualTo(old.told(Layered.TRACK, old.world.idOf(path)));
            }
            for (String folder : List.of("A/One", "B/Two")) {
                assertThat(now.told(Layered.ALBUM, now.album(folder))).as(folder)
                        .isEqualTo(old.told(Layered.ALBUM, old.album(folder)));
            }
            assertThat(now.told(Layered.ARTIST, now.artist("bee")))
                    .isEqualTo(old.told(Layered.ARTIST, old.artist("bee")));
            assertThat(now.links(new TrackId(now.world.idOf("A/One/1.mp3")))).hasSize(1)
                    .isEqualTo(old.links(new TrackId(old.world.idOf("A/One/1.mp3"))));
            assertThat(now.links(new AlbumId(now.album("A/One")))).hasSize(1)
                    .isEqualTo(old.links(new AlbumId(old.album("A/One"))));
            assertThat(now.links(new ArtistId(now.artist("bee")))).hasSize(1)
                    .isEqualTo(old.links(new ArtistId(old.artist("bee"))));
            assertThat(now.world.text("SELECT name FROM album WHERE id = '" + now.album("A/One") + "'"))
                    .isEqualTo("One (deluxe)");
            showsThePicture(now);
            // What was decided elsewhere is not looked up again, nor offered.
            assertThat(new JdbcEnrichment(now.database).findState(Layered.ALBUM, now.album("A/One")))
                    .hasValueSatisfying(state -> assertThat(state.state()).isEqualTo(EnrichmentState.APPLIED));

            TransferReport again = now.take(file, false);
            assertThat(again.taken()).as("a second import").isEmpty();
            assertThat(again.problems()).isEmpty();
        }
    }

    private static void showsThePicture(Library now) {
        String album = now.album("A/One");
        KeptPicture kept = new JdbcKeptPictures(now.database).list(Layered.ALBUM, album).getFirst();
        assertThat(new JdbcKeptPictures(now.database).findBytes(kept.id())).hasValue(PICTURE);
        assertThat(now.world.text("SELECT cover_file FROM album WHERE id = '" + album + "'")).endsWith(kept.id());
        assertThat(now.name(kept.by())).isEqualTo("Ann");
    }

    @Test
    void whatWasSaidHereSinceStandsAboveWhatComesIn() throws IOException {
        try (Library old = new Library(directory.resolve("old"), 1);
                Library now = new Library(directory.resolve("new"), 2)) {
            music(old);
            old.account("u1", "Ann");
            old.say(Layered.TRACK, old.world.idOf("A/One/1.mp3"), Field.TITLE, "Earlier");
            old.say(Layered.TRACK, old.world.idOf("A/One/2.mp3"), Field.TITLE, "Later");
            Path file = exported(old);
            music(now);
            now.account("u1", "Bob");
            now.clock.move(Duration.ofDays(1));
            now.say(Layered.TRACK, now.world.idOf("A/One/1.mp3"), Field.TITLE, "Said here since");
            now.take(file, false);
            assertThat(now.world.text("SELECT title FROM track WHERE path = 'A/One/1.mp3'"))
                    .isEqualTo("Said here since");
            assertThat(now.world.text("SELECT title FROM track WHERE path = 'A/One/2.mp3'")).isEqualTo("Later");
        }
    }

    @Test
    void aClockThatWasSetBackMakesNoStepOlderThanThoseBeforeIt() throws IOException {
        try (Library library = new Library(directory.resolve("one"), 1)) {
            music(library);
            library.account("u1", "Ann");
            String track = library.world.idOf("A/One/1.mp3");
            library.say(Layered.TRACK, track, Field.TITLE, "First");
            library.clock.move(Duration.ofDays(-30));
            library.say(Layered.TRACK, track, Field.TITLE, "Second");
            assertThat(library.world.text("SELECT title FROM track WHERE id = '" + track + "'")).isEqualTo("Second");
        }
    }

    @Test
    void whatMakesNoSenseIsLeftOutAndTheOthersTaken() throws IOException {
        try (Library old = new Library(directory.resolve("old"), 1);
                Library now = new Library(directory.resolve("new"), 2)) {
            music(old);
            sayMuch(old);
            Path file = exported(old);
            String ref = old.world.idOf("A/One/2.mp3");
            Files.writeString(file,
                    Files.readString(file) + """
                            {"type":"step","of":"track","item":"%1$s","field":"title","values":["",""],"source":"user","confidence":7}
                            {"type":"step","of":"track","item":"%1$s","field":"cover","values":["x"],"source":"nobody","confidence":1}
                            {"type":"step","of":"folder","item":"%1$s","field":"title","values":["x"],"source":"user","confidence":1}
                            {"type":"picture","ref":"p","of":"track","item":"%1$s","source":"upload","shows":"front","content":"bm8gcGljdHVyZQ=="}
                            {"type":"reference","of":"track","item":"%1$s","url":"javascript:alert(1)"}
                            {"type":"candidate","ref":"c","of":"track","item":"%1$s","provider":"p","providerId":"q","state":"applied","document":"{"}
                            """
                            .formatted(ref));
            music(now);
            TransferReport report = now.take(file, false);
            assertThat(report.taken()).containsEntry("step", 8L).containsEntry("reference", 3L);
            assertThat(report.problems()).hasSize(6);
            assertThat(now.told(Layered.TRACK, now.world.idOf("A/One/2.mp3")))
                    .isEqualTo(old.told(Layered.TRACK, ref));
        }
    }

    @Test
    void anAddressThatIsAttachedOrTakenAwayIsAChangeOfTheThing() throws IOException {
        try (Library library = new Library(directory.resolve("one"), 1)) {
            music(library);
            library.account("u1", "Ann");
            String track = library.world.idOf("A/One/1.mp3");
            int before = batches(library);
            library.refer(new TrackId(track), "https://www.deezer.com/track/3135556");
            assertThat(batches(library)).isEqualTo(before + 1);
            library.refer(new TrackId(track), "https://www.deezer.com/track/3135556");
            assertThat(batches(library)).as("the same once more").isEqualTo(before + 1);
            library.references.remove(library.references.listReferences(new TrackId(track)).getFirst().id());
            assertThat(batches(library)).isEqualTo(before + 2);
            library.references.remove("gone already");
            assertThat(batches(library)).isEqualTo(before + 2);
        }
    }

    private static int batches(Library library) {
        return Integer.parseInt(library.world.text("SELECT COUNT(*) FROM change_batch WHERE kind = 1"));
    }
}
