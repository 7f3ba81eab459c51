package io.antiphon.enrichment.lastfm;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.ListeningHistory;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.Scrobbler;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSong;
import io.antiphon.core.provider.TopSongSource;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Last.fm: what people wrote, who is alike, what is heard most; and for its own people what they hear and love, which needs the
/// secret as well as the key.
public final class LastFm extends WebProvider implements BiographySource, SimilarArtistSource, TopSongSource, Scrobbler,
        LoveSync, ListeningHistory {

    public static final String NAME = "lastfm";
    public static final String STANDARD = "https://ws.audioscrobbler.com/2.0/";

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Set<Class<?>> SIGNED = Set.of(Scrobbler.class, LoveSync.class);
    private static final Duration NEXT_DAY = Duration.ofHours(12);
    private static final int BATCH = 50;
    private static final int PAGE = 200;
    private static final int MOST = 100;

    private final LastFmWeb web;
    private final String language;
    private final boolean mayWrite;

    private LastFm(Service service, ProviderOptions options, String language) {
        super(NAME, "Last.fm", options.missingWithKey(NAME), service);
        this.web = new LastFmWeb(service, options.keyOr(""), options.secretOr(""));
        this.language = language;
        this.mayWrite = options.missingWithSecret(NAME) == null;
    }

    /// @param language of what people wrote, ISO 639-1
    public static LastFm of(ProviderOptions options, String language, Services services) {
        return new LastFm(options.service(services, NAME, STANDARD, INTERVAL, LastFmWeb.DIALECT), options, language);
    }

    /// Without the secret, what is signed cannot be had.
    @Override
    public <C> Optional<C> as(Class<C> capability) {
        return SIGNED.contains(capability) && !mayWrite ? Optional.empty() : super.as(capability);
    }

    @Override
    public Lookup<Biography> findBiography(ArtistQuery artist) {
        if (isNobody(artist)) {
            return new Lookup.Nothing<>();
        }
        return web.read("artist.getinfo", named(artist, Map.of("lang", language)),
                node -> LastFmStories.read(Fields.requiredObject(node, "artist"), "bio", language));
    }

    @Override
    public Lookup<Biography> findAlbumNotes(ReleaseQuery album) {
        if (album.title().isBlank() || album.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        return web.read("album.getinfo",
                Map.of("artist", album.artist(), "album", album.title(), "autocorrect", "1", "lang", language),
                node -> LastFmStories.read(Fields.requiredObject(node, "album"), "wiki", language));
    }

    @Override
    public Lookup<List<SimilarArtist>> findSimilarArtists(ArtistQuery artist) {
        if (isNobody(artist)) {
            return new Lookup.Nothing<>();
        }
        return web.read("artist.getsimilar", named(artist, Map.of("limit", Integer.toString(MOST))), node -> {
            List<SimilarArtist> similar = new ArrayList<>();
            for (JsonNode one : Fields.list(Fields.requiredObject(node, "similarartists"), "artist")) {
                String name = Fields.text(one, "name");
                Double match = Fields.decimal(one, "match");
                if (name != null) {
                    similar.add(new SimilarArtist(name, Fields.mbid(one, "mbid"),
                            match == null ? 0 : Math.clamp(match, 0, 1)));
                }
            }
            return similar.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(similar));
        });
    }

    @Override
    public Lookup<List<TopSong>> findTopSongs(ArtistQuery artist) {
        if (isNobody(artist)) {
            return new Lookup.Nothing<>();
        }
        return web.read("artist.gettoptracks", named(artist, Map.of("limit", Integer.toString(MOST))), node -> {
            List<TopSong> songs = new ArrayList<>();
            for (JsonNode one : Fields.list(Fields.requiredObject(node, "toptracks"), "track")) {
                String title = Fields.text(one, "name");
                if (title != null) {
                    songs.add(new TopSong(title, Fields.textOr(one.path("artist"), "name", artist.name()),
                            Fields.mbid(one, "mbid"), Fields.number(one, "playcount")));
                }
            }
            return songs.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(songs));
        });
    }

    private static boolean isNobody(ArtistQuery artist) {
        return artist.name().isBlank();
    }

    /// By name: Last.fm knows few of MusicBrainz' ids, and answers an unknown one as an unknown artist.
    private static Map<String, String> named(ArtistQuery artist, Map<String, String> more) {
        Map<String, String> parameters = new LinkedHashMap<>(Map.of("artist", artist.name(), "autocorrect", "1"));
        parameters.putAll(more);
        return new TreeMap<>(parameters);
    }

    @Override
    public int batch() {
        return BATCH;
    }

    /// @param key the token that the person allowed at last.fm/api/auth
    @Override
    public Lookup<ListenerAccount> connect(String key) {
        return web.signed("auth.getSession", null, Map.of("token", key), node -> {
            JsonNode session = Fields.requiredObject(node, "session");
            return Optional.of(new ListenerAccount(Fields.requiredText(session, "name"),
                    Fields.requiredText(session, "key")));
        });
    }

    @Override
    public Lookup<Submitted> nowPlaying(ListenerAccount account, Listen listen) {
        return web.signed("track.updateNowPlaying", account.key(), LastFmListens.parameters(listen, ""),
                _ -> Optional.of(new Submitted(1, List.of())));
    }

    @Override
    public Lookup<Submitted> submit(ListenerAccount account, List<Listen> listens) {
        List<Listen> sayable = listens.stream().filter(LastFm::isSayable).toList();
        List<Refused> unsayable = listens.stream()
                .filter(listen -> !isSayable(listen))
                .map(listen -> new Refused(listen, "it has no title or no artist"))
                .toList();
        if (sayable.isEmpty()) {
            return new Lookup.Found<>(new Submitted(0, unsayable));
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < sayable.size(); i++) {
            parameters.putAll(LastFmListens.parameters(sayable.get(i), "[%d]".formatted(i)));
            parameters.put("timestamp[%d]".formatted(i), Long.toString(sayable.get(i).startedAt().getEpochSecond()));
        }
        Lookup<Optional<Submitted>> sent = web.signed("track.scrobble", account.key(), parameters,
                node -> Optional.of(LastFmListens.submitted(Fields.requiredObject(node, "scrobbles"), sayable)));
        return sent.then(submitted -> submitted.<Lookup<Submitted>>map(
                taken -> new Lookup.Found<>(withUnsayable(taken, unsayable)))
                .orElseGet(() -> new Lookup.Failed<>(NEXT_DAY, "lastfm takes no more of this person today")));
    }

    private static boolean isSayable(Listen listen) {
        return !listen.title().isBlank() && !listen.artist().isBlank();
    }

    private static Submitted withUnsayable(Submitted taken, List<Refused> unsayable) {
        List<Refused> refused = new ArrayList<>(unsayable);
        refused.addAll(taken.refused());
        return new Submitted(taken.accepted(), refused);
    }

    @Override
    public Lookup<Boolean> love(ListenerAccount account, LovedSong song, boolean loved) {
        if (song.title().isBlank() || song.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        return web.signed(loved ? "track.love" : "track.unlove", account.key(),
                Map.of("track", song.title(), "artist", song.artist()), _ -> Optional.of(true));
    }

    @Override
    public Lookup<List<LovedSong>> listLoved(ListenerAccount account, int page) {
        Map<String, String> parameters = Map.of("user", account.name(), "page", Integer.toString(page), "limit",
                Integer.toString(PAGE));
        return web.personal("user.getlovedtracks", parameters, node -> {
            JsonNode loved = Fields.requiredObject(node, "lovedtracks");
            return Optional.of(isBehind(loved, page) ? List.of()
                    : Fields.list(loved, "track").stream().map(LastFmListens::loved).toList());
        });
    }

    @Override
    public Lookup<List<Listen>> listListens(ListenerAccount account, Instant before) {
        long until = before.getEpochSecond() + (before.getNano() > 0 ? 1 : 0);
        Map<String, String> parameters = Map.of("user", account.name(), "to", Long.toString(until), "limit",
                Integer.toString(PAGE));
        return listed("user.getrecenttracks", parameters,
                node -> Fields.list(Fields.requiredObject(node, "recenttracks"), "track")
                        .stream()
                        .flatMap(one -> LastFmListens.listen(one).stream())
                        .filter(listen -> listen.startedAt().isBefore(before))
                        .toList());
    }

    /// Behind its last page Last.fm answers with the last page again.
    private static boolean isBehind(JsonNode list, int page) {
        Integer pages = Fields.positive(list.path("@attr"), "totalPages");
        return pages == null ? page > 1 && Fields.list(list, "track").isEmpty() : page > pages;
    }

    /// Reads a list out of an answer.
    private interface ListReader<T> {

        List<T> read(JsonNode node) throws StrangeAnswerException;
    }

    private <T> Lookup<List<T>> listed(String method, Map<String, String> parameters,
            ListReader<T> reader) {
        return web.personal(method, parameters, node -> {
            List<T> list = reader.read(node);
            return list.isEmpty() ? Optional.empty() : Optional.of(list);
        });
    }
}
