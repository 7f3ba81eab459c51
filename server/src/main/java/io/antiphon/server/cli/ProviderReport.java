package io.antiphon.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Provider;
import io.antiphon.server.EnrichmentAssembly;
import io.antiphon.server.config.ConfigLoader.Loaded;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/// Says of each provider that is wanted how it does: by what the running server counted, else by the configuration alone.
final class ProviderReport {

    /// @param good whether there is nothing to look at
    record Line(boolean good, String text) {}

    private ProviderReport() {}

    /// @param info what a running server says of itself
    static List<Line> ofServer(JsonNode info) {
        List<Line> lines = new ArrayList<>();
        for (JsonNode provider : info.path("providers")) {
            if (!provider.path("state").asText().equals("off")) {
                lines.add(line(provider));
            }
        }
        info.path("pluginProblems").forEach(problem -> lines.add(new Line(false, problem.asText())));
        return lines;
    }

    private static Line line(JsonNode provider) {
        boolean paused = provider.path("state").asText().equals("paused");
        String text = "%s: %s; asked %d times, %d of them in vain".formatted(provider.path("title").asText(),
                paused ? "left alone until " + provider.path("pausedUntil").asText() : "ready",
                provider.path("asked").asLong(), provider.path("failed").asLong());
        String failure = provider.path("lastFailure").asText("");
        return new Line(!paused, failure.isEmpty() ? text : text + "; last: " + failure);
    }

    /// Where no server runs. Nobody is asked anything.
    static List<Line> ofConfiguration(Loaded loaded) {
        List<Line> lines = new ArrayList<>();
        try (EnrichmentAssembly enrichment = new EnrichmentAssembly(loaded.config(), loaded.data(),
                Clock.systemUTC())) {
            enrichment.providers()
                    .all()
                    .stream()
                    .filter(provider -> provider.missing().isEmpty() || isWanted(loaded, provider))
                    .forEach(provider -> lines.add(provider.missing()
                            .map(missing -> new Line(false, "%s needs %s".formatted(provider.title(), missing)))
                            .orElseGet(() -> new Line(true, provider.title() + ": ready"))));
            enrichment.pluginProblems().forEach(problem -> lines.add(new Line(false, problem)));
        }
        return lines;
    }

    private static boolean isWanted(Loaded loaded, Provider provider) {
        return loaded.config().enrichment().providers().isEnabled(provider.name());
    }
}
