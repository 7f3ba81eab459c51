package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.enrichment.ItemProvenance;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Provenance;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.enrichment.JdbcSteps;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people say of things is what the catalogue and the search show, whatever becomes of the files; ids and files stay.
final class ShownLayersTest {

    private static final UserId ANN = new UserId("ann");

    @TempDir
    private Path directory;

    private ScanWorld world;
    private Provenance provenance;

    @BeforeEach
    void open() throws IOException {
        Database database = Database.open(DatabaseOptions.embedded(directory));
        world = new ScanWorld(directory, database);
        provenance = new Provenance(new JdbcSteps(database), new LayerShowing(world.scanner),
                new IdGenerator(new Random(5)), Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
        world.writeAlbum("A/One", "A", "One", 3);
        world.scan();
    }

    @AfterEach
    void close() throws Exception {
        world.close();
    }

    private ItemProvenance say(Layered kind, String id, Field field, String... parts) {
        return provenance.edit(ANN, kind, id, Map.of(field, new FieldValue(List.of(parts))));
    }

    private static String lastStep(ItemProvenance item, Field field) {
        return item.fields()
                .stream()
                .filter(one -> one.field() == field)
                .findFirst()
                .orElseThrow()
                .steps()
                .getFirst()
                .id();
    }

    private String artistId(String name) {
        return world.text("SELECT id FROM artist WHERE name = '" + name + "'");
    }

    private List<String> indexedArtists(String id) {
        SearchIndexWriter.Entry entry = world.index.get(id);
        return entry == null ? List.of() : entry.artists();
    }

    private List<String> artistsOf(String path) {
        return world.list(
                "SELECT a.name FROM track_credit c JOIN artist a ON a.row_no = c.artist JOIN track t ON t.row_no = c.track "
                        + "WHERE t.path = '" + path + "' AND c.roles LIKE '%,artist,%' ORDER BY a.name");
    }

    @Test
    void artistsOfATrackAreCreditedCountedAndFoundAndGoAgainWhenTakenBack() {
        String track = world.idOf("A/One/1.mp3");
        ItemProvenance item = say(Layered.TRACK, track, Field.ARTISTS, "A & Bea", "A", "", "Bea", "");
        assertThat(artistsOf("A/One/1.mp3")).containsExactly("A", "Bea");
        assertThat(world.text(
                "SELECT track_count FROM artist_presence p JOIN artist a ON a.row_no = p.artist WHERE a.name = 'Bea'"))
                .isEqualTo("1");
        assertThat(indexedArtists(track)).contains("A", "Bea");
        assertThat(world.indexedName(artistId("Bea"))).isEqualTo("Bea");
        provenance.revert(ANN, Layered.TRACK, track, lastStep(item, Field.ARTISTS));
        assertThat(artistsOf("A/One/1.mp3")).containsExactly("A");
        assertThat(world.text("SELECT missing FROM artist WHERE name = 'Bea'")).isEqualTo("TRUE");
        assertThat(world.indexedName(artistId("Bea"))).isEmpty();
    }

    @Test
    void contributorsAndWorksAreShownAndGoAgainAsTagged() {
        world.edit("A/One/1.mp3", text -> text + "\nCOMPOSER=Tagged; Other\nPERFORMER=Somebody (oboe)\nWORK=Old work");
        world.scan();
        String track = world.idOf("A/One/1.mp3");
        String before = world.text("SELECT details FROM track WHERE id = '" + track + "'");
        assertThat(rolesOf(track)).contains("Other|,composer,", "Somebody|,performer,", "Tagged|,composer,");
        ItemProvenance people = say(Layered.TRACK, track, Field.CONTRIBUTORS, "Bach", "composer", "", "Bach", "",
                "conductor", "", "A", "", "performer", "cello", "Du Pré", "");
        ItemProvenance works = say(Layered.TRACK, track, Field.WORKS, "Suite", "");
        ItemProvenance movements = say(Layered.TRACK, track, Field.MOVEMENTS, "Air", "2", "5");
        assertThat(rolesOf(track)).contains("A|,artist,albumartist,conductor,", "Bach|,composer,",
                "Du Pré|,performer,")
                .noneMatch(role -> role.startsWith("Tagged") || role.startsWith("Somebody"));
        assertThat(world.list("SELECT w.name, x.movement, x.movement_number, x.movement_count FROM track_work x "
                + "JOIN work w ON w.id = x.work JOIN track t ON t.row_no = x.track WHERE t.id = '" + track + "'"))
                .containsExactly("Suite|Air|2|5");
        assertThat(world.text("SELECT details FROM track WHERE id = '" + track + "'")).contains("\"dc\":\"Bach\"");
        assertThat(world.tryScan(true).lastError()).isNull();
        assertThat(rolesOf(track)).contains("Bach|,composer,");
        provenance.revert(ANN, Layered.TRACK, track, lastStep(people, Field.CONTRIBUTORS));
        provenance.revert(ANN, Layered.TRACK, track, lastStep(works, Field.WORKS));
        provenance.revert(ANN, Layered.TRACK, track, lastStep(movements, Field.MOVEMENTS));
        assertThat(world.text("SELECT details FROM track WHERE id = '" + track + "'")).isEqualTo(before);
        assertThat(rolesOf(track)).contains("Other|,composer,", "Somebody|,performer,", "Tagged|,composer,")
                .noneMatch(role -> role.startsWith("Bach"));
    }

    private List<String> rolesOf(String track) {
        return world.list("SELECT a.name, c.roles FROM track_credit c JOIN artist a ON a.row_no = c.artist "
                + "JOIN track t ON t.row_no = c.track WHERE t.id = '" + track + "' ORDER BY a.name");
    }

    @Test
    void contributorsThatCannotBeAreRefused() {
        String track = world.idOf("A/One/1.mp3");
        for (List<String> parts : List.of(List.of("", "sound guru", "", "X", ""), List.of("", "composer", "", "", ""),
                List.of("", "composer", "", "X"), List.of("", "composer", "", "X", "no id"))) {
            assertThatThrownBy(
                    () -> say(Layered.TRACK, track, Field.CONTRIBUTORS, parts.toArray(String[]::new)))
                    .isInstanceOf(LibraryException.Invalid.class);
        }
        assertThatThrownBy(() -> say(Layered.TRACK, track, Field.WORKS, "Suite"))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> say(Layered.TRACK, track, Field.MOVEMENTS, "Air", "second", ""))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThat(provenance.of(Layered.TRACK, track).fields()).allMatch(field -> field.steps().isEmpty());
    }

