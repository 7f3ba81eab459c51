package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.ScanStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Scans of some folders rather than all, and scans that are cancelled.
final class FolderScanTest {

    @TempDir
    private Path directory;
    private ScanWorld world;

    @BeforeEach
    void open() throws IOException {
        world = new ScanWorld(directory);
        world.writeAlbum("A/One", "A", "One", 3);
        world.writeAlbum("A/Two", "A", "Two", 3);
        world.writeAlbum("B/Three", "B", "Three", 3);
        world.scan();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ScanStatus scan(Target... targets) throws InterruptedException {
        world.scanner.start(new ScanRequest(false, List.of(targets)));
        return world.scanner.await();
    }

    private List<String> titles() {
        return world.list("SELECT title FROM track WHERE NOT missing AND title LIKE 'New%' ORDER BY title");
    }

    @Test
    void onlyTheFolderThatWasAskedForIsLookedAt() throws InterruptedException {
        world.edit("A/One/1.mp3", text -> text.replace("Song 1", "New in One"));
        world.edit("B/Three/1.mp3", text -> text.replace("Song 1", "New in Three"));
        int before = world.reader.reads.get();

        ScanStatus status = scan(new Target(1, "A/", true));

        assertThat(status.lastError()).isNull();
        assertThat(titles()).containsExactly("New in One");
        assertThat(world.reader.reads.get() - before).isEqualTo(1);
        world.scan();
        assertThat(titles()).containsExactly("New in One", "New in Three");
    }

    @Test
    void whatIsNewAndWhatIsGoneBelowItIsSeen() throws InterruptedException {
        world.writeAlbum("A/Four/CD1", "A", "Four", 2);
        world.delete("A/Two");

        assertThat(scan(new Target(1, "A", false)).lastError()).isNull();

        assertThat(world.text("SELECT COUNT(*) FROM track WHERE NOT missing AND album_name = 'Four'")).isEqualTo("2");
        assertThat(world.text("SELECT COUNT(*) FROM track WHERE missing AND album_name = 'Two'")).isEqualTo("3");
        assertThat(world.text("SELECT missing FROM folder WHERE path = 'A/Two'")).isEqualTo("TRUE");
        assertThat(world.text("SELECT media_count FROM folder WHERE path = 'A'")).isEqualTo("5");
    }

    @Test
    void aFolderThatIsNewItselfIsFoundFromAbove() throws InterruptedException {
        world.writeAlbum("C/Deep/Five", "C", "Five", 2);
        assertThat(scan(new Target(1, "C/Deep/Five", true)).lastError()).isNull();
        assertThat(world.text("SELECT COUNT(*) FROM track WHERE album_name = 'Five'")).isEqualTo("2");
        assertThat(world.list("SELECT path FROM folder WHERE path LIKE 'C%' ORDER BY path")).containsExactly("C",
                "C/Deep", "C/Deep/Five");
    }

    @Test
    void aFolderThatIsGoneIsMissing() throws InterruptedException {
        world.delete("B");
        assertThat(scan(new Target(1, "B/Three", true)).lastError()).isNull();
        assertThat(world.text("SELECT COUNT(*) FROM track WHERE missing")).isEqualTo("3");
    }

    @Test
    void aTrackThatWasMovedThereFromElsewhereKeepsItsId() throws InterruptedException {
        String id = world.idOf("B/Three/2.mp3");
        world.move("B/Three/2.mp3", "A/One/moved.mp3");

        assertThat(scan(new Target(1, "A", true)).lastError()).isNull();

        assertThat(world.idOf("A/One/moved.mp3")).isEqualTo(id);
        assertThat(world.text("SELECT track_count FROM album WHERE name = 'Three' AND NOT missing")).isEqualTo("3");
        world.scan();
        assertThat(world.idOf("A/One/moved.mp3")).isEqualTo(id);
        assertThat(world.text("SELECT COUNT(*) FROM track")).isEqualTo("9");
    }

    @Test
    void aFolderThatWasMovedThereFromElsewhereKeepsItsId() throws InterruptedException {
        String id = world.text("SELECT id FROM folder WHERE path = 'B/Three'");
        world.move("B/Three", "A/Moved");
        assertThat(scan(new Target(1, "A", true)).lastError()).isNull();
        assertThat(world.text("SELECT id FROM folder WHERE path = 'A/Moved'")).isEqualTo(id);
        world.scan();
        assertThat(world.text("SELECT id FROM folder WHERE path = 'A/Moved'")).isEqualTo(id);
        assertThat(world.text("SELECT missing FROM folder WHERE path = 'B/Three'")).isEqualTo("TRUE");
    }

    @Test
    void aCopyIsAnotherTrackAlthoughItsOriginalWasNotLookedAt() throws IOException, InterruptedException {
        String id = world.idOf("B/Three/2.mp3");
        Files.copy(world.music.resolve("B/Three/2.mp3"), world.music.resolve("A/One/copy.mp3"));
        scan(new Target(1, "A", true));
        assertThat(world.idOf("A/One/copy.mp3")).isNotEqualTo(id);
        assertThat(world.idOf("B/Three/2.mp3")).isEqualTo(id);
    }

    @Test
    void theCircuitBreakerHoldsForFoldersToo() throws InterruptedException {
        world.writeAlbum("D/Six", "D", "Six", 30);
        world.scan();
        world.delete("D");

        ScanStatus status = scan(new Target(1, "D", true));

        assertThat(status.lastError()).contains("30 of 39 files").contains("vanished at once");
        assertThat(world.text("SELECT COUNT(*) FROM track WHERE missing")).isEqualTo("0");
        world.scanner.confirmChanges(1);
        assertThat(scan(new Target(1, "D", true)).lastError()).isNull();
        assertThat(world.text("SELECT COUNT(*) FROM track WHERE missing")).isEqualTo("30");
    }

    @Test
    void aMusicFolderThatIsEmptyOrGoneChangesNothing() throws InterruptedException {
        world.move("../music", "../music.away");
        assertThat(scan(new Target(1, "A", true)).lastError()).contains("cannot be reached");
        assertThat(world.music.toFile().mkdir()).isTrue();
        assertThat(scan(new Target(1, "A", true)).lastError()).contains("is empty");
        assertThat(world.text("SELECT COUNT(*) FROM track WHERE missing")).isEqualTo("0");
    }

    @Test
    void aScanOfAFolderIsNoCompleteScan() throws InterruptedException {
        String finished = world.text("SELECT value FROM setting WHERE name = 'scan.files'");
        world.writeAlbum("A/Four", "A", "Four", 2);
        scan(new Target(1, "A", true));
        assertThat(world.text("SELECT value FROM setting WHERE name = 'scan.files'")).isEqualTo(finished);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../x", "A/../..", "/etc", "A//B", "./A", "A/\0"})
    void pathsThatLeadElsewhereAreRefused(String path) {
        assertThatThrownBy(() -> new Target(1, path, true)).isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void aPlaceOnTheDiskIsFoundInItsMusicFolder() {
        List<MusicFolder> folders = List.of(new MusicFolder(1, "Outer", Path.of("/m")),
                new MusicFolder(2, "Inner", Path.of("/m/inner")));
        assertThat(Target.at(folders, "/m/A/B")).isEqualTo(new Target(1, "A/B", true));
        assertThat(Target.at(folders, "/m/inner/../inner/A")).isEqualTo(new Target(2, "A", true));
        assertThat(Target.at(folders, "/m")).isEqualTo(new Target(1, "", true));
        assertThatThrownBy(() -> Target.at(folders, "/m/../etc")).isInstanceOf(LibraryException.Invalid.class)
                .hasMessageContaining("/etc");
    }

    @Test
    void aFolderExchangedForALinkThatLeadsOutIsNotFollowed() throws IOException, InterruptedException {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("secret.mp3"), "TITLE=New secret\nSOUND=x");
        world.delete("A/One");
        Files.createSymbolicLink(world.music.resolve("A/One"), outside);
        scan(new Target(1, "A/One", true));
        assertThat(titles()).isEmpty();
    }

    @Test
    void aCancelledScanGoesOnWhereItWas() throws InterruptedException {
        for (int i = 0; i < 6; i++) {
            world.writeAlbum("E/Album " + i, "E", "Album " + i, 12);
        }
        int before = world.reader.reads.get();
        AtomicReference<Runnable> atCommit = new AtomicReference<>(() -> {});
        world.scanner = world.scanner(telling(new JdbcScanStore(world.dataSource()), atCommit));
        atCommit.set(world.scanner::cancel);

        ScanStatus status = world.tryScan(false);

        assertThat(status.lastError()).contains("cancelled");
        int stored = Integer.parseInt(world.text("SELECT COUNT(*) FROM track WHERE path LIKE 'E/%'"));
        assertThat(stored).isBetween(1, 71);
        List<String> ids = world.list("SELECT id FROM track WHERE path LIKE 'E/%'");
        int read = world.reader.reads.get() - before;

        atCommit.set(() -> {});
        world.scan();

        assertThat(world.reader.reads.get() - before - read).as("files read again").isEqualTo(72 - stored);
        assertThat(world.list("SELECT id FROM track WHERE path LIKE 'E/%' AND NOT missing")).hasSize(72)
                .containsAll(ids);
    }

    private static ScanStore telling(ScanStore store, AtomicReference<Runnable> atCommit) {
        return (ScanStore) Proxy.newProxyInstance(FolderScanTest.class.getClassLoader(),
                new Class<?>[]{ScanStore.class},
                (_, method, arguments) -> method.invoke(store, arguments) instanceof ScanSession session
                        ? telling(session, atCommit)
                        : method.invoke(store, arguments));
    }

    private static ScanSession telling(ScanSession session, AtomicReference<Runnable> atCommit) {
        return (ScanSession) Proxy.newProxyInstance(FolderScanTest.class.getClassLoader(),
                new Class<?>[]{ScanSession.class}, (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        atCommit.get().run();
                    }
                    try {
                        return method.invoke(session, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
