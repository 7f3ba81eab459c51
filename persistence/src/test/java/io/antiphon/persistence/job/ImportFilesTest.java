package io.antiphon.persistence.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.job.ImportInputs.Kept;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.UserId;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What imports read, as it is kept.
class ImportFilesTest {

    private static final UserId CAROL = new UserId("carol");
    private static final TransferTerms TERMS = new TransferTerms(false, true, Map.of("Théo \"T\"\n", "carol"), CAROL);

    @TempDir
    private Path directory;

    private Path folder() {
        return directory.resolve("imports");
    }

    @Test
    void whatWasKeptIsReadAgainByAnotherRunWithItsTerms() throws Exception {
        new ImportFiles(folder()).keep("one", TERMS, text("line 1\nline 2\n"));
        Kept kept = new ImportFiles(folder()).find("one").orElseThrow();
        assertThat(kept.terms()).isEqualTo(TERMS);
        assertThat(read(kept)).isEqualTo("line 1\nline 2\n");
        assertThat(read(kept)).as("once more").isEqualTo("line 1\nline 2\n");
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatBrokeOffIsNotKept() throws Exception {
        ImportFiles files = new ImportFiles(folder());
        InputStream broken = new FilterInputStream(text("much")) {

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int read = super.read(buffer, from, 2);
                if (read < 2) {
                    throw new IOException("gone");
                }
                return read;
            }
        };
        assertThatThrownBy(() -> files.keep("one", TERMS, broken)).hasMessage("gone");
        assertThat(files.find("one")).isEmpty();
        assertThat(folder()).isEmptyDirectory();
    }

    @Test
    void whatWasBeingWrittenWhenTheProgramEndedIsClearedAway() throws Exception {
        ImportFiles files = new ImportFiles(folder());
        files.keep("one", TERMS, text("x"));
        Files.writeString(folder().resolve("two123.part"), "half");
        ImportFiles next = new ImportFiles(folder());
        assertThat(next.find("two123")).isEmpty();
        assertThat(next.find("one")).isPresent();
        try (Stream<Path> left = Files.list(folder())) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void oneThatIsTooLongIsRefusedAndTheOldestGiveWayToNewOnes() throws Exception {
        ImportFiles files = new ImportFiles(folder(), 1_000, 2_500);
        assertThatThrownBy(() -> files.keep("long", TERMS, text("x".repeat(1_001))))
                .isInstanceOf(LibraryException.Invalid.class);
        assertThat(files.find("long")).isEmpty();
        for (int i = 1; i <= 3; i++) {
            files.keep("n" + i, TERMS, text("x".repeat(900)));
            Files.setLastModifiedTime(folder().resolve("n" + i + ".input"), FileTime.from(Instant.ofEpochSecond(i)));
        }
        assertThat(files.find("n1")).as("the oldest").isEmpty();
        assertThat(files.find("n2")).isPresent();
        assertThat(files.find("n3")).isPresent();
    }

    @Test
    void whatIsOldOrOfSomebodyWhoIsGoneIsForgotten() throws Exception {
        ImportFiles files = new ImportFiles(folder());
        files.keep("old", TERMS, text("x"));
        Files.setLastModifiedTime(folder().resolve("old.input"), FileTime.from(Instant.EPOCH));
        files.keep("hers", TERMS, text("x"));
        files.keep("alls", TransferTerms.plain(false), text("x"));
        Instant yesterday = Instant.now().minusSeconds(86_400);
        files.prune(yesterday, CAROL::equals);
        assertThat(files.find("old")).isEmpty();
        assertThat(files.find("hers")).isPresent();
        files.prune(yesterday, _ -> false);
        assertThat(files.find("hers")).isEmpty();
        assertThat(files.find("alls")).isPresent();
        files.forget("alls");
        assertThat(files.find("alls")).isEmpty();
    }

    @Test
    void aNameThatLeadsElsewhereAndAFileThatIsDamagedAreNothing() throws Exception {
        ImportFiles files = new ImportFiles(folder());
        Files.createDirectories(folder());
        Files.writeString(directory.resolve("secret.input"), "{}\nx");
        assertThat(files.find("../secret")).isEmpty();
        files.forget("../secret");
        assertThat(directory.resolve("secret.input")).exists();
        Files.writeString(folder().resolve("bad.input"), "no end of the line");
        assertThat(files.find("bad")).isEmpty();
        Files.writeString(folder().resolve("worse.input"), "{\"users\":\n");
        assertThat(files.find("worse")).isEmpty();
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(Kept kept) throws IOException {
        try (InputStream in = kept.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
