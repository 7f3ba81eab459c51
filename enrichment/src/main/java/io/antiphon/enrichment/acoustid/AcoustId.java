package io.antiphon.enrichment.acoustid;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.FingerprintSource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.enrichment.provider.Dialect;
import io.antiphon.enrichment.provider.Fields;
import io.antiphon.enrichment.provider.ProviderOptions;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.provider.WebProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// AcoustID: which recordings sound has the fingerprint of.
public final class AcoustId extends WebProvider implements FingerprintSource {

    public static final String NAME = "acoustid";
    public static final String STANDARD = "https://api.acoustid.org/";

    /// Three questions a second are free.
    private static final Duration INTERVAL = Duration.ofMillis(340);
    private static final int MOST = 60;
    private static final int MAX_FINGERPRINT = 60_000;
    private static final String TOLD = "recordings releasegroups releases tracks";

    private static final Dialect DIALECT = (status, answer) -> {
        if (!answer.path("status").asText("").equals("error")) {
            return Dialect.byStatus(status);
        }
        Long code = Fields.number(answer.path("error"), "code");
        if (code == null) {
            return Dialect.Verdict.FAULT;
        }
        return switch (code.intValue()) {
            // Invalid fingerprint; unknown track.
            case 3, 11 -> Dialect.Verdict.NOTHING;
            // Invalid key.
            case 4 -> Dialect.Verdict.REFUSED;
            // Internal error; too many requests; unavailable.
            case 5, 14, 17 -> Dialect.Verdict.LATER;
            default -> Dialect.Verdict.FAULT;
        };
    };

    private final Service service;
    private final String key;

    private AcoustId(Service service, ProviderOptions options) {
        super(NAME, "AcoustID", options.missingWithKey(NAME), service);
        this.service = service;
        this.key = options.keyOr("");
    }

    public static AcoustId of(ProviderOptions options, Services services) {
        return new AcoustId(options.service(services, NAME, STANDARD, INTERVAL, DIALECT), options);
    }

    @Override
    public Lookup<List<ClaimedRecording>> recognise(String fingerprint, Duration duration) {
        if (fingerprint.isBlank() || fingerprint.length() > MAX_FINGERPRINT || duration.toSeconds() < 1) {
            return new Lookup.Nothing<>();
        }
        Question question = Question.ofPath("v2/lookup")
                .with("format", "json")
                .with("meta", TOLD)
                .with("duration", duration.toSeconds())
                .with("fingerprint", fingerprint)
                .secretly("client", key)
                .asForm();
        return service.ask(question, node -> {
            List<ClaimedRecording> claims = new ArrayList<>();
            for (JsonNode result : Fields.requiredList(node, "results")) {
                Double score = Fields.decimal(result, "score");
                for (JsonNode recording : Fields.list(result, "recordings")) {
                    claims.addAll(Recognised.read(recording, score == null ? null : Math.clamp(score, 0, 1)));
                }
            }
            return claims.isEmpty() ? Optional.empty() : Optional.of(claims.stream().limit(MOST).toList());
        });
    }
}
