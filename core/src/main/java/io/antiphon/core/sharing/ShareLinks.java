package io.antiphon.core.sharing;

import java.net.URI;

/// Where people without an account find a share.
@FunctionalInterface
public interface ShareLinks {

    URI linkTo(ShareId id);

    /// Links below the address that the server is reached at from outside.
    ///
    /// @param publicBase absolute, with or without a slash at its end
    static ShareLinks under(URI publicBase) {
        String base = publicBase.toString().replaceFirst("/+$", "");
        return id -> URI.create(base + "/share/" + id.value());
    }
}
