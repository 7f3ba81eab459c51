package io.antiphon.server;

import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.ListeningHistory;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Scrobbler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A service that people can be connected to, and that notes everything.
public final class SampleService implements Provider, Scrobbler, LoveSync, ListeningHistory {

    /// What it takes for a key.
    public static final String KEY = "sample-key";

    private static final int PAGE = 2;

    private final List<Listen> noted = new ArrayList<>();
    private final List<String> loved = new ArrayList<>();

    public synchronized List<Listen> noted() {
        return List.copyOf(noted);
    }

    public synchronized List<String> loved() {
        return List.copyOf(loved);
    }

    @Override
    public String name() {
        return "sample";
    }

    @Override
    public String title() {
        return "Sample";
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public int batch() {
        return PAGE;
    }

    @Override
    public Lookup<ListenerAccount> connect(String key) {
        return key.startsWith(KEY) ? new Lookup.Found<>(new ListenerAccount("somebody", key)) : new Lookup.Nothing<>();
    }

    @Override
    public Lookup<Submitted> nowPlaying(ListenerAccount account, Listen listen) {
        return new Lookup.Found<>(new Submitted(1, List.of()));
    }

    @Override
    public synchronized Lookup<Submitted> submit(ListenerAccount account, List<Listen> listens) {
        listens.stream().filter(listen -> !noted.contains(listen)).forEach(noted::add);
        return new Lookup.Found<>(new Submitted(listens.size(), List.of()));
    }

    @Override
    public synchronized Lookup<Boolean> love(ListenerAccount account, LovedSong song, boolean does) {
        loved.remove(song.title());
        if (does) {
            loved.add(song.title());
        }
        return new Lookup.Found<>(true);
    }

    @Override
    public Lookup<List<LovedSong>> listLoved(ListenerAccount account, int page) {
        return new Lookup.Found<>(List.of());
    }

    @Override
    public synchronized Lookup<List<Listen>> listListens(ListenerAccount account, Instant before) {
        List<Listen> page = noted.stream()
                .filter(listen -> listen.startedAt().isBefore(before))
                .sorted(Comparator.comparing(Listen::startedAt).reversed())
                .limit(PAGE)
                .toList();
        return page.isEmpty() ? new Lookup.Nothing<>() : new Lookup.Found<>(page);
    }
}
