package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Names that are spelled better are shown so, and what is away for a while is as it was when it comes back, whatever was called like it
/// meanwhile.
final class NamesAndReturnsTest {

    private static final String GROUP = "d87e52c5-bb8d-4da8-b941-9f4928627dc8";

    @TempDir
    private Path directory;
    private ScanWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new ScanWorld(directory);
        world.writeAlbum("Keep/Keep", "Keep", "Keep", 3);
        world.writeAlbum("Dvorak/Symphonies", "Dvorak", "Symphonies", 3);
        world.scan();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void edit(String folder, int files, String from, String to) {
        for (int i = 1; i <= files; i++) {
            world.edit(folder + "/" + i + ".mp3", text -> text.replace(from, to));
        }
    }

    private String answerOf(int kind, String id) {
        return world.text("SELECT new_id FROM alias WHERE kind = " + kind + " AND old_id = '" + id + "'");
    }

    @Test
    void aComposerIsCalledAsMostOfTheFilesSpellThem() {
        edit("Keep/Keep", 3, "GENRE=Rock", "COMPOSER=Handel");
        world.scan();
        String id = world.artistId("Handel");
        edit("Keep/Keep", 3, "COMPOSER=Handel", "COMPOSER=Händel");
        world.scan();
        assertThat(world.artistId("Händel")).isEqualTo(id);
    }

    @Test
    void anArtistIsCalledAsMostOfTheFilesSpellThem() {
        String id = world.artistId("Dvorak");
        edit("Dvorak/Symphonies", 1, "ARTIST=Dvorak", "ARTIST=Dvořák");
        world.scan();
        assertThat(world.artistId("Dvorak")).as("one of three").isEqualTo(id);
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvorak", "ARTIST=Dvořák");
        world.scan();
        assertThat(world.artistId("Dvořák")).isEqualTo(id);
        assertThat(world.indexedName(id)).isEqualTo("Dvořák");
        assertThat(world.list("SELECT details FROM track WHERE path LIKE 'Dvorak/%' UNION ALL "
                + "SELECT details FROM album WHERE name = 'Symphonies'"))
                .hasSize(4)
                .allMatch(details -> details.contains("Dvořák") && !details.contains("Dvorak"));
        assertThat(world.text("SELECT display_artist FROM album WHERE name = 'Symphonies'")).isEqualTo("Dvořák");
        assertThat(world.list("SELECT COUNT(*) FROM artist")).containsExactly("2");
    }

    @Test
    void aSpellingThatNobodyCanSeeIsNoOther() {
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvorak", "ARTIST=Dvořák");
        world.scan();
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvořák", "ARTIST=Dvor\u030ca\u0301k");
        world.scan();
        assertThat(world.list("SELECT name FROM artist ORDER BY name")).containsExactly("Dvořák", "Keep");
    }

    @Test
    void anArtistWithAMusicBrainzIdIsCalledAnewWhenTheNameIsCorrected() {
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvorak", "ARTIST=Dvorjak");
        edit("Dvorak/Symphonies", 3, "GENRE=Rock",
                "MUSICBRAINZ_ARTISTID=%s\nMUSICBRAINZ_ALBUMARTISTID=%s".formatted(GROUP, GROUP));
        world.scan();
        String id = world.artistId("Dvorjak");
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvorjak", "ARTIST=Dvorak");
        world.scan();
        assertThat(world.artistId("Dvorak")).isEqualTo(id);
        assertThat(world.indexedName(id)).isEqualTo("Dvorak");
        assertThat(world.text("SELECT mbid FROM artist WHERE id = '" + id + "'")).isEqualTo(GROUP);
    }

    @Test
    void anArtistIsTheSameWithAnotherMusicBrainzIdAlthoughTracksOfOthersAreOnTheirAlbum() {
        edit("Dvorak/Symphonies", 3, "GENRE=Rock",
                "MUSICBRAINZ_ALBUMID=%s\nMUSICBRAINZ_ARTISTID=%s\nMUSICBRAINZ_ALBUMARTISTID=%s"
                        .formatted(GROUP, GROUP, GROUP));
        edit("Keep/Keep", 3, "GENRE=Rock", "MUSICBRAINZ_ALBUMID=" + GROUP);
        world.scan();
        String id = world.artistId("Dvorak");
        assertThat(world.list("SELECT display_artist FROM album WHERE NOT missing")).containsExactly("Dvorak");
        String other = GROUP.replace('d', 'e');
        edit("Dvorak/Symphonies", 3, "ARTISTID=" + GROUP, "ARTISTID=" + other);
        world.scan();
        assertThat(world.artistId("Dvorak")).isEqualTo(id);
        assertThat(world.text("SELECT mbid FROM artist WHERE id = '" + id + "'")).isEqualTo(other);
    }

    @Test
    void whatIsAwayNamesNobodyWhoseIdWentToAnother() {
        world.move("Dvorak/Symphonies/3.mp3", "../3.mp3");
        world.scan();
        String id = world.artistId("Dvorak");
        edit("Dvorak/Symphonies", 2, "ARTIST=Dvorak", "ARTIST=Antonin");
        world.scan();
        assertThat(world.artistId("Antonin")).isEqualTo(id);
        String left = world.text("SELECT id FROM artist WHERE missing");
        assertThat(world.text("SELECT details FROM track WHERE missing")).contains(left).doesNotContain(id);
    }

