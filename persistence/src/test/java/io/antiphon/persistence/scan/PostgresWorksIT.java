package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.browse.CataloguedWork;
import io.antiphon.core.browse.Order;
import io.antiphon.core.browse.Slice;
import io.antiphon.core.browse.Stretch;
import io.antiphon.core.browse.WorkBrowser;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.Postgres;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Works on PostgreSQL; on the embedded database the server's own tests look at them.
@ExtendWith(Postgres.class)
final class PostgresWorksIT {

    private static final Viewer VIEWER = new Viewer(new UserId("ann"), Set.of(1));

    @TempDir
    private Path directory;

    @Test
    void worksFollowTheTags(DatabaseOptions options) throws Exception {
        Database database = Database.open(options);
        try (ScanWorld world = new ScanWorld(directory, database)) {
            for (int i = 1; i <= 3; i++) {
                world.write("A/%d.mp3".formatted(i), "SOUND=" + i, "ARTIST=A", "ALBUM=One", "TITLE=" + i,
                        "COMPOSER=Bach", "WORK=Partita", "MOVEMENTNAME=Part " + i, "MOVEMENT=" + i);
            }
            world.write("B/1.mp3", "SOUND=b", "ARTIST=B", "ALBUM=Two", "TITLE=b", "WORK=Zauberflöte");
            world.scan();
            WorkBrowser works = new JdbcCatalogue(database, _ -> 0).works();
            for (Order.OfWorks by : Order.OfWorks.values()) {
                assertThat(all(works, WorkBrowser.Filter.ALL, new Order<>(by, true)).total()).isEqualTo(2);
            }
            CataloguedWork partita = all(works, new WorkBrowser.Filter(null, "BACH"),
                    new Order<>(Order.OfWorks.NAME, false)).items().getFirst();
            assertThat(partita.name()).isEqualTo("Partita");
            assertThat(partita.trackCount()).isEqualTo(3);
            assertThat(works.listMovements(VIEWER, partita.id())).hasSize(3);
            assertThat(works.listArtists(VIEWER, partita.id())).hasSize(2);
            assertThat(works.tracks(VIEWER, partita.id(), Stretch.first(2)).items()).hasSize(2);
            assertThat(works.findWork(VIEWER, "none")).isEmpty();
            world.edit("A/1.mp3", text -> text.replace("WORK=Partita", "WORK=partita "));
            world.edit("B/1.mp3", text -> text.replace("WORK=Zauberflöte", "MOOD=none"));
            world.scan();
            Slice<CataloguedWork> left = all(works, WorkBrowser.Filter.ALL, new Order<>(Order.OfWorks.NAME, false));
            assertThat(left.items()).singleElement()
                    .satisfies(work -> assertThat(work.id()).isEqualTo(partita.id()));
            assertThat(left.items().getFirst().trackCount()).isEqualTo(3);
            for (int i = 1; i <= 3; i++) {
                world.edit("A/%d.mp3".formatted(i), text -> text.replaceAll("(?i)WORK=partita ?", "WORK=Suite"));
            }
            world.scan();
            assertThat(works.findWork(VIEWER, partita.id())).get().extracting(CataloguedWork::name).isEqualTo("Suite");
            world.edit("B/1.mp3", text -> text.replace("MOOD=none", "WORK=Fuge"));
            world.scan();
            world.edit("B/1.mp3", text -> text.replace("WORK=Fuge", "WORK=Suite\nCOMPOSER=Bach"));
            String fuge = all(works, WorkBrowser.Filter.ALL, new Order<>(Order.OfWorks.NAME, false)).items()
                    .getFirst()
                    .id();
            world.scan();
            assertThat(works.findWork(VIEWER, fuge)).get()
                    .satisfies(work -> assertThat(work.id()).isEqualTo(partita.id()));
        }
    }

    private static Slice<CataloguedWork> all(WorkBrowser works, WorkBrowser.Filter filter,
            Order<Order.OfWorks> order) {
        return works.works(VIEWER, filter, order, Stretch.first(10));
    }
}
