package io.antiphon.core.provider;

/// Somebody's account at a provider.
///
/// @param name their name there
/// @param key what lets us write and read for them; never shown
public record ListenerAccount(String name, String key) {

    /// Without the key.
    @Override
    public String toString() {
        return "ListenerAccount[name=" + name + "]";
    }
}
