package org.example.antiphon;

import io.antiphon.core.provider.PluginContext;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ProviderPlugin;
import java.util.List;

/// What the jar offers: one provider of lyrics, from a service of our own.
public final class ExamplePlugin implements ProviderPlugin {

    @Override
    public List<Provider> providers(PluginContext context) {
        return List.of(new ExampleLyrics(context));
    }
}
