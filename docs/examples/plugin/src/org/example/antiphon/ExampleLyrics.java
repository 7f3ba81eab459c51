package org.example.antiphon;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.PluginContext;
import io.antiphon.core.provider.PluginContext.PluginService;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderHealth;
import io.antiphon.core.provider.RecordingQuery;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Asks `GET {url}lyrics?artist=…&title=…`, which answers `{"words": "…"}` or 404.
final class ExampleLyrics implements Provider, LyricsSource {

    private static final Pattern WORDS = Pattern.compile("\"words\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private final Optional<PluginService> service;
    private final String key;

    ExampleLyrics(PluginContext context) {
        service = context.setting("url")
                .map(url -> context.service("example-lyrics", URI.create(url), Duration.ofSeconds(1)));
        key = context.setting("key").orElse("");
    }

    @Override
    public String name() {
        return "example-lyrics";
    }

    @Override
    public String title() {
        return "Example Lyrics";
    }

    @Override
    public Optional<String> missing() {
        return service.isPresent() ? Optional.empty() : Optional.of("`url` in the plug-in's .properties file");
    }

    @Override
    public ProviderHealth health() {
        return service.map(PluginService::health).orElse(ProviderHealth.UNKNOWN);
    }

    @Override
    public Lookup<OfferedLyrics> findLyrics(RecordingQuery song) {
        if (service.isEmpty()) {
            return new Lookup.Nothing<>();
        }
        return service.get()
                .get("lyrics", Map.of("artist", song.artist(), "title", song.title()), Map.of("X-Key", key))
                .then(answer -> Lookup.of(words(answer)));
    }

    /// A real plug-in would bring a JSON library; this one does without.
    private static Optional<OfferedLyrics> words(String answer) {
        Matcher matcher = WORDS.matcher(answer);
        return matcher.find()
                ? Optional.of(new OfferedLyrics(matcher.group(1).replace("\\n", "\n"), null, false, null))
                : Optional.empty();
    }
}
