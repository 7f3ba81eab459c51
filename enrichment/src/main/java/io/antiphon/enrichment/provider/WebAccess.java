package io.antiphon.enrichment.provider;

import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebAnswer;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Supplier;

/// Sends questions to one service and reads what comes back, whole.
final class WebAccess {

    private final ServiceSettings settings;
    private final Supplier<GuardedHttpClient> web;

    WebAccess(ServiceSettings settings, Supplier<GuardedHttpClient> web) {
        this.settings = settings;
        this.web = web;
    }

    /// @param retryAfter as sent; empty when it was not
    /// @param resetIn what ListenBrainz and others send in its place
    record Raw(int status, byte[] body, String retryAfter, String resetIn) {}

    Raw ask(Question question) throws WebException, IOException, InterruptedException {
        WebRequest request = new WebRequest(settings.base() + question.target(), "application/json", null, null,
                settings.maxBytes(), settings.timeLimit(), question.headers(), question.webBody(), true);
        return web.get().fetch(request, this::raw);
    }

    private Raw raw(WebAnswer answer) throws IOException {
        if ("https".equals(settings.base().getScheme()) && !"https".equals(answer.address().getScheme())) {
            throw new IOException("%s leads away from TLS".formatted(settings.name()));
        }
        return new Raw(answer.status(), answer.content().readAllBytes(),
                Objects.requireNonNullElse(answer.header("Retry-After"), ""),
                Objects.requireNonNullElse(answer.header("X-RateLimit-Reset-In"), ""));
    }
}
