package io.antiphon.server;

import io.antiphon.core.artwork.PictureLinks;
import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareLinks;
import io.antiphon.server.account.AccountPages;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.ServerAddress;
import io.antiphon.server.share.SharePages;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Links for people outside, below the address that the server is reached under.
final class PublicLinks implements ShareLinks, PictureLinks {

    private final ServerAddress address;
    private final PictureTokens pictures;

    PublicLinks(ServerAddress address, PictureTokens pictures) {
        this.address = address;
        this.pictures = pictures;
    }

    /// @throws StartException when the configured one is none
    static ServerAddress address(ServerConfig config) {
        try {
            return new ServerAddress(config);
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public URI linkTo(ShareId id, @Nullable URI reachedBy) {
        return ShareLinks.under(address.under(reachedBy)).linkTo(id, null);
    }

    @Override
    public URI linkTo(ItemId item, int size, @Nullable URI reachedBy) {
        return URI.create("%s/share/%s/%s".formatted(address.under(reachedBy), SharePages.PICTURE,
                pictures.write(item, size)));
    }

    /// Where the secret of an account's link is opened.
    URI accountLink(String token, @Nullable URI reachedBy) {
        return URI.create(address.under(reachedBy) + AccountPages.PATH + "?token=" + token);
    }
}
