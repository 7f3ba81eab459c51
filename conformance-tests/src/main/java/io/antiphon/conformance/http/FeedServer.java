package io.antiphon.conformance.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/// A podcast feed with two episodes, served on loopback for as long as the suite runs.
public final class FeedServer implements AutoCloseable {

    /// What the feed's channel is called.
    public static final String TITLE = "Conformance Podcast";

    private static final int FRAME = 417;
    private static final int FRAMES = 115;

    private final HttpServer server;

    private FeedServer(HttpServer server) {
        this.server = server;
    }

    /// Starts serving on a free port.
    public static FeedServer start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FeedServer feed = new FeedServer(server);
        server.createContext("/feed.xml", exchange -> answer(exchange, "application/rss+xml", feed.rss()));
        server.createContext("/episode", exchange -> answer(exchange, "audio/mpeg", silence()));
        server.start();
        return feed;
    }

    /// The feed's address.
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/feed.xml";
    }

    private byte[] rss() {
        String root = "http://127.0.0.1:" + server.getAddress().getPort();
        StringBuilder items = new StringBuilder();
        for (int number = 1; number <= 2; number++) {
            items.append("""
                    <item>
                      <title>Episode %1$d</title>
                      <description>Three seconds of silence, number %1$d</description>
                      <guid isPermaLink="false">conformance-%1$d</guid>
                      <pubDate>Sat, 0%1$d Feb 2020 10:00:00 GMT</pubDate>
                      <enclosure url="%2$s/episode%1$d.mp3" length="%3$d" type="audio/mpeg"/>
                    </item>
                    """.formatted(number, root, FRAME * FRAMES));
        }
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0"><channel>
                  <title>%s</title>
                  <link>%s/</link>
                  <description>A feed that a conformance suite serves</description>
                  %s
                </channel></rss>
                """.formatted(TITLE, root, items).getBytes(StandardCharsets.UTF_8);
    }

    /// MPEG-1 layer III frames of silence: 128 kbit/s, 44.1 kHz, all side information zero.
    private static byte[] silence() {
        byte[] bytes = new byte[FRAME * FRAMES];
        for (int at = 0; at < bytes.length; at += FRAME) {
            bytes[at] = (byte) 0xFF;
            bytes[at + 1] = (byte) 0xFB;
            bytes[at + 2] = (byte) 0x90;
            bytes[at + 3] = 0x00;
        }
        return bytes;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, head ? -1 : body.length);
            if (!head) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
