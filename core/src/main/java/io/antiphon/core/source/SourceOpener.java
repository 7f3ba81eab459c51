package io.antiphon.core.source;

import org.jspecify.annotations.Nullable;

/// Reaches sources on the web.
public interface SourceOpener {

    /// @param address http or https
    /// @param account the name there; absent for none
    Source open(String address, @Nullable String account, @Nullable String password);
}
