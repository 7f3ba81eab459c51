package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseIT {

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatAnotherProcessUsesIsSaidToBeInUse() throws Exception {
        Process other = start("hold");
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("ready");
            assertThatThrownBy(() -> Database.open(DatabaseOptions.embedded(folder)))
                    .isInstanceOf(DatabaseUnavailableException.class)
                    .hasMessageContaining("Another Antiphon is using")
                    .hasMessageContaining(folder.toString());
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        Process other = start("write");
        long acknowledged = 0;
        for (String line = other.inputReader().readLine(); line != null
                && acknowledged < 200; line = other.inputReader().readLine()) {
            acknowledged = Long.parseLong(line);
        }
        other.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            long stars = database.sql()
                    .find("SELECT COUNT(*) FROM annotation WHERE starred_at > 0", row -> row.number(1))
                    .orElseThrow();
            assertThat(stars).isGreaterThanOrEqualTo(acknowledged).isPositive();
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothingAndNoConnectionBehind() {
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            for (int i = 0; i < 50; i++) {
                assertThatThrownBy(() -> database.transactions().run(() -> {
                    database.sql().change("INSERT INTO setting (name, value) VALUES ('a', 'b')");
                    throw new IllegalStateException("changed my mind");
                })).hasMessage("changed my mind");
                assertThatThrownBy(() -> database.sql().change("no such statement")).isNotNull();
                assertThatThrownBy(() -> database.sql().list("SELECT nothing FROM nowhere", row -> row.text(1)))
                        .isNotNull();
            }
            assertThat(new Settings(database).find("a")).isEmpty();
        }
    }

    @Test
    void theMigrationsListedAreThoseThatExist() throws IOException {
        Path files = Path.of("src/main/resources/db/migration");
        try (var found = Files.list(files)) {
            assertThat(found.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyInAnyOrderElementsOf(Migrations.FILES);
        }
    }

    private Process start(String what) throws IOException {
        String java = ProcessHandle.current().info().command().orElse("java");
        return new ProcessBuilder(java, "-Xmx128m", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                OtherProcess.class.getName(), what,
                folder.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /// What another process does with a database: hold it open, or write and tell of every write that returned.
    static final class OtherProcess {

        private OtherProcess() {}

        @SuppressWarnings("SystemOut") // How it tells.
        public static void main(String[] arguments) throws InterruptedException {
            Database database = Database.open(DatabaseOptions.embedded(Path.of(arguments[1])));
            if (arguments[0].equals("hold")) {
                System.out.println("ready");
                Thread.sleep(60_000);
            }
            JdbcAnnotations annotations = new JdbcAnnotations(database, new PersonalVersions());
            for (int i = 1; i < 100_000; i++) {
                annotations.star(new UserId("user000000000001"), List.of(new AlbumId("album%011d".formatted(i))),
                        Instant.ofEpochMilli(i));
                System.out.println(i);
            }
        }
    }
}
