package io.antiphon.core.provider;

import java.util.List;

/// What a plug-in's jar offers by `META-INF/services/io.antiphon.core.provider.ProviderPlugin`. Implementations are public and have a
/// public constructor without parameters.
public interface ProviderPlugin {

    /// Called once at start. Must not wait for anything: a provider asks when it is asked.
    ///
    /// @return the plug-in's providers, whose names nobody else has
    List<Provider> providers(PluginContext context);
}
