package io.antiphon.server.cli;

import io.antiphon.server.config.ConfigLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `serve` and `demo` can be told about the address.
final class ServeOptions {

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "The address to listen on (127.0.0.1).")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "The port (4040); 0 takes any free one.")
    private @Nullable String port;

    @Option(names = "--allow-plain-http",
            description = "Allow an address that others can reach although nothing encrypts.")
    private boolean allowPlainHttp;

    @Option(names = "--self-signed", description = "Speak TLS with a certificate that the server makes itself.")
    private boolean selfSigned;

    ConfigLoader loader(Map<String, String> environment, List<String> musicFolders) {
        config.set("http.host", host);
        config.set("http.port", port);
        config.set("http.allow-plain-http", allowPlainHttp ? "true" : null);
        config.set("tls.self-signed", selfSigned ? "true" : null);
        return config.loader(environment, new ArrayList<>(musicFolders));
    }

    /// Where the data lies when nobody says otherwise.
    void defaultData(String data) {
        config.defaultData(data);
    }
}
