package io.antiphon.core.provider;

import java.util.List;
import java.util.Optional;

/// The providers that are there, in the order in which they are asked.
public record Providers(List<Provider> all) {

    public Providers {
        all = List.copyOf(all);
    }

    public static Providers none() {
        return new Providers(List.of());
    }

    /// Those that can be asked for this now, in order.
    public <C> List<C> offering(Class<C> capability) {
        return all.stream().flatMap(provider -> provider.as(capability).stream()).toList();
    }

    public Optional<Provider> find(String name) {
        return all.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }
}
