package io.antiphon.subsonic.mapping;

import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.Share;
import java.net.URI;
import java.util.List;

/// Shares.
public final class ShareMapper {

    private ShareMapper() {}

    /// @param link where people without an account find it
    public static Share share(io.antiphon.core.sharing.Share share, URI link, List<Child> entries) {
        return new Share(share.id().value(), link.toString(), share.description(), share.ownerName(), share.createdAt(),
                share.expiresAt(), share.lastVisitedAt(), share.visitCount(), entries);
    }
}
