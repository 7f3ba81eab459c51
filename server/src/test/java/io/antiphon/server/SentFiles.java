package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// Files that somebody uploads piece by piece, and what is known of them when the server died meanwhile.
final class SentFiles {

    private static final int RATE = 48_000;
    private static final int HEADER = 44;
    private static final int LARGEST = 400_000;
    /// On their way at a time.
    private static final int MOST = 4;

    private final Path music;
    private final String name;
    private final List<Sent> open = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();
    private int made;

    /// @param name that all of them begin with
    SentFiles(Path music, String name) {
        this.music = music;
        this.name = name;
    }

    /// A file on its way.
    private static final class Sent {

        private final String id;
        private final byte[] bytes;
        private long safe;
        private int underWay;

        Sent(String id, byte[] bytes) {
            this.id = id;
            this.bytes = bytes;
        }
    }

    /// Where those lie that are in the library.
    Set<String> placed() {
        return Set.copyOf(placed);
    }

    /// The ids of those on their way.
    List<String> open() {
        return open.stream().map(sent -> sent.id).toList();
    }

    /// Begins a file, or sends the next piece of one.
    void send(CuratorClient client, Random random) throws IOException, InterruptedException {
        Sent next = open.stream().filter(sent -> sent.safe < sent.bytes.length).findFirst().orElse(null);
        if (next == null && open.size() >= MOST) {
            boolean _ = isOver(client, open.getFirst());
        } else if (next == null) {
            byte[] bytes = noise(random);
            open.add(new Sent(client.begin("%s %d.wav".formatted(name, ++made), bytes.length), bytes));
        } else {
            append(client, next, 1 + random.nextInt(LARGEST / 2));
        }
    }

    private static void append(CuratorClient client, Sent sent, int most) throws IOException, InterruptedException {
        byte[] piece = Arrays.copyOfRange(sent.bytes, (int) sent.safe,
                (int) Math.min(sent.bytes.length, sent.safe + most));
        sent.underWay = piece.length;
        HttpResponse<String> taken = client.append(sent.id, sent.safe, piece);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        sent.safe += piece.length;
        sent.underWay = 0;
        assertThat(taken.headers().firstValueAsLong("Upload-Offset")).hasValue(sent.safe);
    }

    /// After the server was killed: it has what it had said, and goes on there; what is whole comes into the library, as it is.
    void check(CuratorClient client, String when) throws IOException, InterruptedException {
        for (Sent sent : open) {
            long offset = client.offset(sent.id);
            assertThat(offset).as("%s: %s has %d bytes for sure", when, sent.id, sent.safe)
                    .isBetween(sent.safe, sent.safe + sent.underWay);
            sent.safe = offset;
            sent.underWay = 0;
        }
        for (Sent sent : open.stream().filter(one -> one.safe == one.bytes.length).toList()) {
            receive(client, sent);
        }
    }

    /// Sends the rest of all.
    void finish(CuratorClient client) throws IOException, InterruptedException {
        for (Sent sent : List.copyOf(open)) {
            if (sent.safe < sent.bytes.length) {
                append(client, sent, sent.bytes.length);
            }
            receive(client, sent);
        }
    }

    private void receive(CuratorClient client, Sent sent) {
        Eventually.await("the upload %s to be placed".formatted(sent.id), () -> {
            try {
                return isOver(client, sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private boolean isOver(CuratorClient client, Sent sent) throws IOException, InterruptedException {
        JsonNode state = client.ask("GET", "/uploads/" + sent.id, "");
        if (state.path("state").asText().equals("checking")) {
            return false;
        }
        assertThat(state.path("state").asText()).as("%s", state).isEqualTo("placed");
        assertThat(client.ask("GET", "/tracks/" + state.path("trackId").asText(), "").path("path"))
                .isEqualTo(state.path("path"));
        assertThat(music.resolve(state.path("path").asText())).hasBinaryContent(sent.bytes);
        assertThat(placed.add(state.path("path").asText())).as("%s", state).isTrue();
        return open.remove(sent);
    }

    private static byte[] noise(Random random) {
        byte[] sound = new byte[(LARGEST / 8 + random.nextInt(LARGEST)) / 2 * 2];
        random.nextBytes(sound);
        return ByteBuffer.allocate(HEADER + sound.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(HEADER - 8 + sound.length)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE * Short.BYTES)
                .putShort((short) Short.BYTES)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(sound.length)
                .put(sound)
                .array();
    }
}
