package io.antiphon.persistence;

import io.antiphon.core.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/// Brings the schema up to date with Flyway. Flyway costs a good part of a second to look around, so a fingerprint of the
/// migrations that a database has seen is kept in it: when it equals that of the program, there is nothing to do; and an empty
/// embedded database is filled without it.
final class Migrations {

    /// Every migration, in order; a test holds this against the folder.
    static final List<String> FILES = List.of("V1__first_schema.sql", "V2__sessions.sql",
            "V3__sharing_radio_chat.sql", "V4__podcasts.sql", "V5__sound_analysis.sql", "V6__account_links.sql",
            "V7__sign_in.sql", "V8__accounts.sql", "V9__playlists.sql", "V10__changes.sql", "V11__playback.sql",
            "V13__own_and_related.sql", "V14__uploads_edits_works.sql", "V15__repeated_requests.sql",
            "V16__outside.sql", "V17__enrichment.sql", "V18__elsewhere.sql", "V21__offered_pictures.sql",
            "V23__former_places.sql", "V24__left_works.sql");

    private static final String FOLDER = "/db/migration/";
    private static final Pattern TABLE = Pattern.compile("(?im)^(CREATE|DROP) TABLE (\\w+)");
    private static final String FINGERPRINT = "schema.fingerprint";

    /// What this program comes with.
    static final Migrations OWN = new Migrations(FILES,
            file -> Objects.requireNonNull(Migrations.class.getResourceAsStream(FOLDER + file), file));

    private final List<String> files;
    private final Function<String, InputStream> content;

    /// @param content of a file
    Migrations(List<String> files, Function<String, InputStream> content) {
        this.files = List.copyOf(files);
        this.content = content;
    }

    /// The tables that all of them together make, as H2 spells them.
    Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        for (String file : files) {
            Matcher statements = TABLE.matcher(text(file));
            while (statements.find()) {
                String table = statements.group(2).toUpperCase(Locale.ROOT);
                if (statements.group(1).equalsIgnoreCase("CREATE")) {
                    tables.add(table);
                } else {
                    tables.remove(table);
                }
            }
        }
        return tables;
    }

    boolean isCurrent(DataSource dataSource) {
        return isCurrent(dataSource, fingerprint());
    }

    void migrate(DataSource dataSource) {
        if (!madeAtOnce(dataSource)) {
            flyway(dataSource).migrate();
        }
        remember(dataSource, fingerprint());
    }

    private boolean madeAtOnce(DataSource dataSource) {
        if (!files.equals(FILES)) {
            return false;
        }
        try (Connection connection = dataSource.getConnection()) {
            if (!FirstSchema.isNeeded(connection)) {
                return false;
            }
            FirstSchema.make(connection);
            return true;
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("The schema could not be made: " + e.getMessage(), e);
        }
    }

    Flyway flyway(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .resourceProvider(new Listed())
                .javaMigrationClassProvider(List::of)
                .failOnMissingLocations(false)
                .load();
    }

    /// The number of the newest migration that a database has seen; 0 for none.
    static int seenBy(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL");
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException e) {
            // There is no such table yet.
            return 0;
        }
    }

    /// The number of the newest migration.
    int newest() {
        return files.stream()
                .mapToInt(file -> Integer.parseInt(file.substring(1, file.indexOf("__"))))
                .max()
                .orElse(0);
    }

    private static boolean isCurrent(DataSource dataSource, String fingerprint) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
            statement.setString(1, FINGERPRINT);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && fingerprint.equals(row.getString(1));
            }
        } catch (SQLException e) {
            // No such table yet; if it is something worse, Flyway will say so.
            return false;
        }
    }

    private static void remember(DataSource dataSource, String fingerprint) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM setting WHERE name = ?");
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO setting (name, value) VALUES (?, ?)")) {
            delete.setString(1, FINGERPRINT);
            delete.executeUpdate();
            insert.setString(1, FINGERPRINT);
            insert.setString(2, fingerprint);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("The schema's fingerprint could not be kept: " + e.getMessage(), e);
        }
    }

    private String fingerprint() {
        MessageDigest digest = Sha256.begin();
        for (String file : files) {
            digest.update(file.getBytes(StandardCharsets.UTF_8));
            digest.update(read(file));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    String text(String file) {
        return new String(read(file), StandardCharsets.UTF_8);
    }

    /// As it stands in the history.
    static String path(String file) {
        return FOLDER + file;
    }

    private byte[] read(String file) {
        try (InputStream in = content.apply(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Gives Flyway the listed files, so that it does not search the class path.
    private final class Listed implements ResourceProvider {

        @Override
        @SuppressWarnings("NullAway") // Flyway expects null for what is not there.
        public LoadableResource getResource(String name) {
            return files.contains(name) ? new Listing(name) : null;
        }

        @Override
        public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
            return files.stream()
                    .filter(file -> file.startsWith(prefix) && endsWithAny(file, suffixes))
                    .<LoadableResource>map(Listing::new)
                    .toList();
        }

        private static boolean endsWithAny(String file, String[] suffixes) {
            for (String suffix : suffixes) {
                if (file.endsWith(suffix)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// One migration file.
    private final class Listing extends LoadableResource {

        private final String file;

        private Listing(String file) {
            this.file = file;
        }

        @Override
        public Reader read() {
            return new InputStreamReader(content.apply(file), StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return FOLDER + file;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return FOLDER + file;
        }

        @Override
        public String getFilename() {
            return file;
        }

        @Override
        public String getRelativePath() {
            return FOLDER + file;
        }
    }
}
