package io.antiphon.enrichment.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.antiphon.core.signin.ProviderException;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebAnswer;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Questions to a provider, which are answered with JSON objects of bounded size in bounded time.
final class ProviderWeb {

    private static final int MAX_BYTES = 512 * 1024;

    private final GuardedHttpClient web;
    private final Duration timeLimit;

    ProviderWeb(GuardedHttpClient web, Duration timeLimit) {
        this.web = web;
        this.timeLimit = timeLimit;
    }

    Map<String, Object> get(URI address, String what) throws ProviderException, InterruptedException {
        return parsed(what, ask(address, Map.of(), null, what));
    }

    /// What a GET answers, as text.
    String getText(URI address, String what) throws ProviderException, InterruptedException {
        return ask(address, Map.of(), null, what);
    }

    /// Sends a form, which never follows a redirect.
    Map<String, Object> post(URI address, Map<String, String> headers, Map<String, String> fields, String what)
            throws ProviderException, InterruptedException {
        return parsed(what, ask(address, headers, form(fields), what));
    }

    /// Fields as `application/x-www-form-urlencoded`.
    static String form(Map<String, String> fields) {
        return fields.entrySet()
                .stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String ask(URI address, Map<String, String> headers, @Nullable String form, String what)
            throws ProviderException, InterruptedException {
        WebRequest request = new WebRequest(address.toString(), "application/json", null, null, MAX_BYTES, timeLimit,
                headers, form);
        try {
            return web.fetch(request, answer -> text(answer, address));
        } catch (WebException e) {
            throw new ProviderException("%s cannot be had: %s".formatted(what, e.reason()), e);
        } catch (IOException e) {
            throw new ProviderException("%s cannot be had".formatted(what), e);
        }
    }

    private static String text(WebAnswer answer, URI asked) throws IOException {
        if ("https".equals(asked.getScheme()) && !"https".equals(answer.address().getScheme())) {
            throw new IOException("led away from TLS");
        }
        return new String(answer.content().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Map<String, Object> parsed(String what, String text) throws ProviderException {
        try {
            return JSONObjectUtils.parse(text);
        } catch (ParseException e) {
            throw new ProviderException("%s is no JSON object".formatted(what), e);
        }
    }
}
