package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.browse.CataloguedWork;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Stretch;
import io.antiphon.core.browse.WorkBrowser;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A work has its id for ever, whatever tags come to call it.
final class WorkIdsTest {

    private static final Viewer VIEWER = new Viewer(new UserId("ann"), Set.of(1));
    private static final String MBID = "b1a9c0e9-d987-4042-ae91-78d6a3267d69";

    @TempDir
    private Path directory;

    private ScanWorld world;
    private WorkBrowser works;

    @BeforeEach
    void open() throws IOException {
        Database database = Database.open(DatabaseOptions.embedded(directory));
        world = new ScanWorld(directory, database);
        works = new JdbcCatalogue(database, _ -> 0).works();
        record("Partita", "Partita", 3);
        record("Suite", "Suite", 2);
        world.scan();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void record(String folder, String work, int tracks) {
        for (int i = 1; i <= tracks; i++) {
            world.write("%s/%d.mp3".formatted(folder, i), "SOUND=" + folder + i, "ARTIST=A", "ALBUM=" + folder,
                    "TITLE=" + i, "COMPOSER=Bach", "WORK=" + work, "MOVEMENTNAME=Part " + i, "MOVEMENT=" + i);
        }
    }

    private void edit(String folder, int tracks, String from, String to) {
        for (int i = 1; i <= tracks; i++) {
            world.edit("%s/%d.mp3".formatted(folder, i), text -> text.replace(from, to));
        }
    }

    private List<CataloguedWork> all() {
        return works
                .works(VIEWER, WorkBrowser.Filter.ALL, new Order<>(Order.OfWorks.NAME, false), Stretch.first(20))
                .items();
    }

    private CataloguedWork named(String name) {
        return all().stream().filter(work -> work.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void aWorkThatIsCalledOtherwiseIsTheSame() {
        String id = named("Partita").id();
        edit("Partita", 3, "WORK=Partita", "WORK=Partita No. 1");
        world.scan();
        assertThat(named("Partita No. 1").id()).isEqualTo(id);
        edit("Partita", 3, "COMPOSER=Bach", "COMPOSER=J. S. Bach");
        world.scan();
        assertThat(named("Partita No. 1").id()).isEqualTo(id);
        edit("Partita", 3, "WORK=", "MUSICBRAINZ_WORKID=%s\nWORK=".formatted(MBID));
        world.scan();
        CataloguedWork now = named("Partita No. 1");
        assertThat(now.id()).isEqualTo(id);
        assertThat(now.mbid()).isEqualTo(MBID);
        assertThat(now.trackCount()).isEqualTo(3);
        assertThat(works.listMovements(VIEWER, id)).hasSize(3);
        assertThat(all()).hasSize(2);
    }

    @Test
    void aComposerThatIsCalledOtherwiseEverywhereHasTheSameWorks() {
        List<String> ids = all().stream().map(CataloguedWork::id).toList();
        edit("Partita", 3, "COMPOSER=Bach", "COMPOSER=J. S. Bach");
        edit("Suite", 2, "COMPOSER=Bach", "COMPOSER=J. S. Bach");
        world.scan();
        edit("Suite", 1, "TITLE=1", "TITLE=One");
        world.scan();
        assertThat(all()).extracting(CataloguedWork::id).isEqualTo(ids);
    }

    @Test
    void aWorkThatBecomesAnotherOneAnswersAsThatOne() {
        String partita = named("Partita").id();
        String suite = named("Suite").id();
        edit("Suite", 2, "WORK=Suite", "WORK=Partita");
        world.scan();
        assertThat(all()).extracting(CataloguedWork::id).containsExactly(partita);
        assertThat(works.findWork(VIEWER, suite)).get().extracting(CataloguedWork::id).isEqualTo(partita);
        edit("Suite", 2, "WORK=Partita", "WORK=Suite");
        world.scan();
        assertThat(named("Suite").id()).isEqualTo(suite);
        assertThat(works.findWork(VIEWER, suite)).get().extracting(CataloguedWork::trackCount).isEqualTo(2);
    }

    @Test
    void aWorkThatIsSplitStaysWithWhatIsLeftOfIt() {
        String id = named("Partita").id();
        edit("Partita", 1, "WORK=Partita", "WORK=Fantasia");
        world.scan();
        assertThat(named("Partita").id()).isEqualTo(id);
        assertThat(named("Fantasia").id()).isNotEqualTo(id);
        edit("Partita", 3, "WORK=Partita", "WORK=Toccata");
        world.scan();
        assertThat(named("Toccata").id()).isEqualTo(id);
    }

    @Test
    void aNameThatIsFreeAgainIsAnotherWork() {
        String id = named("Partita").id();
        edit("Partita", 3, "WORK=Partita", "WORK=Partita No. 1");
        world.scan();
        record("Other", "Partita", 2);
        world.scan();
        String other = named("Partita").id();
        assertThat(other).isNotEqualTo(id);
        assertThat(named("Partita No. 1").id()).isEqualTo(id);
        edit("Other", 2, "WORK=Partita", "WORK=Partita No. 2");
        world.scan();
        record("Third", "Partita", 1);
        world.scan();
        assertThat(named("Partita No. 2").id()).isEqualTo(other);
        assertThat(named("Partita").id()).isNotIn(id, other);
        assertThat(all()).hasSize(4);
    }

    @Test
    void aRecordingThatIsEncodedAnewAndCalledOtherwiseAtOnceIsOfTheSameWork() {
        String id = named("Suite").id();
        for (int i = 1; i <= 2; i++) {
            world.move("Suite/%d.mp3".formatted(i), "Suite/%d better.mp3".formatted(i));
            world.edit("Suite/%d better.mp3".formatted(i),
                    text -> text.replace("SOUND=", "SOUND=better ").replace("WORK=Suite", "WORK=Suite No. 1"));
        }
        world.scan();
        assertThat(named("Suite No. 1").id()).isEqualTo(id);
    }

    @Test
    void nothingIsAWorkWithoutRecordings() {
        String id = named("Suite").id();
        edit("Suite", 2, "WORK=Suite", "MOOD=none");
        world.scan();
        assertThat(works.findWork(VIEWER, id)).isEqualTo(Optional.empty());
        assertThat(all()).hasSize(1);
    }
}
