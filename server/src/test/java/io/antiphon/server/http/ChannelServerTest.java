package io.antiphon.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.Router;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.http2.Http2ConnectionSelector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ChannelServerTest {

    private static final byte[] REQUEST = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final int CLIENTS = 4;
    private static final int ROUNDS = 10;
    private static final int AT_MOST = 500;

    @Test
    void whoComesWhileItStopsIsSentAwayToo() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            List<Socket> connected = new ArrayList<>();
            ChannelServer server = start();
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                CountDownLatch some = new CountDownLatch(10 + round % 10);
                List<Future<List<Socket>>> coming = new ArrayList<>();
                for (int i = 0; i < CLIENTS; i++) {
                    coming.add(clients.submit(() -> connectUntilRefused(server.port(), some)));
                }
                some.await();
                server.close();
                for (Future<List<Socket>> client : coming) {
                    connected.addAll(client.get());
                }
            }
            for (Socket socket : connected) {
                assertThat(isEnded(socket)).as("round %d", round).isTrue();
            }
        }
    }

    private static List<Socket> connectUntilRefused(int port, CountDownLatch some) {
        List<Socket> sockets = new ArrayList<>();
        try {
            while (sockets.size() < AT_MOST) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                sockets.add(socket);
                socket.getOutputStream().write(REQUEST);
                some.countDown();
            }
        } catch (IOException _) {
            // It stopped.
        }
        return sockets;
    }

    private static boolean isEnded(Socket socket) throws IOException {
        try (socket) {
            socket.setSoTimeout(20_000);
            socket.getInputStream().readAllBytes();
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            // Reset, where its request came when nobody read any more.
            return true;
        }
    }

    private static ChannelServer start() {
        WebServerConfig config = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .shutdownGracePeriod(Duration.ofSeconds(5))
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .buildPrototype();
        HttpRouting.Builder routing = HttpRouting.builder().get("/healthz", (_, response) -> response.send("ok"));
        ConnectionParts parts = new ConnectionParts(config,
                new ConnectionParts.Protocols(
                        Http1ConnectionSelector.builder().config(Http1Config.create()).build(),
                        Http2ConnectionSelector.builder().build(), new Http2Frames.Limits(1_024, 1_024)),
                Router.builder().addRouting(routing).build(), null);
        ChannelServer.Clients clients = new ChannelServer.Clients(new ClientPlaces(AT_MOST * CLIENTS, _ -> true),
                new ClientPlaces(1, _ -> true),
                new Progress.Patience(Duration.ofMinutes(5), Duration.ofMinutes(5), Duration.ofMinutes(5)));
        return ChannelServer.start(config, parts, clients);
    }
}