    @Test
    void anAlbumsTitleAndArtistReachItsTracksAndSurviveNewFiles() {
        String album = world.text("SELECT id FROM album");
        say(Layered.ALBUM, album, Field.TITLE, "Eins");
        say(Layered.ALBUM, album, Field.ARTISTS, "Cee", "Cee", "");
        say(Layered.ALBUM, album, Field.DATE, "1977-05");
        world.write("A/One/4.mp3", "TITLE=Song 4", "ARTIST=A", "ALBUMARTIST=A", "ALBUM=One", "TRACKNUMBER=4",
                "SOUND=4");
        world.scan();
        assertThat(world.list("SELECT id, name, display_artist, year, track_count FROM album WHERE missing = FALSE"))
                .containsExactly(album + "|Eins|Cee|1977|4");
        assertThat(world.list("SELECT DISTINCT album_name FROM track")).containsExactly("Eins");
        assertThat(world.indexedName(album)).isEqualTo("Eins");
    }

    @Test
    void anArtistsNameIsShownEverywhereAndFilesByTheOldNameAreStillTheirs() {
        String artist = artistId("A");
        ItemProvenance item = say(Layered.ARTIST, artist, Field.NAME, "Anders");
        assertThat(world.list("SELECT DISTINCT display_artist FROM album")).containsExactly("Anders");
        assertThat(artistsOf("A/One/2.mp3")).containsExactly("Anders");
        world.writeAlbum("A/Two", "A", "Two", 1);
        world.scan();
        assertThat(world.list("SELECT id, name FROM artist WHERE missing = FALSE")).containsExactly(artist + "|Anders");
        assertThat(world.list("SELECT display_artist FROM album ORDER BY name")).containsExactly("Anders", "Anders");
        assertThat(indexedArtists(world.idOf("A/Two/1.mp3"))).containsExactly("Anders");
        provenance.revert(ANN, Layered.ARTIST, artist, lastStep(item, Field.NAME));
        assertThat(world.list("SELECT id, name, sort_name FROM artist WHERE missing = FALSE"))
                .containsExactly(artist + "|A|A");
        assertThat(world.list("SELECT DISTINCT display_artist FROM album")).containsExactly("A");
        assertThat(world.indexedName(artist)).isEqualTo("A");
    }

