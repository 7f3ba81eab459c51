package io.antiphon.core.artwork;

import io.antiphon.core.library.ItemId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Addresses of pictures that need no account: players hand them to parts of themselves that cannot sign in, such as a lock screen
/// or another device. Whoever holds one sees that picture and nothing else.
@FunctionalInterface
public interface PictureLinks {

    /// @param size edge in pixels of the square the picture fits into
    /// @param reachedBy the address that who asks reached this server by; used only where no better one is known, as it is their word
    URI linkTo(ItemId item, int size, @Nullable URI reachedBy);
}
