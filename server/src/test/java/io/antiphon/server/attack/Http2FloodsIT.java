package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.server.TestServer;
import io.antiphon.server.tls.TestCertificate;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.LiveThreads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Frames of HTTP/2 as no honest client sends them: the connection ends, what was begun on it ends with it, and all others are answered.
class Http2FloodsIT {

    private static final int LARGE = 8_000_000;
    private static final int MANY = 20_000;
    private static final int REQUESTS = 100;
    private static final int WINDOW = 65_535;
    private static final String LOGIN = "/api/v1/auth/login";

    private static final LoggedFaults FAULTS = new LoggedFaults();

    @TempDir
    static Path directory;

    private static TestServer server;
    private static TestCertificate certificate;
    private static String stream;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.good();
        Path chain = directory.resolve("fullchain.pem");
        Path key = directory.resolve("privkey.pem");
        certificate.write(chain, key);
        Path music = Files.createDirectory(directory.resolve("music"));
        Files.write(music.resolve("long.wav"), Sounds.wav(LARGE));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("tls.certificate", chain.toString(), "tls.key", key.toString(), "http.slow-requests", "3s",
                        "http.stalled-answers", "3s", "analysis.enabled", "false"));
        stream = "/rest/stream?format=raw&v=1.16.1&c=x&%s&id=%s".formatted(Target.ADMIN,
                server.rest("search3?query=", Target.ADMIN).at("/searchResult3/song/0/id").asText());
    }

    @AfterAll
    static void stop() {
        server.close();
        FAULTS.close();
    }

    @AfterEach
    void nothingIsLeftAndOthersAreAnswered() throws Exception {
        Eventually.await("this request to be the only one, and no stream to have a thread",
                Http2FloodsIT::isNothingLeft);
        assertThat(FAULTS.told()).as("faults of the server's, as its log has them").isEmpty();
    }

    private static boolean isNothingLeft() {
        try {
            requireAnswers();
            return server.inFlight() == 1 && streamThreads() == 0;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoBeginsAndGivesUpAgainAndAgainIsCutOff() throws Exception {
        try (RawHttp2 client = connect(WINDOW)) {
            flood(client, i -> concat(
                    RawHttp2.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 2 * i + 1,
                            RawHttp2.head("GET", "/rest/ping")),
                    RawHttp2.frame(RawHttp2.RST_STREAM, 0, 2 * i + 1, RawHttp2.number(8))));
        }
        try (RawHttp2 client = connect(WINDOW)) {
            flood(client, i -> concat(
                    RawHttp2.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2 * i + 1, RawHttp2.head("POST", LOGIN)),
                    RawHttp2.frame(RawHttp2.RST_STREAM, 0, 2 * i + 1, RawHttp2.number(8))));
        }
    }

    @Test
    void headersThatGoOnWithoutAnEndAreCutOff() throws Exception {
        for (int size : List.of(0, 1, 16_000)) {
            try (RawHttp2 client = connect(WINDOW)) {
                client.send(RawHttp2.HEADERS, 0, 1, RawHttp2.head("GET", "/rest/ping"));
                byte[] piece = new byte[size];
                flood(client, _ -> RawHttp2.frame(RawHttp2.CONTINUATION, 0, 1, piece));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {RawHttp2.SETTINGS, RawHttp2.PING, RawHttp2.PRIORITY, RawHttp2.DATA, 77})
    void framesThatCarryNothingAreCutOff(int type) throws Exception {
        byte[] payload = switch (type) {
            case RawHttp2.SETTINGS -> RawHttp2.setting(1, Integer.MAX_VALUE);
            case RawHttp2.PING -> new byte[8];
            case RawHttp2.PRIORITY -> new byte[5];
            default -> new byte[0];
        };
        int on = type == RawHttp2.PRIORITY || type == RawHttp2.DATA ? 1 : 0;
        try (RawHttp2 client = connect(WINDOW)) {
            client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, RawHttp2.head("POST", LOGIN));
            flood(client, _ -> RawHttp2.frame(type, 0, on, payload));
        }
    }

    @Test
    void aByteThatStandsForFourThousandIsNotUnpackedTenThousandTimes() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(RawHttp2.head("GET", "/rest/ping"));
        RawHttp2.field(bomb, 0x40, "x-forwarded-for", "1,".repeat(2_000));
        for (int i = 0; i < 10_000; i++) {
            // The first after the 61 that everybody knows.
            bomb.write(0x80 | 62);
        }
        try (RawHttp2 client = connect(WINDOW)) {
            for (int i = 0; i < REQUESTS; i++) {
                try {
                    client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 2 * i + 1,
                            bomb.toByteArray());
                } catch (IOException _) {
                    break;
                }
            }
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void manySmallHeadersAndLongOnesAreCutOff() throws Exception {
        String[] many = new String[40_000];
        Arrays.setAll(many, i -> i % 2 == 0 ? "a" : "");
        String[] large = {"x", "y".repeat(200_000)};
        for (String[] fields : List.of(many, large)) {
            byte[] block = RawHttp2.head("GET", "/rest/ping", fields);
            try (RawHttp2 client = connect(WINDOW)) {
                sendBlock(client, block);
                assertThat(client.isEnded()).isTrue();
            }
        }
    }

    @Test
    void aTableOfHeadersAsLargeAsTheClientLikesIsNotKept() throws Exception {
        try (RawHttp2 client = connect(WINDOW)) {
            client.send(RawHttp2.SETTINGS, 0, 0, RawHttp2.setting(1, -1));
            client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 1,
                    RawHttp2.head("GET", "/healthz"));
            client.await(RawHttp2.DATA);
            // RFC 7541, section 6.3: more than the server offered.
            client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 3,
                    concat(new byte[]{0x3f, (byte) 0xe1, (byte) 0xff, 0x03}, RawHttp2.head("GET", "/healthz")));
            assertThat(client.isEnded()).isTrue();
        }
    }

    @Test
    void whoOpensNoWindowHoldsNothingForLong() throws Exception {
        try (RawHttp2 client = connect(0)) {
            for (int i = 0; i < REQUESTS; i++) {
                client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 2 * i + 1,
                        RawHttp2.head("GET", stream));
            }
            client.await(RawHttp2.HEADERS);
            // The client stays; its answers do not wait for it.
            nothingIsLeftAndOthersAreAnswered();
        }
    }

    @Test
    void whoLeavesWithShutWindowsLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 5; i++) {
            try (RawHttp2 client = connect(0)) {
                for (int k = 0; k < REQUESTS; k++) {
                    client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS | RawHttp2.END_STREAM, 2 * k + 1,
                            RawHttp2.head("GET", stream));
                }
                client.send(RawHttp2.PING, 0, 0, new byte[8]);
                client.await(RawHttp2.PING);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stays", "leaves", "resets", "breaks rules", "says goodbye", "trickles"})
    void bodiesThatNeverComeAreNotWaitedFor(String then) throws Exception {
        try (RawHttp2 client = connect(WINDOW)) {
            for (int i = 0; i < REQUESTS; i++) {
                client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2 * i + 1,
                        RawHttp2.head("POST", i % 2 == 0 ? LOGIN : "/rest/ping", "content-type",
                                i % 2 == 0 ? "application/json" : "application/x-www-form-urlencoded"));
                client.send(RawHttp2.DATA, 0, 2 * i + 1, (byte) '{');
            }
            requireAnswers();
            switch (then) {
                case "leaves" -> client.leave();
                case "resets" -> {
                    for (int i = 0; i < REQUESTS; i++) {
                        client.send(RawHttp2.RST_STREAM, 0, 2 * i + 1, RawHttp2.number(8));
                    }
                    nothingIsLeftAndOthersAreAnswered();
                }
                case "breaks rules" -> client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2,
                        RawHttp2.head("GET", "/healthz"));
                case "says goodbye" -> client.send(RawHttp2.GOAWAY, 0, 0, new byte[8]);
                case "trickles" -> trickle(client);
                default -> assertThat(client.isEnded()).isTrue();
            }
        }
    }

    private static void trickle(RawHttp2 client) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        try {
            while (System.nanoTime() < deadline) {
                client.send(RawHttp2.DATA, 0, 1, (byte) ' ');
                requireAnswers();
            }
        } catch (IOException _) {
            return;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("a body that trickles was waited for");
    }

    @Test
    void bodiesThatNobodyAskedForAreNotWaitedFor() throws Exception {
        try (RawHttp2 client = connect(WINDOW)) {
            for (int i = 0; i < REQUESTS; i++) {
                client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2 * i + 1, RawHttp2.head("GET", "/healthz"));
            }
            assertThat(client.isEnded()).isTrue();
        }
        try (RawHttp2 client = connect(WINDOW)) {
            client.send(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 1, RawHttp2.head("POST", "/api/v1/nothing"));
            flood(client, _ -> RawHttp2.frame(RawHttp2.DATA, 0, 1, (byte) 'x'));
        }
    }

    @Test
    void aHeadThatIsNeverDoneIsNotWaitedFor() throws Exception {
        for (byte[] begun : List.of(RawHttp2.frame(RawHttp2.HEADERS, 0, 1, RawHttp2.head("GET", "/healthz")),
                new byte[]{0, 0, 100, 1})) {
            try (RawHttp2 client = connect(WINDOW)) {
                client.sendRaw(begun);
                assertThat(client.isEnded()).isTrue();
            }
        }
    }

    @Test
    void moreRequestsAtOnceThanAllowedAreCutOff() throws Exception {
        try (RawHttp2 client = connect(0)) {
            flood(client, i -> RawHttp2.frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, 2 * i + 1,
                    RawHttp2.head("GET", stream)));
        }
    }

    private interface Frames {

        byte[] at(int i);
    }

    /// Sends many, until the server has had enough.
    private static void flood(RawHttp2 client, Frames frames) {
        try {
            for (int i = 0; i < MANY; i++) {
                client.sendRaw(frames.at(i));
            }
        } catch (IOException _) {
            // It has.
        }
        assertThat(client.isEnded()).isTrue();
    }

    private static void sendBlock(RawHttp2 client, byte[] block) {
        try {
            int at = 0;
            while (at < block.length) {
                int end = Math.min(block.length, at + 16_000);
                client.send(at == 0 ? RawHttp2.HEADERS : RawHttp2.CONTINUATION,
                        (at == 0 ? RawHttp2.END_STREAM : 0) | (end == block.length ? RawHttp2.END_HEADERS : 0), 1,
                        Arrays.copyOfRange(block, at, end));
                at = end;
            }
        } catch (IOException _) {
            // Enough already.
        }
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private static RawHttp2 connect(int window) throws Exception {
        return new RawHttp2(certificate.trusting(), server.port(), window);
    }

    private static void requireAnswers() throws Exception {
        assertThat(server.rest("ping", Target.ADMIN).path("status").asText()).isEqualTo("ok");
    }

    private static long streamThreads() {
        return LiveThreads.all().filter(Http2FloodsIT::isOfAStream).count();
    }

    private static boolean isOfAStream(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".Http2ServerStream")
                        && frame.getMethodName().equals("run"));
    }
}
