package io.antiphon.subsonic;

import io.antiphon.subsonic.endpoint.Endpoints;
import io.antiphon.subsonic.endpoint.SubsonicPorts;
import io.antiphon.subsonic.wire.Dispatcher;
import io.antiphon.subsonic.wire.HelidonExchange;
import io.antiphon.subsonic.wire.WireSettings;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http1.Http1Config;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The Subsonic API, to be registered under `/rest`. Everything below it is answered here, so that nothing else ever answers a
/// player. The listener it stands on must have been through [#prepare].
public final class SubsonicApi implements HttpService {
    private final Dispatcher dispatcher;

    public SubsonicApi(SubsonicPorts ports, Settings settings) {
        WireSettings wire = new WireSettings(ports.authenticator(), ports.musicFolders(), settings.serverVersion(),
                settings.maxBodyBytes(),
                settings.plainClients(), settings.helpUrl());
        this.dispatcher = new Dispatcher(Endpoints.all(ports), wire);
    }

    /// What an operator may set.
    ///
    /// @param serverVersion as shown to clients
    /// @param maxBodyBytes of a form
    /// @param plainClients names of clients that get no OpenSubsonic additions
    /// @param helpUrl where people read how to sign in; absent for nowhere
    public record Settings(String serverVersion, int maxBodyBytes, Set<String> plainClients,
            @Nullable String helpUrl) {
        private static final int DEFAULT_BODY_BYTES = 16 * 1024 * 1024;

        public Settings {
            plainClients = Set.copyOf(plainClients);
        }

        /// DSub takes elements by their name at any depth, so that an artist inside a song becomes a search hit.
        public static Settings defaults(String serverVersion) {
            return new Settings(serverVersion, DEFAULT_BODY_BYTES, Set.of("DSub"), null);
        }
    }

    /// Makes a listener fit for players: they send characters in addresses that the server's own check refuses, as the colon of
    /// `p=enc:…`; and answers are compressed here where it is worth it, as the server would compress sound, too.
    public static void prepare(WebServerConfig.Builder listener) {
        listener.addProtocol(Http1Config.builder().validatePrologue(false).build())
                .contentEncoding(ContentEncodingContext.builder().contentEncodingsDiscoverServices(false).build());
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any((request, response) -> {
            String path = request.path().path();
            dispatcher.handle(new HelidonExchange(request, response, path.startsWith("/") ? path.substring(1) : path));
        });
    }
}
