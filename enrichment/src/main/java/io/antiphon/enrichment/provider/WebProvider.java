package io.antiphon.enrichment.provider;

import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderHealth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A provider that asks services of the web.
public abstract class WebProvider implements Provider {

    private final String name;
    private final String title;
    private final @Nullable String missing;
    private final List<Service> services;

    /// @param missing what it needs before it may be asked; absent when nothing
    protected WebProvider(String name, String title, @Nullable String missing, Service... services) {
        this.name = name;
        this.title = title;
        this.missing = missing;
        this.services = List.of(services);
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String title() {
        return title;
    }

    @Override
    public final Optional<String> missing() {
        return Optional.ofNullable(missing);
    }

    @Override
    public ProviderHealth health() {
        return services.stream().map(Service::health).reduce(ProviderHealth::plus).orElse(ProviderHealth.UNKNOWN);
    }
}
