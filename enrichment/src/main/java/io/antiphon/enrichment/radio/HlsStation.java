package io.antiphon.enrichment.radio;

import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sound of a station that sends pieces (HTTP Live Streaming, RFC 8216), joined: asks for the playlist again and again, as often as
/// section 6.3.4 allows, and reads each new piece once. One piece at a time is in memory.
final class HlsStation extends InputStream {

    private static final int MAX_PLAYLIST = 1 << 20;
    private static final int MAX_PIECE = 8 << 20;
    private static final int MAX_FAILURES = 5;
    /// Section 6.3.3: a player begins this many pieces before the end.
    private static final int FROM_END = 3;
    /// A playlist that went back this far began anew.
    private static final int ANEW = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration ONE_REQUEST = Duration.ofSeconds(30);

    private final GuardedHttpClient web;
    private final URI playlistAddress;
    private final Pause pause;
    private final long endNanos;
    private final Deque<HlsPlaylist.Piece> waiting = new ArrayDeque<>();
    private HlsPlaylist playlist;
    private long next;
    private @Nullable URI header;
    private @Nullable String contentType;
    private byte[] current = new byte[0];
    private int at;
    private int failures;
    private Duration idle = Duration.ZERO;
    private volatile String title = "";

    /// @param limit for how long it is followed at most
    HlsStation(GuardedHttpClient web, URI address, HlsPlaylist playlist, Duration limit, Pause pause) {
        this.web = web;
        this.playlistAddress = address;
        this.playlist = playlist;
        this.pause = pause;
        this.endNanos = System.nanoTime() + limit.toNanos();
        List<HlsPlaylist.Piece> pieces = playlist.pieces();
        int skipped = playlist.ended() ? 0 : Math.max(0, pieces.size() - FROM_END);
        this.next = pieces.isEmpty() ? 0 : pieces.get(skipped).number();
        queue();
    }

    /// Lets time pass.
    @FunctionalInterface
    interface Pause {

        void wait(Duration time) throws InterruptedException;
    }

    /// The station cannot be heard any more, for a reason that the message tells people.
    static final class LostException extends IOException {

        private static final long serialVersionUID = 1L;

        LostException(String message) {
            super(message);
        }
    }

    /// Reads what is to be read first, which tells what kind of sound this is.
    ///
    /// @return the content type
    String begin() throws IOException {
        if (!advance() || contentType == null) {
            throw new LostException("The station's playlist names no sound");
        }
        return contentType;
    }

    /// Whether the station says in its playlist what plays.
    boolean isTitled() {
        return playlist.pieces().stream().anyMatch(piece -> !piece.title().isEmpty());
    }

    @Nullable String title() {
        return title;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0) {
            return 0;
        }
        if (at == current.length && !advance()) {
            return -1;
        }
        int count = Math.min(length, current.length - at);
        System.arraycopy(current, at, buffer, offset, count);
        at += count;
        return count;
    }

    /// Whether there is something more.
    private boolean advance() throws IOException {
        try {
            do {
                HlsPlaylist.Piece piece = nextPiece();
                if (piece == null) {
                    return false;
                }
                take(piece);
            } while (at == current.length);
            return true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("listening was interrupted");
        }
    }

    private HlsPlaylist.@Nullable Piece nextPiece() throws IOException, InterruptedException {
        while (waiting.isEmpty()) {
            if (playlist.ended()) {
                return null;
            }
            Duration time = idle.isZero() ? playlist.longest() : playlist.longest().dividedBy(2);
            if (System.nanoTime() + time.toNanos() - endNanos > 0) {
                return null;
            }
            pause.wait(time);
            idle = idle.plus(time);
            reload();
            if (waiting.isEmpty() && idle.compareTo(PATIENCE) > 0 && idle.compareTo(playlist.longest()
                    .multipliedBy(
                            MAX_FAILURES)) > 0) {
                throw new LostException("The station sends nothing new");
            }
        }
        idle = Duration.ZERO;
        return waiting.remove();
    }

    private void reload() throws IOException, InterruptedException {
        try {
            WebRequest request = new WebRequest(playlistAddress.toString(), HttpRadioTuner.PLAYLISTS, null, null,
                    MAX_PLAYLIST, timeLeft());
            HlsPlaylist fresh = web.fetch(request, answer -> HlsPlaylist.parse(
                    new String(answer.content().readAllBytes(), StandardCharsets.UTF_8), answer.address()));
            if (fresh.obstacle() != null) {
                throw new LostException(fresh.obstacle());
            }
            playlist = fresh;
            queue();
        } catch (WebException e) {
            failed(e);
        }
    }

    private void queue() {
        List<HlsPlaylist.Piece> pieces = playlist.pieces();
        if (!pieces.isEmpty() && pieces.getLast().number() < next - ANEW) {
            next = pieces.get(Math.max(0, pieces.size() - FROM_END)).number();
        }
        for (HlsPlaylist.Piece piece : pieces) {
            if (piece.number() >= next) {
                waiting.add(piece);
                next = piece.number() + 1;
            }
        }
    }

    private void take(HlsPlaylist.Piece piece) throws IOException, InterruptedException {
        try {
            HlsSound sound = HlsSound.of(fetch(piece.address()));
            if (contentType != null && !contentType.equals(sound.contentType())) {
                throw new LostException(
                        "The station changed from %s to %s".formatted(contentType, sound.contentType()));
            }
            URI before = piece.header();
            current = before == null || before.equals(header) ? sound.bytes() : joined(fetch(before), sound.bytes());
            header = before;
            contentType = sound.contentType();
            at = 0;
            title = piece.title();
            failures = 0;
        } catch (WebException e) {
            // A piece that is gone already is passed over.
            failed(e);
        }
    }

    private byte[] fetch(URI address) throws WebException, IOException, InterruptedException {
        WebRequest request = new WebRequest(address.toString(), HttpRadioTuner.SOUND, null, null, MAX_PIECE,
                timeLeft());
        return web.fetch(request, answer -> answer.content().readAllBytes());
    }

    /// For one request; a look at what plays is over sooner.
    private Duration timeLeft() {
        Duration left = Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
        return left.compareTo(ONE_REQUEST) < 0 ? left : ONE_REQUEST;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = new byte[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void failed(WebException e) throws LostException {
        failures++;
        if (failures >= MAX_FAILURES) {
            throw new LostException("The station cannot be heard: " + e.reason());
        }
    }
}