    @Test
    void aFileThatMovesOrIsReplacedKeepsWhatWasSaidOfIt() {
        String track = world.idOf("A/One/1.mp3");
        say(Layered.TRACK, track, Field.TITLE, "Said");
        world.move("A/One/1.mp3", "A/Moved/1.mp3");
        world.scan();
        assertThat(world.text("SELECT title FROM track WHERE id = '" + track + "' AND NOT missing")).isEqualTo("Said");
        // Another encoding sounds otherwise, so that only its tags tell that it is the same song.
        world.delete("A/Moved/1.mp3");
        world.write("A/Moved/1.flac", "TITLE=Song 1", "ARTIST=A", "ALBUMARTIST=A", "ALBUM=One", "TRACKNUMBER=1",
                "GENRE=Rock", "SOUND=otherwise");
        world.scan();
        assertThat(world.list("SELECT id, title FROM track WHERE path = 'A/Moved/1.flac'"))
                .containsExactly(track + "|Said");
        assertThat(world.indexedName(track)).isEqualTo("Said");
    }

    @Test
    void whatIsSaidDuringAScanIsShownWhenItEnds() throws Exception {
        String track = world.idOf("A/One/1.mp3");
        boolean idle = world.scanner.whileIdle(() -> {
            // Started meanwhile, it waits for the end of this.
            world.scanner.start(true);
            assertThat(say(Layered.TRACK, track, Field.TITLE, "Said meanwhile").pending()).isTrue();
        });
        assertThat(idle).isTrue();
        world.scanner.await();
        assertThat(world.text("SELECT title FROM track WHERE id = '" + track + "'")).isEqualTo("Said meanwhile");
        assertThat(provenance.of(Layered.TRACK, track).pending()).isFalse();
    }

    @Test
    void whatAFieldCannotHoldIsRefusedAndNothingIsSaid() {
        String track = world.idOf("A/One/1.mp3");
        assertThatThrownBy(() -> say(Layered.TRACK, track, Field.TITLE)).isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> say(Layered.TRACK, track, Field.NUMBER, "-1"))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> say(Layered.TRACK, track, Field.DATE, "1977-13"))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> say(Layered.TRACK, track, Field.RECORDING_MBID, "none"))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThatThrownBy(() -> say(Layered.TRACK, "0000000000000000", Field.TITLE, "x"))
                .isInstanceOf(LibraryException.NotFound.class);
        assertThat(provenance.of(Layered.TRACK, track).fields()).allMatch(field -> field.steps().isEmpty());
    }

    @Test
    void anEditTellsTheChangeFeedAndIsANewVersionOfTheCatalogue() {
        String track = world.idOf("A/One/1.mp3");
        String before = world.text("SELECT value FROM setting WHERE name = 'catalogue.version'");
        String batches = world.text("SELECT COUNT(*) FROM change_batch WHERE kind = 1");
        say(Layered.TRACK, track, Field.GENRES, "Jazz");
        assertThat(world.text("SELECT value FROM setting WHERE name = 'catalogue.version'")).isNotEqualTo(before);
        assertThat(world.text("SELECT COUNT(*) FROM change_batch WHERE kind = 1")).isNotEqualTo(batches);
        assertThat(world.list(
                "SELECT g.name FROM track_genre tg JOIN genre g ON g.row_no = tg.genre JOIN track t ON t.row_no = tg.track WHERE t.id = '"
                        + track + "'"))
                .containsExactly("Jazz");
    }
}
