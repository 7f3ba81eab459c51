package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Addresses that make the server ask what only it can reach (server-side request forgery): straight, by redirects, by names, and in
/// all the ways an address can be written. How names that change their address fare, `GuardedHttpClientTest` shows.
class ForeignAddressesIT {

    /// Where one host may be asked, as operators allow it, another on the same machine may not.
    private static final String ALLOWED = "127.0.0.1";
    private static final String CLOSED = "127.0.0.2";

    @TempDir
    static Path directory;

    private static Target target;
    private static Canary allowed;
    private static Canary closed;
    private static String bearer;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory, "First", Map.of("web.allowed-addresses", ALLOWED));
        allowed = Canary.at(ALLOWED);
        closed = Canary.at(CLOSED);
        bearer = target.bearer("admin", TestServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        target.close();
        allowed.close();
        closed.close();
    }

    @Test
    void noFormOfAnAddressLeadsInside() throws Exception {
        for (String host : forms()) {
            String url = "http://%s:%d/feed".formatted(host, closed.port());
            assertThat(podcast(url)).as(url).isIn("refused", "error");
            assertThat(radio(url)).as(url).doesNotContain("SECRET-OF-THE-CANARY");
        }
        for (String url : List.of("file:///etc/passwd", "ftp://127.0.0.2/x", "gopher://127.0.0.2:1/x",
                "jar:file:///x!/",
                "data:text/xml,x", "//127.0.0.2/x", "http:127.0.0.2", "http:///x", "netdoc:///etc/passwd",
                "unix:///run/x", "dict://127.0.0.2:11211/stat")) {
            assertThat(podcast(url)).as(url).isIn("refused", "error");
            assertThat(radio(url)).as(url).doesNotContain("root:x:");
        }
        assertThat(closed.asked()).isEmpty();
    }

    @Test
    void noRedirectLeadsInside() throws Exception {
        int count = 0;
        for (String location : List.of(closed.url("/inside"), "http://127.2:%d/inside".formatted(closed.port()),
                "http://2130706434:%d/inside".formatted(closed.port()),
                "//%s:%d/inside".formatted(CLOSED, closed.port()),
                "http://%s@%s:%d/inside".formatted(ALLOWED, CLOSED, closed.port()), "file:///etc/passwd")) {
            String path = "/redirect/" + count++;
            allowed.redirect(path, location);
            assertThat(podcast(allowed.url(path))).as(location).isEqualTo("error");
            assertThat(radio(allowed.url(path))).as(location)
                    .doesNotContain("SECRET-OF-THE-CANARY")
                    .doesNotContain("root:x:");
            assertThat(allowed.asked()).contains(path);
        }
        allowed.redirect("/round", allowed.url("/round"));
        assertThat(podcast(allowed.url("/round"))).isEqualTo("error");
        assertThat(closed.asked()).isEmpty();
    }

    @Test
    void noSourceNorDownloadLeadsInside() throws Exception {
        allowed.redirect("/list/", closed.url("/inside"));
        allowed.redirect("/song.mp3", closed.url("/inside"));
        List<String> urls = new ArrayList<>(List.of(allowed.url("/list/"), allowed.url("/song.mp3"), "file:///etc/"));
        for (String host : List.of(CLOSED, "127.2", "2130706434", "[::1]", "[::ffff:127.0.0.2]", "localhost.")) {
            urls.add("http://%s:%d/inside/".formatted(host, closed.port()));
        }
        for (String url : urls) {
            JsonNode source = asked("POST", "/sources",
                    "{\"name\":\"x\",\"kind\":\"web\",\"address\":\"%s\",\"musicFolder\":1}".formatted(url));
            if (source.has("id")) {
                String one = "/sources/" + source.path("id").asText();
                assertThat(asked("GET", one + "/health", null).path("readable").asBoolean()).as(url).isFalse();
                asked("GET", one + "/files?folder=" + Target.encoded(closed.url("/inside")), null);
            }
            JsonNode download = asked("POST", "/downloads", "{\"url\":\"%s\",\"musicFolder\":1}".formatted(url));
            if (download.has("id")) {
                String one = "/downloads/" + download.path("id").asText();
                await(() -> asked("GET", one, null).path("state").asText().equals("failed"));
            }
        }
        assertThat(closed.asked()).isEmpty();
    }

    private static JsonNode asked(String method, String path, @Nullable String body) throws Exception {
        return TestServer.json(target.server().send(method, "/api/v1" + path, body, "Authorization", bearer));
    }

    @Test
    void noFeedNorPlaylistLeadsInside() throws Exception {
        allowed.serve("/feed.xml", "application/rss+xml", """
                <rss version="2.0"><channel><title>Feed</title><image><url>%s</url></image>
                <item><title>Episode</title><guid>1</guid><enclosure url="%s" type="audio/mpeg" length="1"/></item>
                </channel></rss>""".formatted(closed.url("/cover.jpg"), closed.url("/episode.mp3")));
        allowed.serve("/radio.m3u", "audio/x-mpegurl", closed.url("/sound") + "\n");
        allowed.serve("/radio.pls", "audio/x-scpls", "[playlist]\nFile1=" + closed.url("/sound") + "\n");
        allowed.serve("/radio.m3u8", "application/vnd.apple.mpegurl", "#EXTM3U\n#EXTINF:1,\n" + closed.url("/s"));
        assertThat(podcast(allowed.url("/feed.xml"))).isEqualTo("completed");
        JsonNode episode = channel(allowed.url("/feed.xml")).path("episode").path(0);
        target.server().rest("downloadPodcastEpisode?id=" + episode.path("id").asText(), Target.ADMIN);
        await(() -> "error".equals(channel(allowed.url("/feed.xml")).at("/episode/0/status").asText()));
        for (String path : List.of("/radio.m3u", "/radio.pls", "/radio.m3u8")) {
            assertThat(radio(allowed.url(path))).as(path).doesNotContain("SECRET-OF-THE-CANARY");
            assertThat(allowed.asked()).contains(path);
        }
        assertThat(closed.asked()).isEmpty();
    }

    /// Ways to write this machine, its other addresses and its network.
    private static List<String> forms() throws Exception {
        List<String> forms = new ArrayList<>(List.of(CLOSED, "127.2", "127.0.2", "0177.0.0.2", "0x7f.0.0.2",
                "0x7f000002",
                "2130706434", "017700000002", "127.0.0.2.", "0.0.0.0", "0", "localhost.", "LOCALHOST.", "[::1]",
                "[0:0:0:0:0:0:0:1]", "[::]", "[::ffff:127.0.0.2]", "[::ffff:7f00:2]", "[::127.0.0.2]",
                "[64:ff9b::127.0.0.2]", "[fe80::1]", "[fe80::1%25lo]", "[fc00::1]", "[fd00::1]", "[ff02::1]",
                "user:pass@127.0.0.2", "1.1.1.1%40127.0.0.2", "1.1.1.1@127.0.0.2", "127.0.0.2%2f", "169.254.169.254",
                "10.0.0.1", "192.168.0.1", "172.16.0.1", "100.64.0.1", "127。0。0。2", "①②⑦.⓪.⓪.②"));
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InterfaceAddress address : network.getInterfaceAddresses()) {
                InetAddress own = address.getAddress();
                if (!own.getHostAddress().equals(ALLOWED) && (own.isSiteLocalAddress() || own.isLinkLocalAddress())) {
                    String text = own.getHostAddress().replaceAll("%.*", "");
                    forms.add(text.indexOf(':') < 0 ? text : "[" + text + "]");
                }
            }
        }
        return forms;
    }

    /// How a new podcast ends: `refused` at once, or the channel's last status.
    private static String podcast(String url) throws Exception {
        JsonNode answer = target.server().rest("createPodcastChannel?url=" + Target.encoded(url), Target.ADMIN);
        if (!answer.path("status").asText().equals("ok")) {
            return "refused";
        }
        await(() -> List.of("completed", "error").contains(channel(url).path("status").asText()));
        return channel(url).path("status").asText();
    }

    private static JsonNode channel(String url) throws Exception {
        for (JsonNode channel : target.server().rest("getPodcasts", Target.ADMIN).path("podcasts").path("channel")) {
            if (channel.path("url").asText().equals(url)) {
                return channel;
            }
        }
        throw new AssertionError("no podcast of " + url);
    }

    /// What the server passes on of a station, and says of it.
    private static String radio(String url) throws Exception {
        target.server()
                .rest("createInternetRadioStation?name=x&streamUrl=" + Target.encoded(url), Target.ADMIN);
        StringBuilder heard = new StringBuilder();
        for (JsonNode station : target.server()
                .rest("getInternetRadioStations", Target.ADMIN)
                .path("internetRadioStations")
                .path("internetRadioStation")) {
            String id = station.path("id").asText();
            for (String what : List.of("stream", "now-playing")) {
                HttpResponse<String> answer = target.server()
                        .get("/api/v1/radio/%s/%s".formatted(id, what), "Authorization", bearer);
                assertThat(answer.statusCode()).as("%s of %s", what, url).isNotEqualTo(500);
                heard.append(answer.body());
            }
            target.server().rest("deleteInternetRadioStation?id=" + id, Target.ADMIN);
        }
        return heard.toString();
    }

    /// Something that comes true by itself.
    private interface Condition {

        boolean isTrue() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.isTrue()) {
            assertThat(System.nanoTime()).as("a minute has passed").isLessThan(deadline);
        }
    }
}