    @Test
    void anAlbumThatIsAwayIsItselfAgainAlthoughAnotherWasGivenItsName() {
        String symphonies = world.albumId("Symphonies");
        String keep = world.albumId("Keep");
        world.move("Dvorak", "../away");
        world.scan();
        edit("Keep/Keep", 3, "ALBUM=Keep", "ALBUM=Symphonies");
        edit("Keep/Keep", 3, "ALBUMARTIST=Keep", "ALBUMARTIST=Dvorak");
        world.scan();
        assertThat(world.albumId("Symphonies")).isEqualTo(symphonies);
        assertThat(answerOf(2, keep)).isEqualTo(symphonies);
        world.move("../away", "Dvorak");
        world.scan();
        assertThat(world.albumId("Symphonies")).isEqualTo(symphonies);
        assertThat(world.text("SELECT track_count FROM album WHERE id = '" + symphonies + "'")).isEqualTo("6");
        edit("Keep/Keep", 3, "ALBUM=Symphonies", "ALBUM=Keep");
        edit("Keep/Keep", 3, "ALBUMARTIST=Dvorak", "ALBUMARTIST=Keep");
        world.scan();
        assertThat(world.albumId("Keep")).isEqualTo(keep);
        assertThat(world.albumId("Symphonies")).isEqualTo(symphonies);
    }

    @Test
    void anArtistWhoIsAwayIsThemselvesAgainAlthoughAnotherWasGivenTheirName() {
        String dvorak = world.artistId("Dvorak");
        String keep = world.artistId("Keep");
        world.move("Dvorak", "../away");
        world.scan();
        edit("Keep/Keep", 3, "ARTIST=Keep", "ARTIST=Dvorak");
        world.scan();
        assertThat(world.artistId("Dvorak")).isEqualTo(dvorak);
        assertThat(answerOf(3, keep)).isEqualTo(dvorak);
        world.move("../away", "Dvorak");
        world.scan();
        assertThat(world.artistId("Dvorak")).isEqualTo(dvorak);
    }

    @Test
    void aFileThatIsMovedIsItselfAndNotACopyThatWasGivenAwayLongAgo() {
        world.write("Twin/a/1.mp3", "TITLE=T", "ARTIST=Keep", "ALBUM=Twin", "SOUND=twin");
        world.write("Twin/b/1.mp3", "TITLE=T", "ARTIST=Keep", "ALBUM=Twin", "SOUND=twin");
        world.scan();
        String kept = world.idOf("Twin/a/1.mp3");
        world.delete("Twin/b/1.mp3");
        world.scan();
        world.move("Twin/a/1.mp3", "Twin/c/1.mp3");
        world.scan();
        assertThat(world.idOf("Twin/c/1.mp3")).isEqualTo(kept);
        assertThat(world.scanner.problems()).isEmpty();
    }

    @Test
    void aFileThatComesBackElsewhereKeepsItsPlaceWhenAnotherTakesTheOldOne() {
        String one = world.idOf("Keep/Keep/1.mp3");
        String two = world.idOf("Keep/Keep/2.mp3");
        world.move("Keep/Keep/1.mp3", "../away.mp3");
        world.scan();
        world.move("../away.mp3", "0/1.mp3");
        world.move("Keep/Keep/2.mp3", "0/2.mp3");
        world.move("0/2.mp3", "Keep/Keep/1.mp3");
        world.scan();
        assertThat(world.idOf("0/1.mp3")).isEqualTo(one);
        assertThat(world.idOf("Keep/Keep/1.mp3")).isEqualTo(two);
        assertThat(world.list("SELECT path FROM track WHERE missing")).isEmpty();
    }

    @Test
    void filesThatExchangeTheirPlacesInTwoFoldersKeepTheirIds() {
        world.write("A/1.mp3", "TITLE=Long", "ARTIST=Keep", "ALBUM=A", "SOUND=long", "SECONDS=600");
        world.write("B/1.mp3", "TITLE=Short", "ARTIST=Keep", "ALBUM=B", "SOUND=short", "SECONDS=60");
        world.scan();
        String first = world.idOf("A/1.mp3");
        String second = world.idOf("B/1.mp3");
        world.write("A/1.mp3", "TITLE=Short again", "ARTIST=Keep", "ALBUM=A", "SOUND=short", "SECONDS=60");
        world.write("B/1.mp3", "TITLE=Long again", "ARTIST=Keep", "ALBUM=B", "SOUND=long", "SECONDS=600");
        world.scan();
        assertThat(world.idOf("B/1.mp3")).isEqualTo(first);
        assertThat(world.idOf("A/1.mp3")).isEqualTo(second);
        assertThat(world.list("SELECT title FROM track WHERE NOT missing AND title LIKE '%again' ORDER BY title"))
                .containsExactly("Long again", "Short again");
        assertThat(world.index.values().stream().filter(entry -> entry.name().endsWith("again"))).hasSize(2);
    }

