package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.server.config.ConfigLoader;
import io.antiphon.server.http.ServerAddress;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicLinksTest {

    private static final ShareId SHARE = new ShareId("abc");
    private static final PictureTokens PICTURES = new PictureTokens(new SecretKeySpec(new byte[32], "HmacSHA256"),
            Clock.systemUTC());

    @Test
    void theConfiguredAddressIsUsedWhateverTheServerListensOn() {
        ServerAddress address = address("https://music.example/base/");
        address.listeningAt(4041, "/music");

        assertThat(new PublicLinks(address, PICTURES).linkTo(SHARE, URI.create("http://10.0.0.1:4040")))
                .hasToString("https://music.example/base/share/abc");
        assertThat(address.under(URI.create("http://10.0.0.1:4040"))).hasToString("https://music.example/base");
    }

    @Test
    void withoutOneTheAddressThatTheAskerReachedIsUsedOrElseTheOneListenedOn() {
        ServerAddress address = address(null);
        PublicLinks links = new PublicLinks(address, PICTURES);

        assertThat(links.linkTo(SHARE, null)).hasToString("http://127.0.0.1:4040/music/share/abc");
        address.listeningAt(4041, "/music");
        assertThat(links.linkTo(SHARE, null)).hasToString("http://127.0.0.1:4041/music/share/abc");
        assertThat(links.accountLink("secret", null)).asString()
                .startsWith("http://127.0.0.1:4041/music/")
                .endsWith("?token=secret");
        assertThat(links.linkTo(SHARE, URI.create("http://nas.lan:4041/music")))
                .hasToString("http://nas.lan:4041/music/share/abc");
    }

    @Test
    void anAddressThatIsNoneStopsTheStart() {
        for (String wrong : List.of("music.example", "ftp://music.example", "https://a b")) {
            assertThatThrownBy(() -> links(wrong)).isInstanceOf(StartException.class)
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void aPictureIsLinkedToBelowTheSameAddressByANameThatOnlyThisServerCanHaveWritten() {
        ArtistId artist = new ArtistId("artist0000000000");
        URI link = links("https://music.example/base/").linkTo(artist, 600, null);

        assertThat(link.toString()).matches("https://music\\.example/base/share/picture/[A-Za-z0-9_-]{40,}");
        assertThat(links(null).linkTo(artist, 600, URI.create("http://nas.lan:4041/music")))
                .asString()
                .startsWith("http://nas.lan:4041/music/share/picture/");
        String token = link.toString().replaceFirst(".*/", "");
        assertThat(PICTURES.read(token)).contains(new PictureTokens.Named(artist, 600));
        assertThat(PICTURES.read(token.substring(1))).isEmpty();
        assertThat(new PictureTokens(new SecretKeySpec(new byte[]{1}, "HmacSHA256"), Clock.systemUTC()).read(token))
                .isEmpty();
    }

    private static PublicLinks links(@Nullable String publicUrl) {
        return new PublicLinks(address(publicUrl), PICTURES);
    }

    private static ServerAddress address(@Nullable String publicUrl) {
        Map<String, String> settings = new HashMap<>(Map.of("data", "/nonexistent", "http.base-path", "/music"));
        if (publicUrl != null) {
            settings.put("http.public-url", publicUrl);
        }
        return PublicLinks.address(new ConfigLoader(Map.of(), settings, List.of()).load().config());
    }
}
