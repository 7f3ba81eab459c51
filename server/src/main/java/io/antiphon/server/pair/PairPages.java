package io.antiphon.server.pair;

import io.antiphon.core.Sha256;
import io.antiphon.core.audit.Origin;
import io.antiphon.core.pairing.PairingOutcome;
import io.antiphon.core.pairing.PairingOutcome.Kind;
import io.antiphon.core.pairing.PairingService;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// What lies under `/pair`: `/{code}`, the page that a QR code leads to. Looking at it uses nothing up, so that a program that shows
/// previews does no harm, and tells nothing about the code; sending its form exchanges it.
public final class PairPages implements HttpService {

    private static final System.Logger LOG = System.getLogger(PairPages.class.getName());
    private static final int MAX_FORM = 4 * 1024;

    private final PairingService pairing;
    private final Function<ServerRequest, URI> serverAddress;
    private final Function<ServerRequest, String> clientAddress;
    private final PairPage page;
    private final String policy;

    /// @param serverAddress what apps reach this server by
    /// @param clientAddress where a request comes from, trusted proxies looked through
    public PairPages(PairingService pairing, Function<ServerRequest, URI> serverAddress,
            Function<ServerRequest, String> clientAddress) {
        this.pairing = pairing;
        this.serverAddress = serverAddress;
        this.clientAddress = clientAddress;
        String style = style();
        this.page = new PairPage(style);
        this.policy = "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
                .formatted(Base64.getEncoder().encodeToString(Sha256.of(style.getBytes(StandardCharsets.UTF_8))));
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        String code = request.path().rawPath().replaceFirst("^/", "");
        Method method = request.prologue().method();
        try {
            if (!code.matches("[0-9A-Za-z-]{4,80}")) {
                send(response, 404, page.error("Nothing here", "Perhaps the code was not read whole. Try it again."));
            } else if (method.equals(Method.GET) || method.equals(Method.HEAD)) {
                send(response, 200, page.question(serverAddress.apply(request), device(request)));
            } else if (method.equals(Method.POST)) {
                String address = clientAddress.apply(request);
                new Origin("", address).during(() -> {
                    exchange(request, response, code, address);
                    return true;
                });
            } else {
                response.header(HeaderNames.ALLOW, "GET, HEAD, POST");
                send(response, 405, page.error("Not like this", "Open the page with a browser."));
            }
        } catch (RuntimeException e) {
            if (response.isSent()) {
                throw e;
            }
            LOG.log(System.Logger.Level.ERROR, "the page of a pairing code failed", e);
            send(response, 500, page.error("Something went wrong", "It is not your fault; please try again later."));
        }
    }

    private void exchange(ServerRequest request, ServerResponse response, String code, String address) {
        Map<String, String> form = form(request);
        Kind kind = "api-key".equals(form.get("credential")) ? Kind.API_KEY : Kind.APP_PASSWORD;
        switch (pairing.exchange(code, form.getOrDefault("device", ""), kind, address)) {
            case PairingOutcome.Paired paired -> send(response, 200,
                    page.credentials(serverAddress.apply(request), paired));
            case PairingOutcome.Refused _ -> send(response, 403, page.error("This code does not work any more",
                    "It is good once and for two minutes. Ask for a new one and photograph that."));
            case PairingOutcome.Throttled throttled -> {
                response.header(HeaderNames.RETRY_AFTER,
                        Long.toString(Math.max(1, throttled.retryAfter().toSeconds())));
                send(response, 429, page.error("Too many wrong codes", "Wait a while, then try again."));
            }
        }
    }

    private void send(ServerResponse response, int status, String html) {
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header(HeaderNames.create("Content-Security-Policy"), policy);
        response.header(HeaderNames.create("X-Robots-Tag"), "noindex, nofollow");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(html.getBytes(StandardCharsets.UTF_8));
    }

    /// Only names that stand once; what cannot be decoded is left out.
    private static Map<String, String> form(ServerRequest request) {
        Map<String, String> fields = new HashMap<>();
        try (InputStream in = request.content().inputStream()) {
            String text = new String(in.readNBytes(MAX_FORM), StandardCharsets.UTF_8);
            for (String field : text.split("&")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// What a browser tells of the device that it runs on.
    private static String device(ServerRequest request) {
        String agent = request.headers().first(HeaderNames.USER_AGENT).orElse("");
        if (agent.contains("iPhone")) {
            return "iPhone";
        }
        if (agent.contains("iPad")) {
            return "iPad";
        }
        return agent.contains("Android") ? "Android" : "Phone";
    }

    private static String style() {
        try (InputStream in = PairPages.class.getResourceAsStream("/pair/page.css")) {
            if (in == null) {
                throw new IllegalStateException("/pair/page.css is not in the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
