package io.antiphon.core.library.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PendingChangesTest {

    private static final long SECOND = 1_000_000_000L;

    private final Map<String, String> disk = new HashMap<>();
    private final PendingChanges<String> pending = new PendingChanges<>(
            new WatchSettings(10, Duration.ofSeconds(2), Duration.ofSeconds(30), 10));

    private java.util.List<String> take(long seconds) {
        return pending.take(seconds * SECOND, touched -> {
            Map<String, String> seen = new HashMap<>(disk);
            seen.keySet().retainAll(touched.names());
            return seen;
        });
    }

    @Test
    void aFolderWaitsUntilNothingHappensInIt() {
        pending.add("A", "", 0);
        pending.add("A", "", SECOND);
        assertThat(take(2)).isEmpty();
        assertThat(pending.due(2 * SECOND)).hasValue(SECOND);
        assertThat(take(3)).containsExactly("A");
        assertThat(pending.isEmpty()).isTrue();
    }

    @Test
    void aFileThatGrowsIsWaitedForAlthoughNothingIsTold() {
        disk.put("1.flac", "10");
        pending.add("A", "1.flac", 0);
        assertThat(take(2)).as("seen for the first time").isEmpty();
        disk.put("1.flac", "20");
        assertThat(take(4)).as("grew").isEmpty();
        assertThat(take(6)).as("as before").containsExactly("A");
    }

    @Test
    void aFileThatIsWrittenToForLongerThanAnybodyHasPatienceIsStillWaitedFor() {
        for (int second = 0; second < 60; second++) {
            disk.put("1.flac", "" + second);
            pending.add("A", "1.flac", second * SECOND);
            assertThat(take(second)).isEmpty();
        }
        assertThat(take(60)).isEmpty();
        assertThat(take(62)).containsExactly("A");
    }

    @Test
    void aFolderInWhichMuchHappensIsLookedAtAfterAWhile() {
        disk.put("1.flac", "10");
        boolean taken = false;
        for (int second = 0; second <= 40 && !taken; second++) {
            pending.add("A", "1.flac", second * SECOND);
            taken = take(second).contains("A");
        }
        assertThat(taken).as("its file is whole").isTrue();
    }

    @Test
    void foldersWaitEachForItself() {
        pending.add("A", "", 0);
        pending.add("B", "", SECOND);
        assertThat(take(2)).containsExactly("A");
        assertThat(take(3)).containsExactly("B");
    }
}
