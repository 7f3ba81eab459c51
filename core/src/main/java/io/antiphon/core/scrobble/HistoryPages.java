package io.antiphon.core.scrobble;

import io.antiphon.core.LibraryException;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.ListeningHistory;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.Lookup.Failed;
import io.antiphon.core.provider.Lookup.Found;
import io.antiphon.core.provider.Lookup.Nothing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// What somebody heard at a service, the latest first, asked for page by page as it is read. A service that fails is asked again a few times.
final class HistoryPages implements Iterator<Listen> {

    private static final int TRIES = 5;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final ListeningHistory history;
    private final ListenerAccount account;
    private final Deque<Listen> page = new ArrayDeque<>();
    private Instant before;
    private boolean ended;

    HistoryPages(ListeningHistory history, ListenerAccount account, Instant before) {
        this.history = history;
        this.account = account;
        this.before = before;
    }

    /// @throws LibraryException.Unavailable when the service goes on failing
    @Override
    public boolean hasNext() {
        while (page.isEmpty() && !ended) {
            turn();
        }
        return !page.isEmpty();
    }

    @Override
    public Listen next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.poll();
    }

    private void turn() {
        for (int attempt = 1;; attempt++) {
            Lookup<List<Listen>> answer = ScrobbleSender.guarded(() -> history.listListens(account, before));
            switch (answer) {
                case Found<List<Listen>> found -> {
                    take(found.value());
                    return;
                }
                case Nothing<List<Listen>> _ -> {
                    ended = true;
                    return;
                }
                case Failed<List<Listen>> failed -> {
                    if (attempt == TRIES) {
                        throw new LibraryException.Unavailable(failed.reason());
                    }
                    rest(failed.retryAfter());
                }
            }
        }
    }

    /// A page that goes no further back would be asked for again and again.
    private void take(List<Listen> listens) {
        Instant bound = before;
        listens.stream().filter(listen -> listen.startedAt().isBefore(bound)).forEach(page::add);
        page.stream()
                .map(Listen::startedAt)
                .min(Comparator.naturalOrder())
                .ifPresentOrElse(first -> before = first,
                        () -> ended = true);
    }

    private static void rest(Duration told) {
        try {
            Thread.sleep(told.compareTo(LONGEST_WAIT) < 0 ? told : LONGEST_WAIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LibraryException.Unavailable("The server is stopping");
        }
    }
}
