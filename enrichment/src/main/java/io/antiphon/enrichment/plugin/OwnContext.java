package io.antiphon.enrichment.plugin;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.PluginContext;
import io.antiphon.core.provider.ProviderHealth;
import io.antiphon.enrichment.provider.Question;
import io.antiphon.enrichment.provider.Service;
import io.antiphon.enrichment.provider.ServiceSettings;
import io.antiphon.enrichment.provider.Services;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// What a plug-in gets.
final class OwnContext implements PluginContext {

    private final Properties settings;
    private final Services services;

    OwnContext(Properties settings, Services services) {
        this.settings = settings;
        this.services = services;
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.getProperty(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// The plug-in was put there by the operator, and so its service may be in the local network.
    @Override
    public PluginService service(String name, URI base, Duration interval) {
        return new OwnService(services.make(ServiceSettings.of(name, base, interval), true));
    }

    private record OwnService(Service service) implements PluginService {

        @Override
        public Lookup<String> get(String path, Map<String, String> parameters, Map<String, String> headers) {
            Question question = Question.ofPath(path);
            for (Map.Entry<String, String> parameter : parameters.entrySet()) {
                question = question.with(parameter.getKey(), parameter.getValue());
            }
            for (Map.Entry<String, String> header : headers.entrySet()) {
                question = question.header(header.getKey(), header.getValue());
            }
            return service.ask(question, Optional::of).map(JsonNode::toString);
        }

        @Override
        public ProviderHealth health() {
            return service.health();
        }
    }
}
