package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.sharing.ShareId;
import io.antiphon.server.config.ByteSize;
import io.antiphon.server.config.ServerConfig.Http;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicLinksTest {

    private static final ShareId SHARE = new ShareId("abc");

    @Test
    void theConfiguredAddressIsUsedWhateverTheServerListensOn() {
        PublicLinks links = new PublicLinks(config("https://music.example/base/"));
        links.listeningAt("http://127.0.0.1:4040");

        assertThat(links.linkTo(SHARE, URI.create("http://10.0.0.1:4040")))
                .hasToString("https://music.example/base/share/abc");
    }

    @Test
    void withoutOneTheAddressThatTheAskerReachedIsUsedOrElseTheOneListenedOn() {
        PublicLinks links = new PublicLinks(config(null));
        links.listeningAt("http://127.0.0.1:4041/music");

        assertThat(links.linkTo(SHARE, null)).hasToString("http://127.0.0.1:4041/music/share/abc");
        assertThat(links.linkTo(SHARE, URI.create("http://nas.lan:4041/music")))
                .hasToString("http://nas.lan:4041/music/share/abc");
    }

    @Test
    void anAddressThatIsNoneStopsTheStart() {
        for (String wrong : List.of("music.example", "ftp://music.example", "https://a b")) {
            assertThatThrownBy(() -> new PublicLinks(config(wrong))).isInstanceOf(StartException.class)
                    .hasMessageContaining(wrong);
        }
    }

    private static Http config(@Nullable String publicUrl) {
        return new Http("127.0.0.1", 4040, "/", false, List.of(), publicUrl, new ByteSize(1_000_000),
                Duration.ofSeconds(30), Duration.ofMinutes(10),
                Duration.ofSeconds(3));
    }
}
