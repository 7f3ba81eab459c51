package io.antiphon.core.sharing;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where people without an account find a share.
@FunctionalInterface
public interface ShareLinks {

    /// @param reachedBy the address that who asks reached this server by; used only where no better one is known, as it is their word
    URI linkTo(ShareId id, @Nullable URI reachedBy);

    /// Links below the address that the server is reached at from outside.
    ///
    /// @param publicBase absolute, with or without a slash at its end
    static ShareLinks under(URI publicBase) {
        String base = publicBase.toString().replaceFirst("/+$", "");
        return (id, _) -> URI.create(base + "/share/" + id.value());
    }
}
