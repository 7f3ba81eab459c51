package io.antiphon.enrichment.lrclib;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.Names;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.StrangeAnswerException;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// LRCLIB: words of songs, with times where it has them.
public final class LrcLib extends WebProvider implements LyricsSource {

    public static final String NAME = "lrclib";
    public static final String STANDARD = "https://lrclib.net/";

    private static final Duration INTERVAL = Duration.ofMillis(250);
    /// Another length is another recording, whose times are wrong.
    private static final long SECONDS_APART = 3;

    private final Service service;

    private LrcLib(Service service, @Nullable String missing) {
        super(NAME, "LRCLIB", missing, service);
        this.service = service;
    }

    public static LrcLib of(ProviderOptions options, Services services) {
        return new LrcLib(options.service(services, NAME, STANDARD, INTERVAL), options.missing(NAME));
    }

    /// Those of the very recording, else the best of what a search finds.
    @Override
    public Lookup<OfferedLyrics> findLyrics(RecordingQuery song) {
        if (song.title().isBlank() || song.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        if (!song.album().isBlank() && song.duration().isPositive()) {
            Lookup<OfferedLyrics> exact = service.ask(Question.ofPath("api/get")
                    .with("track_name", song.title())
                    .with("artist_name", song.artist())
                    .with("album_name", song.album())
                    .with("duration", rounded(song.duration())), LrcLib::lyrics);
            if (!(exact instanceof Lookup.Nothing)) {
                return exact;
            }
        }
        return service.ask(Question.ofPath("api/search")
                .with("track_name", song.title())
                .with("artist_name", song.artist()), node -> best(node, song));
    }

    private static long rounded(Duration duration) {
        return (duration.toMillis() + 500) / 1000;
    }

    private static Optional<OfferedLyrics> best(JsonNode node, RecordingQuery song) throws StrangeAnswerException {
        if (!node.isArray()) {
            throw new StrangeAnswerException("answered with something else than a list");
        }
        List<JsonNode> fitting = Fields.listOf(node)
                .stream()
                .filter(one -> fits(one, song))
                .sorted(Comparator.comparing((JsonNode one) -> Fields.text(one, "syncedLyrics") == null)
                        .thenComparingDouble(one -> apart(one, song)))
                .toList();
        for (JsonNode one : fitting) {
            Optional<OfferedLyrics> lyrics = lyrics(one);
            if (lyrics.isPresent()) {
                return lyrics;
            }
        }
        return Optional.empty();
    }

    private static boolean fits(JsonNode one, RecordingQuery song) {
        return Names.areEqual(Fields.textOr(one, "trackName", ""), song.title())
                && Names.areEqual(Fields.textOr(one, "artistName", ""), song.artist())
                && (!song.duration().isPositive() || apart(one, song) <= SECONDS_APART);
    }

    private static double apart(JsonNode one, RecordingQuery song) {
        Double seconds = Fields.decimal(one, "duration");
        return seconds == null ? Double.MAX_VALUE : Math.abs(seconds - song.duration().toMillis() / 1000.0);
    }

    private static Optional<OfferedLyrics> lyrics(JsonNode node) throws StrangeAnswerException {
        if (!node.has("id") && !node.has("trackName")) {
            throw new StrangeAnswerException("answered with something else than lyrics");
        }
        String plain = Fields.text(node, "plainLyrics");
        String timed = Fields.text(node, "syncedLyrics");
        boolean instrumental = Fields.flag(node, "instrumental");
        return plain == null && timed == null && !instrumental ? Optional.empty()
                : Optional.of(new OfferedLyrics(plain, timed, instrumental, null));
    }
}