    @Test
    void anotherSongAtTheSamePlaceIsAnotherTrackAndABetterEncodeIsNot() {
        String id = world.idOf("Keep/Keep/1.mp3");
        world.write("Keep/Keep/1.mp3", "TITLE=Corrected", "ARTIST=Keep", "ALBUMARTIST=Keep", "ALBUM=Keep",
                "SOUND=better", "SECONDS=201");
        world.scan();
        assertThat(world.idOf("Keep/Keep/1.mp3")).as("a better encode").isEqualTo(id);
        world.write("Keep/Keep/1.mp3", "TITLE=Quite another", "ARTIST=Keep", "ALBUMARTIST=Keep", "ALBUM=Keep",
                "SOUND=other",
                "SECONDS=300");
        world.scan();
        assertThat(world.idOf("Keep/Keep/1.mp3")).as("another song").isNotEqualTo(id);
        assertThat(world.text("SELECT missing FROM track WHERE id = '" + id + "'")).isEqualTo("TRUE");
        assertThat(world.text("SELECT track_count FROM album WHERE NOT missing AND name = 'Keep'")).isEqualTo("3");
        world.write("Elsewhere/1.mp3", "TITLE=Corrected", "ARTIST=Keep", "ALBUMARTIST=Keep", "ALBUM=Keep",
                "SOUND=better",
                "SECONDS=201");
        world.scan();
        assertThat(world.idOf("Elsewhere/1.mp3")).as("it comes back").isEqualTo(id);
    }

    @Test
    void anArtistWhoIsCalledOtherwiseGoesWithTheirTracksThoughANewFileHasTheOldName() {
        String id = world.artistId("Dvorak");
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvorak", "ARTIST=Antonin");
        world.writeAlbum("New/Found", "Dvorak", "Found", 1);
        world.scan();
        assertThat(world.artistId("Antonin")).isEqualTo(id);
        assertThat(world.indexedName(id)).isEqualTo("Antonin");
        String other = world.artistId("Dvorak");
        assertThat(world.indexedName(other)).isEqualTo("Dvorak");
        assertThat(world.list("SELECT details FROM track WHERE path LIKE 'New/%' UNION ALL "
                + "SELECT details FROM album WHERE name = 'Found'"))
                .hasSize(2)
                .allMatch(details -> details.contains(other) && !details.contains(id));
    }

    @Test
    void anArtistWhoIsCalledOtherwiseGoesWithTheirTracksThoughOneComesBackWithTheOldName() {
        String id = world.artistId("Dvorak");
        world.move("Dvorak/Symphonies/3.mp3", "../3.mp3");
        world.scan();
        edit("Dvorak/Symphonies", 2, "ARTIST=Dvorak", "ARTIST=Antonin");
        world.move("../3.mp3", "Back/3.mp3");
        world.scan();
        assertThat(world.artistId("Antonin")).isEqualTo(id);
        assertThat(world.artistId("Dvorak")).isNotEqualTo(id);
    }

    @Test
    void anArtistKeepsTheirIdWithOneTrackThatIsReplacedWhenAllOthersLeave() {
        String id = world.artistId("Dvorak");
        edit("Dvorak/Symphonies", 2, "ARTIST=Dvorak", "ARTIST=Antonin");
        world.move("Dvorak/Symphonies/3.mp3", "Dvorak/Symphonies/3.flac");
        world.edit("Dvorak/Symphonies/3.flac", text -> text.replaceAll("SOUND=.*", "SOUND=better"));
        world.scan();
        assertThat(world.artistId("Dvorak")).isEqualTo(id);
    }

    @Test
    void artistsThatExchangeTheirNamesKeepTheirIds() {
        String dvorak = world.artistId("Dvorak");
        String keep = world.artistId("Keep");
        edit("Dvorak/Symphonies", 3, "ARTIST=Dvorak", "ARTIST=Keep");
        edit("Keep/Keep", 3, "ARTIST=Keep", "ARTIST=Dvorak");
        world.scan();
        assertThat(world.artistId("Keep")).isEqualTo(dvorak);
        assertThat(world.artistId("Dvorak")).isEqualTo(keep);
        assertThat(world.list("SELECT old_id FROM alias WHERE kind = 3")).isEmpty();
        assertThat(world.indexedName(dvorak)).isEqualTo("Keep");
    }

    @Test
    void anAlbumThatIsCalledOtherwiseGoesWithItsTracksThoughOthersComeWithTheOldName() {
        String id = world.albumId("Symphonies");
        world.move("Dvorak/Symphonies/2.mp3", "../2.mp3");
        world.move("Dvorak/Symphonies/3.mp3", "../3.mp3");
        world.scan();
        edit("Dvorak/Symphonies", 1, "ALBUM=Symphonies", "ALBUM=Nine");
        world.move("../2.mp3", "Back/2.mp3");
        world.scan();
        assertThat(world.albumId("Nine")).isEqualTo(id);
        assertThat(world.albumId("Symphonies")).isNotEqualTo(id);
    }
}
