package io.antiphon.enrichment.listenbrainz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.ListeningHistory;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.Scrobbler;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSong;
import io.antiphon.core.provider.TopSongSource;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.ServiceSettings;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import io.antiphon.enrichment.provider.WebProvider;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// ListenBrainz: what people hear and love, who is alike, what is heard most.
public final class ListenBrainz extends WebProvider
        implements Scrobbler, LoveSync, ListeningHistory, SimilarArtistSource, TopSongSource {

    public static final String NAME = "listenbrainz";
    public static final String STANDARD = "https://api.listenbrainz.org/";
    public static final String LABS = "https://labs.api.listenbrainz.org/";

    private static final Duration INTERVAL = Duration.ofMillis(350);
    private static final int BATCH = 100;
    private static final int PAGE = 100;
    private static final int MOST_SIMILAR = 100;
    private static final int MOST_SONGS = 100;
    /// ListenBrainz takes nothing from before Last.fm began to take listens.
    private static final Instant EARLIEST = Instant.ofEpochSecond(1_033_430_400);
    /// The data set of similar artists that ListenBrainz itself shows.
    private static final String ALGORITHM = "session_based_days_9000_session_300_contribution_5_threshold_15_limit_50_skip_30";

    private final Service service;
    private final @Nullable Service labs;
    private final Listens listens;

    private ListenBrainz(Service service, @Nullable Service labs, String version, @Nullable String missing) {
        super(NAME, "ListenBrainz", missing, labs == null ? new Service[]{service} : new Service[]{service, labs});
        this.service = service;
        this.labs = labs;
        this.listens = new Listens(version);
    }

    /// @param labsUrl of the experimental services; absent for those of ListenBrainz itself, when it is ListenBrainz that is asked
    /// @param version of this program, which goes with each listen
    public static ListenBrainz of(ProviderOptions options, @Nullable String labsUrl, String version,
            Services services) {
        boolean own = options.url() != null;
        Service labs = own && labsUrl == null ? null
                : services.make(
                        ServiceSettings.of(NAME, URI.create(labsUrl == null ? LABS : labsUrl), INTERVAL),
                        labsUrl != null);
        return new ListenBrainz(options.service(services, NAME, STANDARD, INTERVAL), labs, version,
                options.missing(NAME));
    }

    @Override
    public int batch() {
        return BATCH;
    }

    @Override
    public Lookup<ListenerAccount> connect(String key) {
        return service.ask(personal(Question.ofPath("1/validate-token"), key), node -> {
            String name = Fields.text(node, "user_name");
            return Fields.flag(node, "valid") && name != null ? Optional.of(new ListenerAccount(name, key))
                    : Optional.empty();
        });
    }

    private static Question personal(Question question, String key) {
        // A key with a line end would be two headers.
        return question.header("Authorization", "Token " + key.replaceAll("\\p{Cntrl}", "")).forOnePerson();
    }

    @Override
    public Lookup<Submitted> nowPlaying(ListenerAccount account, Listen listen) {
        return send(account, "playing_now", List.of(listen));
    }

    @Override
    public Lookup<Submitted> submit(ListenerAccount account, List<Listen> heard) {
        if (heard.isEmpty()) {
            return new Lookup.Found<>(new Submitted(0, List.of()));
        }
        return send(account, heard.size() == 1 ? "single" : "import", heard);
    }

    /// What is never taken is not sent: it would have the whole batch refused.
    private Lookup<Submitted> send(ListenerAccount account, String type, List<Listen> heard) {
        List<Listen> sayable = heard.stream().filter(listen -> refusal(listen).isEmpty()).toList();
        List<Refused> refused = heard.stream()
                .flatMap(listen -> refusal(listen).map(reason -> new Refused(listen, reason)).stream())
                .toList();
        if (sayable.isEmpty()) {
            return new Lookup.Found<>(new Submitted(0, refused));
        }
        Question question = personal(Question.ofPath("1/submit-listens"), account.key())
                .sending(listens.document(type, sayable));
        return service.ask(question, _ -> Optional.of(new Submitted(sayable.size(), refused)));
    }

    private static Optional<String> refusal(Listen listen) {
        if (listen.title().isBlank() || listen.artist().isBlank()) {
            return Optional.of("it has no title or no artist");
        }
        return listen.startedAt().isBefore(EARLIEST) ? Optional.of("it was heard before anybody noted such things")
                : Optional.empty();
    }

    /// What is loved is said of a recording; one without an id is looked up by its names.
    @Override
    public Lookup<Boolean> love(ListenerAccount account, LovedSong song, boolean loved) {
        Lookup<String> recording = Fields.isMbid(song.recordingMbid())
                ? new Lookup.Found<>(String.valueOf(song.recordingMbid()))
                : recordingOf(song);
        return recording.then(mbid -> {
            String document = JsonNodeFactory.instance.objectNode()
                    .put("recording_mbid", mbid)
                    .put("score", loved ? 1 : 0)
                    .toString();
            return service.ask(personal(Question.ofPath("1/feedback/recording-feedback"), account.key())
                    .sending(document), _ -> Optional.of(true));
        });
    }

    private Lookup<String> recordingOf(LovedSong song) {
        if (song.title().isBlank() || song.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        return service.ask(Question.ofPath("1/metadata/lookup/")
                .with("artist_name", song.artist())
                .with("recording_name", song.title()),
                node -> Optional.ofNullable(Fields.mbid(node, "recording_mbid")));
    }

    @Override
    public Lookup<List<LovedSong>> listLoved(ListenerAccount account, int page) {
        Question question = personal(Question.to("1", "feedback", "user", account.name(), "get-feedback"),
                account.key()).with("score", 1)
                .with("metadata", "true")
                .with("count", PAGE)
                .with("offset", (long) (page - 1) * PAGE);
        return service.ask(question, node -> Optional
                .of(Fields.requiredList(node, "feedback").stream().map(ListenBrainz::loved).toList()));
    }

    private static LovedSong loved(JsonNode entry) {
        JsonNode metadata = entry.path("track_metadata");
        String title = Fields.text(metadata, "track_name");
        String artist = Fields.text(metadata, "artist_name");
        Long since = Fields.number(entry, "created");
        return new LovedSong(Objects.requireNonNullElse(title, ""), Objects.requireNonNullElse(artist, ""),
                Listens.either(metadata.path("mbid_mapping"), entry, "recording_mbid"),
                since == null || since <= 0 ? null : Instant.ofEpochSecond(since));
    }

    @Override
    public Lookup<List<Listen>> listListens(ListenerAccount account, Instant before) {
        Question question = personal(Question.to("1", "user", account.name(), "listens"), account.key())
                .with("count", PAGE)
                .with("max_ts", before.getEpochSecond() + (before.getNano() > 0 ? 1 : 0));
        return service.ask(question, node -> {
            List<Listen> heard = Fields.requiredList(Fields.requiredObject(node, "payload"), "listens")
                    .stream()
                    .flatMap(entry -> Listens.read(entry).stream())
                    .filter(listen -> listen.startedAt().isBefore(before))
                    .toList();
            return heard.isEmpty() ? Optional.empty() : Optional.of(heard);
        });
    }

    @Override
    public Lookup<List<SimilarArtist>> findSimilarArtists(ArtistQuery artist) {
        if (labs == null || !Fields.isMbid(artist.mbid())) {
            return new Lookup.Nothing<>();
        }
        Question question = Question.ofPath("similar-artists/json")
                .with("artist_mbids", artist.mbid())
                .with("algorithm", ALGORITHM);
        return labs.ask(question, node -> {
            List<JsonNode> found = items(node);
            double best = found.stream().mapToDouble(ListenBrainz::score).max().orElse(0);
            List<SimilarArtist> similar = new ArrayList<>();
            for (JsonNode one : found) {
                String name = Fields.text(one, "name");
                double score = score(one);
                if (name != null && score > 0 && similar.size() < MOST_SIMILAR) {
                    similar.add(new SimilarArtist(name, Fields.mbid(one, "artist_mbid"), score / best));
                }
            }
            similar.sort((one, other) -> Double.compare(other.score(), one.score()));
            return similar.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(similar));
        });
    }

    private static double score(JsonNode one) {
        Double score = Fields.decimal(one, "score");
        return score == null || score.isNaN() ? 0 : score;
    }

    @Override
    public Lookup<List<TopSong>> findTopSongs(ArtistQuery artist) {
        if (!Fields.isMbid(artist.mbid())) {
            return new Lookup.Nothing<>();
        }
        Question question = Question.to("1", "popularity", "top-recordings-for-artist", String.valueOf(artist.mbid()));
        return service.ask(question, node -> {
            List<TopSong> songs = new ArrayList<>();
            for (JsonNode one : items(node)) {
                String title = Fields.text(one, "recording_name");
                if (title != null && songs.size() < MOST_SONGS) {
                    songs.add(new TopSong(title, Fields.textOr(one, "artist_name", artist.name()),
                            Fields.mbid(one, "recording_mbid"), Fields.number(one, "total_listen_count")));
                }
            }
            return songs.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(songs));
        });
    }

    /// @throws StrangeAnswerException when it is no list
    private static List<JsonNode> items(JsonNode node)
            throws StrangeAnswerException {
        if (!node.isArray()) {
            throw new StrangeAnswerException("answered with something else than a list");
        }
        return Fields.listOf(node);
    }
}
