package io.antiphon.enrichment.lyricsovh;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Lyrics.ovh: words of songs by artist and title.
public final class LyricsOvh extends WebProvider implements LyricsSource {

    public static final String NAME = "lyrics-ovh";
    public static final String STANDARD = "https://api.lyrics.ovh/";

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Service service;

    private LyricsOvh(Service service, @Nullable String missing) {
        super(NAME, "Lyrics.ovh", missing, service);
        this.service = service;
    }

    public static LyricsOvh of(ProviderOptions options, Services services) {
        return new LyricsOvh(options.service(services, NAME, STANDARD, INTERVAL), options.missing(NAME));
    }

    @Override
    public Lookup<OfferedLyrics> findLyrics(RecordingQuery song) {
        if (song.title().isBlank() || song.artist().isBlank()) {
            return new Lookup.Nothing<>();
        }
        return service.ask(Question.to("v1", song.artist(), song.title()), node -> {
            if (!node.path("lyrics").isTextual()) {
                Fields.requiredText(node, "error");
                return Optional.empty();
            }
            String text = words(Fields.textOr(node, "lyrics", ""));
            return text.isEmpty() ? Optional.empty() : Optional.of(new OfferedLyrics(text, null, false, null));
        });
    }

    /// Without the line that says in French whose song it is, and without the doubled line ends of some.
    private static String words(String lyrics) {
        String text = (lyrics.startsWith("Paroles de la chanson") ? lyrics.substring(endOfLine(lyrics)) : lyrics)
                .strip();
        String single = text.contains("\n\n") && !text.replace("\n\n", "").contains("\n") ? text.replace("\n\n", "\n")
                : text;
        return single;
    }

    private static int endOfLine(String text) {
        int end = text.indexOf('\n');
        return end < 0 ? text.length() : end;
    }
}
