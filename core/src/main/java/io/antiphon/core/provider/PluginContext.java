package io.antiphon.core.provider;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// What the server does for a plug-in.
public interface PluginContext {

    /// A line `key = value` of the file that is called like the jar but ends in `.properties`, and lies beside it.
    Optional<String> setting(String key);

    /// A way to a service of the web, with the server's limits, cache of answers, back-off and circuit breaker.
    ///
    /// @param name of the provider that asks, which its service is called by in errors
    /// @param base all questions go below it: `https://api.example.org/v1/`
    /// @param interval between two questions
    PluginService service(String name, URI base, Duration interval);

    /// One service of the web.
    interface PluginService {

        /// Asks with GET.
        ///
        /// @param path below the base, encoded; may be empty
        /// @param parameters of the query, not yet encoded
        /// @param headers further ones, which may hold keys; they do not count for what is the same question
        /// @return the answer as it was sent when it is JSON; nothing for HTTP status 404
        Lookup<String> get(String path, Map<String, String> parameters, Map<String, String> headers);

        ProviderHealth health();
    }
}
