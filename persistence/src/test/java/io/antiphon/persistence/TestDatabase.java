package io.antiphon.persistence;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartTracks;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.testing.LibraryFixture;

/// A database with a fixture in it and the stores over it.
final class TestDatabase implements AutoCloseable {

    private final Database database;
    private final JdbcCatalogue catalogue;
    private final JdbcAnnotations annotations;

    private TestDatabase(Database database) {
        this.database = database;
        PersonalVersions versions = new PersonalVersions();
        this.catalogue = new JdbcCatalogue(database, versions::of);
        this.annotations = new JdbcAnnotations(database, versions);
    }

    static TestDatabase with(DatabaseOptions options, LibraryFixture library) {
        Database database = Database.open(options);
        SqlLibrary.fill(database, library);
        return new TestDatabase(database);
    }

    Database database() {
        return database;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    SmartTracks smartTracks() {
        return catalogue::select;
    }

    Annotations annotations() {
        return annotations;
    }

    Playlists playlists() {
        return new JdbcPlaylists(database, catalogue::listEntries);
    }

    @Override
    public void close() {
        database.close();
    }
}
