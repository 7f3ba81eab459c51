package io.antiphon.testing.openid;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.antiphon.core.Sha256;
import io.antiphon.core.text.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// An OpenID provider on this machine for as long as a test runs: discovery, authorization code with PKCE, tokens, keys, userinfo, end of
/// session. It signs in whomever the test says, at once, and can be made to lie.
public final class OpenIdProvider implements AutoCloseable {

    public static final String CLIENT = "antiphon";
    public static final String SECRET = "client-secret-of-antiphon";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final Map<String, HttpHandler> instead = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile SigningKey key = SigningKey.rsa("first");
    private volatile List<SigningKey> published = List.of(key);
    private volatile Map<String, String> person = Map.of();
    private volatile Map<String, String> userinfo = Map.of();
    private volatile UnaryOperator<Map<String, String>> claims = UnaryOperator.identity();
    private volatile UnaryOperator<String> token = UnaryOperator.identity();

    public OpenIdProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        on("/.well-known/openid-configuration", this::describe);
        on("/authorize", this::authorize);
        on("/token", this::token);
        on("/keys", exchange -> json(exchange, 200, "{\"keys\":[%s]}".formatted(
                String.join(",", published.stream().map(SigningKey::jwk).toList()))));
        on("/userinfo", exchange -> json(exchange, 200, object(userinfo)));
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Who signs in from now on: claims by name, each as JSON.
    public void signIn(Map<String, String> whom) {
        person = Map.copyOf(whom);
    }

    /// What is told beside the ID token.
    public void tell(Map<String, String> more) {
        userinfo = Map.copyOf(more);
    }

    /// Signs with another key; what is published is another matter.
    public void signWith(SigningKey other) {
        key = other;
    }

    public void publish(List<SigningKey> keys) {
        published = List.copyOf(keys);
    }

    /// Changes what tokens claim before they are signed.
    public void claiming(UnaryOperator<Map<String, String>> change) {
        claims = change;
    }

    /// Changes tokens after they were signed.
    public void tampering(UnaryOperator<String> change) {
        token = change;
    }

    /// Answers a path otherwise.
    public void insteadOf(String path, HttpHandler handler) {
        instead.put(path, handler);
    }

    public void asUsual(String path) {
        instead.remove(path);
    }

    /// The paths that were asked for, in order.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// For handlers that keep someone waiting: until the test is over.
    public void awaitEnd() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    /// An answer in JSON.
    public static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(path);
            instead.getOrDefault(path, handler).handle(exchange);
        });
    }

    private void describe(HttpExchange exchange) throws IOException {
        Map<String, String> document = new TreeMap<>();
        document.put("issuer", JsonText.quoted(issuer()));
        document.put("authorization_endpoint", JsonText.quoted(issuer() + "/authorize"));
        document.put("token_endpoint", JsonText.quoted(issuer() + "/token"));
        document.put("jwks_uri", JsonText.quoted(issuer() + "/keys"));
        document.put("userinfo_endpoint", JsonText.quoted(issuer() + "/userinfo"));
        document.put("end_session_endpoint", JsonText.quoted(issuer() + "/end"));
        json(exchange, 200, object(document));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = fields(String.valueOf(exchange.getRequestURI().getRawQuery()));
        boolean whole = CLIENT.equals(query.get("client_id")) && "code".equals(query.get("response_type"))
                && "S256".equals(query.get("code_challenge_method")) && query.containsKey("redirect_uri")
                && List.of(query.getOrDefault("scope", "").split(" ")).contains("openid");
        if (!whole) {
            json(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String code = "code-%d-%s".formatted(count.incrementAndGet(), Integer.toHexString(query.hashCode()));
        codes.put(code, query);
        exchange.getResponseHeaders()
                .set("Location", "%s?code=%s&state=%s".formatted(query.get("redirect_uri"), code,
                        URLEncoder.encode(query.getOrDefault("state", ""), StandardCharsets.UTF_8)));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String expected = "Basic "
                + Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        boolean known = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || CLIENT.equals(form.get("client_id")) && SECRET.equals(form.get("client_secret"));
        Map<String, String> begun = codes.remove(form.getOrDefault("code", ""));
        if (!known || begun == null || !fits(form, begun)) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, String> all = new TreeMap<>(person);
        all.put("iss", JsonText.quoted(issuer()));
        all.put("aud", JsonText.quoted(CLIENT));
        all.put("nonce", JsonText.quoted(begun.getOrDefault("nonce", "")));
        all.put("iat", Long.toString(Instant.now().getEpochSecond()));
        all.put("exp", Long.toString(Instant.now().getEpochSecond() + 300));
        json(exchange, 200, "{\"token_type\":\"Bearer\",\"access_token\":\"access\",\"id_token\":%s}".formatted(
                JsonText.quoted(token.apply(key.sign(object(claims.apply(all)))))));
    }

    private static boolean fits(Map<String, String> form, Map<String, String> begun) {
        return "authorization_code".equals(form.get("grant_type"))
                && String.valueOf(begun.get("redirect_uri")).equals(form.get("redirect_uri"))
                && challenge(form.getOrDefault("code_verifier", "")).equals(begun.get("code_challenge"));
    }

    private static String challenge(String verifier) {
        return SigningKey.encoded(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String object(Map<String, String> members) {
        return "{" + String.join(",", members.entrySet()
                .stream()
                .map(member -> JsonText.quoted(member.getKey()) + ":" + member.getValue())
                .toList()) + "}";
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new TreeMap<>();
        for (String field : text.split("&")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
