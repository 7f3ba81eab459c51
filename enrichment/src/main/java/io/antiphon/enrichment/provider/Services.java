package io.antiphon.enrichment.provider;

import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes services. Each has a web client of its own, made with its first question, which reaches the public internet and, where the
/// operator named another address for it, that one host and port besides.
public final class Services implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final String userAgent;
    private final AnswerCache cache;
    private final Pacing pacing;
    private final UnaryOperator<ServiceSettings> limits;
    private final List<OwnClient> clients = new ArrayList<>();

    /// @param userAgent `Antiphon/VERSION ( contact )`
    public Services(String userAgent, AnswerCache cache, Pacing pacing) {
        this(userAgent, cache, pacing, UnaryOperator.identity());
    }

    /// @param limits what each service's settings become
    public Services(String userAgent, AnswerCache cache, Pacing pacing, UnaryOperator<ServiceSettings> limits) {
        this.userAgent = userAgent;
        this.cache = cache;
        this.pacing = pacing;
        this.limits = limits;
    }

    /// What a service's operator wants to be told of who asks.
    ///
    /// @param contact an address of mail or of the web; empty for that of the project alone
    public static String userAgent(String version, String contact) {
        String clean = Fields.clean(contact).replaceAll("[\\s()]+", " ").strip();
        return clean.isEmpty() ? "Antiphon/" + version : "Antiphon/%s ( %s )".formatted(version, clean);
    }

    /// What services' times go by.
    public Instant now() {
        return pacing.now();
    }

    /// @param configured whether the operator chose its address, which may be in the local network then
    public Service make(ServiceSettings settings, boolean configured) {
        OwnClient client = new OwnClient(webSettings(settings.base(), configured));
        synchronized (clients) {
            clients.add(client);
        }
        return new Service(limits.apply(settings), client::get, cache, pacing);
    }

    private WebSettings webSettings(URI base, boolean configured) {
        String host = base.getHost();
        if (host == null) {
            throw new IllegalArgumentException("%s names no host".formatted(base));
        }
        boolean own = configured && host.length() > 0;
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        int port = base.getPort() >= 0 ? base.getPort() : "https".equals(base.getScheme()) ? 443 : 80;
        WebSettings standard = WebSettings.defaults(userAgent,
                new AddressRules(own ? List.of(bare) : List.of()));
        return new WebSettings(standard.userAgent(), standard.addresses(), own ? Set.of(port) : Set.of(), CONNECT,
                standard.silence(), CONNECTIONS, CONNECTIONS);
    }

    @Override
    public void close() {
        synchronized (clients) {
            clients.forEach(OwnClient::close);
        }
    }

    /// A client that is made when it is needed.
    private static final class OwnClient {

        private final WebSettings settings;
        private @Nullable GuardedHttpClient made;
        private boolean closed;

        OwnClient(WebSettings settings) {
            this.settings = settings;
        }

        synchronized GuardedHttpClient get() {
            if (made == null) {
                made = new GuardedHttpClient(settings);
                if (closed) {
                    made.close();
                }
            }
            return made;
        }

        synchronized void close() {
            closed = true;
            if (made != null) {
                made.close();
            }
        }
    }
}
