package io.antiphon.persistence;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.browse.Browser;
import io.antiphon.core.collection.OwnCollections;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartTracks;
import io.antiphon.core.relation.TrackRelations;
import io.antiphon.core.slice.TrackSlices;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcOwnCollections;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.persistence.personal.JdbcTrackRelations;
import io.antiphon.persistence.personal.JdbcTrackSlices;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.testing.LibraryFixture;

/// A database with a fixture in it and the stores over it.
final class TestDatabase implements AutoCloseable {

    private final Database database;
    private final JdbcCatalogue catalogue;
    private final JdbcAnnotations annotations;
    private final PersonalVersions versions;

    private TestDatabase(Database database) {
        this.database = database;
        this.versions = new PersonalVersions();
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

    Browser browser() {
        return catalogue.browser();
    }

    OwnCollections collections() {
        return new JdbcOwnCollections(database, versions);
    }

    TrackRelations relations() {
        return new JdbcTrackRelations(database);
    }

    TrackSlices slices() {
        return new JdbcTrackSlices(database);
    }

    Playlists playlists() {
        return new JdbcPlaylists(database, catalogue::listEntries);
    }

    @Override
    public void close() {
        database.close();
    }
}
