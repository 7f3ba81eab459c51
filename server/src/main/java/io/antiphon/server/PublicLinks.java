package io.antiphon.server;

import io.antiphon.core.artwork.PictureLinks;
import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareLinks;
import io.antiphon.server.account.AccountPages;
import io.antiphon.server.config.ServerConfig.Http;
import io.antiphon.server.share.SharePages;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// Links for people outside: below the public address when one is configured, else below the one that who asks for the link
/// reached the server by, else below the one the server listens on. What a request says of itself is nobody's truth, but the
/// answer goes to nobody but its sender, who has to reach the server by it.
final class PublicLinks implements ShareLinks, PictureLinks {

    private final boolean configured;
    private final PictureTokens pictures;
    private volatile URI base;

    /// @throws StartException when the public address is none
    PublicLinks(Http config, PictureTokens pictures) {
        String publicUrl = config.publicUrl();
        this.configured = publicUrl != null && !publicUrl.isBlank();
        this.pictures = pictures;
        this.base = configured ? publicAddress(publicUrl) : URI.create("http://127.0.0.1:" + config.port());
    }

    /// Tells the address of this machine that the server listens on, once it does.
    void listeningAt(String localUrl) {
        if (!configured) {
            base = URI.create(localUrl);
        }
    }

    @Override
    public URI linkTo(ShareId id, @Nullable URI reachedBy) {
        return ShareLinks.under(under(reachedBy)).linkTo(id, null);
    }

    @Override
    public URI linkTo(ItemId item, int size, @Nullable URI reachedBy) {
        return URI.create("%s/share/%s/%s".formatted(withoutSlash(reachedBy), SharePages.PICTURE,
                pictures.write(item, size)));
    }

    /// Where the secret of an account's link is opened.
    URI accountLink(String token, @Nullable URI reachedBy) {
        return URI.create(withoutSlash(reachedBy) + AccountPages.PATH + "?token=" + token);
    }

    private String withoutSlash(@Nullable URI reachedBy) {
        return under(reachedBy).toString().replaceFirst("/+$", "");
    }

    private URI under(@Nullable URI reachedBy) {
        return configured || reachedBy == null ? base : reachedBy;
    }

    private static URI publicAddress(@Nullable String text) {
        try {
            URI address = new URI(text == null ? "" : text.strip());
            if (address.getHost() != null
                    && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new StartException(
                "http.public-url must be an address like https://music.example.org, not %s".formatted(text));
    }
}
