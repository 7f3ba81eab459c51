package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.Program.Running;
import io.antiphon.server.demo.DemoLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What 2,000 listeners to the events cost a real server.
@Tag("long")
class EventListenersIT {

    private static final int LISTENERS = 2_000;
    private static final int PER_ACCOUNT = 200;
    private static final double MOST_KILOBYTES = 30;
    /// The last line of `jcmd GC.class_histogram`, which counts what is left after a collection.
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    @TempDir
    private Path directory;

    @Test
    void twoThousandListenersCostThirtyKilobytesEachAtMost() throws Exception {
        Path music = directory.resolve("music");
        new DemoLibrary(FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow()).make(music);
        List<Socket> listeners = new ArrayList<>();
        try (Program program = new Program(directory.resolve("data")); HttpClient client = HttpClient.newHttpClient()) {
            Running server = program.serve(music);
            program.awaitAlbums(server, 6);
            String admin = bearer(client, server, "admin", Program.PASSWORD);
            List<String> bearers = new ArrayList<>();
            for (int i = 0; i < LISTENERS / PER_ACCOUNT; i++) {
                post(client, server, "/admin/users",
                        "{\"username\":\"listener%d\",\"password\":\"a long password\"}".formatted(i), admin);
                bearers.add(bearer(client, server, "listener" + i, "a long password"));
            }
            // What the first ones load stays whether there are others or not.
            for (String bearer : bearers) {
                listeners.add(listen(server, bearer, 2 + listeners.size()));
            }
            long before = heap(server);
            for (int i = listeners.size(); i < LISTENERS; i++) {
                int account = i % bearers.size();
                listeners.add(listen(server, bearers.get(account), 2 + account));
            }
            double each = (heap(server) - before) / 1024.0 / (LISTENERS - bearers.size());
            System.out.printf("Each of %d event listeners costs %.1f KB of heap%n", LISTENERS, each);
            program.ask(server, "star?id=" + program.ask(server, "getRandomSongs?size=1")
                    .at("/randomSongs/song/0/id")
                    .asText());
            assertThat(each).isLessThanOrEqualTo(MOST_KILOBYTES);
            Program.stop(server);
        } finally {
            for (Socket listener : listeners) {
                listener.close();
            }
        }
    }

    /// @param place the last part of the address that it comes from: one address may not open as many connections
    private static Socket listen(Running server, String bearer, int place) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0." + place, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", URI.create(server.url()).getPort()));
        socket.setSoTimeout(60_000);
        socket.getOutputStream()
                .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n".formatted(bearer)
                        .getBytes(StandardCharsets.US_ASCII));
        // Health comes last of what is said at the beginning.
        StringBuilder said = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[4_096];
        while (said.indexOf("event: health") < 0) {
            int count = in.read(buffer);
            assertThat(count).as("%s", said).isPositive();
            said.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
        }
        return socket;
    }

    private static long heap(Running server) throws IOException, InterruptedException {
        Process jcmd = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.process().pid()), "GC.class_histogram").redirectErrorStream(true).start();
        String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(jcmd.waitFor()).as(output).isZero();
        Matcher total = TOTAL.matcher(output);
        assertThat(total.find()).as(output).isTrue();
        return Long.parseLong(total.group(1));
    }

    private static String bearer(HttpClient client, Running server, String name, String password) throws Exception {
        JsonNode tokens = post(client, server, "/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password), "");
        return "Bearer " + tokens.path("accessToken").asText();
    }

    private static JsonNode post(HttpClient client, Running server, String path, String body, String bearer)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .POST(BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        String answer = client.send(request.build(), BodyHandlers.ofString()).body();
        return JsonMapper.builder().build().readTree(answer);
    }
}
