package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.ScanStore;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A scan that dies anywhere leaves a library that the next scan brings to the same state as if nothing had happened.
final class InterruptedScanTest {

    private static final int STEP = 17;

    @TempDir
    private Path directory;

    /// A store whose sessions die at a given call.
    private record DyingStore(ScanStore store, AtomicInteger callsLeft) implements ScanStore {

        @Override
        public ScanSession open() {
            ScanSession session = store.open();
            return (ScanSession) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{ScanSession.class},
                    (proxy, method, arguments) -> {
                        if (!method.getName().equals("close") && callsLeft.decrementAndGet() < 0) {
                            throw new IllegalStateException("killed");
                        }
                        try {
                            return method.invoke(session, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        @Override
        public List<ProblemRow> listProblems() {
            return store.listProblems();
        }

        @Override
        public Optional<String> findSetting(String name) {
            return store.findSetting(name);
        }
    }

    @Test
    void aScanKilledAtAnyCallIsCompletedByTheNextOne() throws IOException {
        boolean killed = true;
        for (int call = 1; killed; call += STEP) {
            try (ScanWorld undisturbed = new ScanWorld(directory.resolve("a" + call));
                    ScanWorld disturbed = new ScanWorld(directory.resolve("b" + call))) {
                build(undisturbed);
                undisturbed.scan();
                build(disturbed);
                killed = killAt(disturbed, call);
                disturbed.scan();
                assertThat(differences(undisturbed, disturbed)).as("first scan killed at call %d", call).isEmpty();
            }
        }
    }

    @Test
    void aRescanKilledAtAnyCallKeepsEveryIdAllTheSame() throws IOException {
        boolean killed = true;
        for (int call = 1; killed; call += STEP) {
            try (ScanWorld undisturbed = new ScanWorld(directory.resolve("c" + call));
                    ScanWorld disturbed = new ScanWorld(directory.resolve("d" + call))) {
                for (ScanWorld world : List.of(undisturbed, disturbed)) {
                    build(world);
                    world.scan();
                }
                List<String> ids = ids(disturbed);
                change(undisturbed);
                undisturbed.scan();
                change(disturbed);
                killed = killAt(disturbed, call);
                disturbed.scan();
                assertThat(differences(undisturbed, disturbed)).as("rescan killed at call %d", call).isEmpty();
                assertThat(ids(disturbed)).as("ids after a rescan killed at call %d", call).isEqualTo(ids);
            }
        }
    }

    @Test
    void aRescanKilledAtAnyCallTakesNoCopyForWhatWasMoved() throws IOException {
        boolean killed = true;
        for (int call = 1; killed; call += STEP) {
            try (ScanWorld world = new ScanWorld(directory.resolve("e" + call))) {
                build(world);
                world.scan();
                List<String> ids = world.list("SELECT id FROM track WHERE path LIKE 'A/%' ORDER BY path");
                for (int i = 1; i <= 4; i++) {
                    world.copy("A/One/" + i + ".mp3", "0/Best/Copy " + i + ".mp3");
                    int number = i;
                    world.edit("0/Best/Copy " + i + ".mp3",
                            text -> text.replace("TITLE=Song", "TITLE=Hit")
                                    .replace("ALBUM=One", "ALBUM=Best " + number));
                }
                world.move("A/One", "Moved/One");
                killed = killAt(world, call);
                world.scan();
                assertThat(world.list("SELECT id FROM track WHERE path LIKE 'Moved/%' ORDER BY path"))
                        .as("ids after a rescan killed at call %d", call)
                        .isEqualTo(ids);
            }
        }
    }

    /// Lines of content that only one of two worlds has.
    private static List<String> differences(ScanWorld one, ScanWorld other) {
        List<String> lost = new ArrayList<>(one.content());
        List<String> gained = new ArrayList<>(other.content());
        lost.removeAll(other.content());
        gained.removeAll(one.content());
        lost.replaceAll(line -> "- " + line);
        gained.replaceAll(line -> "+ " + line);
        lost.addAll(gained);
        return lost;
    }

    private static void build(ScanWorld world) {
        world.writeAlbum("A/One", "A", "One", 4);
        world.writeAlbum("B/Two", "B", "Two", 12);
        world.writeAlbum("C/Three/CD1", "C", "Three", 3);
        world.writeAlbum("C/Bonus", "C", "Three", 2);
        world.write("C/Three/cover.jpg", "jpg");
        world.write("C/bad.mp3", "damaged");
        world.writeAlbum("D/Four", "D", "Four", 12);
        world.writeAlbum("E/Five", "Elodie", "Five", 3);
    }

    private static void change(ScanWorld world) {
        world.move("A/One", "Moved/One");
        for (int i = 1; i <= 12; i++) {
            world.edit("B/Two/" + i + ".mp3",
                    text -> text.replace("ALBUM=Two", "ALBUM=Zwei").replace("ARTIST=B", "ARTIST=Bee"));
        }
        for (int i = 1; i <= 3; i++) {
            world.edit("E/Five/" + i + ".mp3", text -> text.replace("ARTIST=Elodie", "ARTIST=Élodie"));
        }
        world.delete("D/Four/12.mp3");
    }

    /// The ids that a person relies on, by what they are called after the change.
    private static List<String> ids(ScanWorld world) {
        return world.list(
                "SELECT id FROM track UNION ALL SELECT id FROM album WHERE NOT missing UNION ALL SELECT id FROM artist WHERE NOT missing ORDER BY 1");
    }

    private static boolean killAt(ScanWorld world, int call) {
        world.scanner = world.scanner(new DyingStore(new JdbcScanStore(world.dataSource()), new AtomicInteger(call)));
        ScanStatus status = world.tryScan(false);
        world.scanner = world.scanner(new JdbcScanStore(world.dataSource()));
        return status.lastError() != null;
    }
}
