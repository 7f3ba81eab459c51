package io.antiphon.persistence.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.Page;
import io.antiphon.core.Rows;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.LargeLibrary;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counts statements: an answer of 500 rows takes as many as one of 5.
class StatementCountIT {

    private static final Viewer VIEWER = new Viewer(new UserId("user000000000001"), Set.of(1));

    private final Database database;
    private final AtomicInteger statements = new AtomicInteger();
    private final JdbcCatalogue catalogue;

    StatementCountIT(@TempDir Path folder) throws SQLException {
        database = Database.open(DatabaseOptions.embedded(folder));
        LargeLibrary.fill(database, 6_000);
        Reads reads = new Reads(counting(database.dataSource()));
        catalogue = new JdbcCatalogue(reads, new CatalogueVersions(database.sql()), user -> 0);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aListOfAlbumsTakesTwoStatementsWhateverItsLength() {
        catalogue.listAlbums(VIEWER, new AlbumSelection.ByName(), Page.first(1));
        assertThat(statementsOf(catalogue.listAlbums(VIEWER, new AlbumSelection.ByName(), Page.first(5)), 5))
                .isEqualTo(2);
        assertThat(statementsOf(catalogue.listAlbums(VIEWER, new AlbumSelection.ByName(), Page.first(500)), 500))
                .isEqualTo(2);
    }

    @Test
    void aListOfTracksTakesFourStatementsAChunkOf500() {
        catalogue.listTracks(VIEWER, new TrackSelection.All(), Page.first(1));
        assertThat(statementsOf(catalogue.listTracks(VIEWER, new TrackSelection.All(), Page.first(500)), 500))
                .isEqualTo(4);
        assertThat(statementsOf(catalogue.listTracks(VIEWER, new TrackSelection.All(), Page.first(1_000)), 1_000))
                .isEqualTo(3 * 4);
    }

    @Test
    void aListOfArtistsTakesThreeStatements() {
        catalogue.listAllArtists(VIEWER, Page.first(1));
        assertThat(statementsOf(catalogue.listAllArtists(VIEWER, Page.first(200)), 200)).isEqualTo(3);
    }

    private int statementsOf(Rows<?> rows, int expectedRows) {
        statements.set(0);
        assertThat(rows.toList()).hasSize(expectedRows);
        return statements.get();
    }

    private DataSource counting(DataSource source) {
        return proxy(DataSource.class, source, "getConnection",
                connection -> proxy(Connection.class, (Connection) connection, "prepareStatement", statement -> {
                    statements.incrementAndGet();
                    return statement;
                }));
    }

    private static <T> T proxy(Class<T> type, T target, String method,
            java.util.function.UnaryOperator<Object> changed) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type}, (proxy, called, arguments) -> {
                    try {
                        Object result = called.invoke(target, arguments);
                        return called.getName().equals(method) ? changed.apply(result) : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
