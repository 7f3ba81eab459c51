package io.antiphon.testing;

import static io.antiphon.testing.LibraryContract.ALICE;
import static io.antiphon.testing.LibraryContract.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlayQueues;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [PlayQueues] and [Bookmarks] must do.
public abstract class PlaybackContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    protected final LibraryFixture library = LibraryContract.library();
    private PlayQueues queues;
    private Bookmarks bookmarks;
    private TrackId taxman;

    protected abstract PlayQueues queues();

    protected abstract Bookmarks bookmarks();

    @BeforeEach
    void open() {
        queues = queues();
        bookmarks = bookmarks();
        taxman = library.trackId("Taxman");
    }

    @Test
    void aQueueIsKeptPerUserReplacedAndCleared() {
        PlayQueue queue = new PlayQueue(List.of(taxman, new EpisodeId("episode000000001"), taxman), 2,
                Duration.ofMillis(1_234), NOON, "phone");
        queues.savePlayQueue(ALICE, new PlayQueue(List.of(taxman), 0, Duration.ZERO, NOON, "tablet"));
        queues.savePlayQueue(ALICE, queue);
        assertThat(queues.findPlayQueue(ALICE)).contains(queue);
        assertThat(queues.findPlayQueue(BOB)).isEmpty();
        queues.clearPlayQueue(ALICE);
        assertThat(queues.findPlayQueue(ALICE)).isEmpty();
    }

    @Test
    void aQueueMayBeEmptyOrVeryLong() {
        PlayQueue empty = new PlayQueue(List.of(), 0, Duration.ZERO, NOON, "phone");
        queues.savePlayQueue(ALICE, empty);
        assertThat(queues.findPlayQueue(ALICE)).contains(empty);
        PlayQueue endless = new PlayQueue(Collections.nCopies(20_000, taxman), 19_999, Duration.ZERO, NOON, "phone");
        queues.savePlayQueue(ALICE, endless);
        assertThat(queues.findPlayQueue(ALICE)).contains(endless);
    }

    @Test
    void writersOfOneQueueDoNotFailEachOther() throws InterruptedException {
        Together.run(6, worker -> {
            for (int i = 0; i < 10; i++) {
                queues.savePlayQueue(ALICE, new PlayQueue(Collections.nCopies(worker + 1, taxman), worker,
                        Duration.ZERO, NOON, "client " + worker));
            }
        });
        PlayQueue last = queues.findPlayQueue(ALICE).orElseThrow();
        assertThat(last.items()).hasSize(last.currentIndex() + 1);
        assertThat(last.changedBy()).isEqualTo("client " + last.currentIndex());
    }

    @Test
    void aBookmarkIsReplacedAndKeepsWhenItWasMade() {
        bookmarks.saveBookmark(ALICE, new Bookmark(taxman, Duration.ofSeconds(5), "first", NOON, NOON));
        bookmarks.saveBookmark(ALICE,
                new Bookmark(library.trackId("Waterloo"), Duration.ZERO, null, NOON, NOON.plusSeconds(1)));
        bookmarks.saveBookmark(ALICE,
                new Bookmark(taxman, Duration.ofSeconds(9), null, NOON.plusSeconds(9), NOON.plusSeconds(9)));
        assertThat(bookmarks.listBookmarks(ALICE)).containsExactly(
                new Bookmark(taxman, Duration.ofSeconds(9), null, NOON, NOON.plusSeconds(9)),
                new Bookmark(library.trackId("Waterloo"), Duration.ZERO, null, NOON, NOON.plusSeconds(1)));
        bookmarks.deleteBookmark(ALICE, new TrackId(LibraryContract.MERGED_TRACK));
        assertThat(bookmarks.listBookmarks(ALICE)).hasSize(1);
        assertThat(bookmarks.listBookmarks(BOB)).isEmpty();
    }
}
