package io.antiphon.persistence;

import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Scrobbler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A service that behaves as they do: it knows keys, notes nothing twice, takes no more at once than it says and only in order, and can be
/// down.
final class FakeService implements Provider, Scrobbler, LoveSync {

    static final int BATCH = 2;

    private final String name;
    private final List<Listen> noted = new ArrayList<>();
    private final List<Listen> playing = new ArrayList<>();
    private final Map<String, LovedSong> loved = new LinkedHashMap<>();
    private String key = "key";
    private boolean down;
    private boolean deaf;
    private int asked;

    FakeService(String name) {
        this.name = name;
    }

    synchronized List<String> noted() {
        return noted.stream().map(Listen::title).toList();
    }

    synchronized List<Listen> listens() {
        return List.copyOf(noted);
    }

    synchronized List<String> playing() {
        return playing.stream().map(Listen::title).toList();
    }

    /// They take a love back there.
    synchronized void takeBack(String title) {
        loved.remove(title);
    }

    synchronized List<String> lovedTitles() {
        return loved.values().stream().map(LovedSong::title).toList();
    }

    synchronized int asked() {
        return asked;
    }

    synchronized void down(boolean is) {
        down = is;
    }

    /// Notes what it is told, and says that it failed.
    synchronized void deaf(boolean is) {
        deaf = is;
    }

    synchronized void changeKey(String to) {
        key = to;
    }

    synchronized void love(LovedSong song) {
        loved.put(song.title(), song);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title() {
        return "Service " + name;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public int batch() {
        return BATCH;
    }

    private <T> Optional<Lookup<T>> refusal(ListenerAccount account) {
        asked++;
        if (down) {
            return Optional.of(new Lookup.Failed<>(Duration.ofSeconds(10), "it is down"));
        }
        return account.key().equals(key) ? Optional.empty() : Optional.of(new Lookup.Nothing<>());
    }

    @Override
    public synchronized Lookup<ListenerAccount> connect(String given) {
        ListenerAccount account = new ListenerAccount("listener", given);
        Optional<Lookup<ListenerAccount>> refusal = refusal(account);
        return refusal.orElseGet(() -> new Lookup.Found<>(account));
    }

    @Override
    public synchronized Lookup<Submitted> nowPlaying(ListenerAccount account, Listen listen) {
        Optional<Lookup<Submitted>> refusal = refusal(account);
        if (refusal.isEmpty()) {
            playing.add(listen);
        }
        return refusal.orElseGet(() -> new Lookup.Found<>(new Submitted(1, List.of())));
    }

    @Override
    public synchronized Lookup<Submitted> submit(ListenerAccount account, List<Listen> listens) {
        Optional<Lookup<Submitted>> refusal = refusal(account);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (listens.size() > BATCH || listens.isEmpty()) {
            throw new IllegalArgumentException("told %d at once".formatted(listens.size()));
        }
        List<Refused> refused = new ArrayList<>();
        for (Listen listen : listens) {
            if (listen.title().equals("Taxman")) {
                refused.add(new Refused(listen, "no taxes here"));
            } else if (!noted.contains(listen)) {
                noted.add(listen);
            }
        }
        return deaf ? new Lookup.Failed<>(Duration.ZERO, "the answer was lost")
                : new Lookup.Found<>(new Submitted(listens.size() - refused.size(), refused));
    }

    @Override
    public synchronized Lookup<Boolean> love(ListenerAccount account, LovedSong song, boolean does) {
        Optional<Lookup<Boolean>> refusal = refusal(account);
        if (refusal.isEmpty()) {
            if (does) {
                loved.put(song.title(), song);
            } else {
                loved.remove(song.title());
            }
        }
        return refusal.orElseGet(() -> new Lookup.Found<>(true));
    }

    @Override
    public synchronized Lookup<List<LovedSong>> listLoved(ListenerAccount account, int page) {
        Optional<Lookup<List<LovedSong>>> refusal = refusal(account);
        List<LovedSong> all = new ArrayList<>(loved.values()).reversed();
        int from = (page - 1) * BATCH;
        return refusal.orElseGet(() -> new Lookup.Found<>(
                List.copyOf(all.subList(Math.min(all.size(), from), Math.min(all.size(), from + BATCH)))));
    }
}
