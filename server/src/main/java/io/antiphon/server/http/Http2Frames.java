package io.antiphon.server.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets frames of HTTP/2 in one by one (RFC 9113, section 4), whole ones only and heads of requests only with all their continuations, and
/// ends connections whose client sends what costs this server more than it costs them. What Helidon 4.1.7 leaves open is closed here:
/// the size of unpacked headers, frames that carry nothing, continuations without end, tables of headers as large as the client likes.
/// When a connection ends, whatever the reason, its requests are given up first, so that none waits for a client that is gone.
final class Http2Frames implements Supplier<byte @Nullable []> {

    private static final System.Logger LOG = System.getLogger(Http2Frames.class.getName());

    /// RFC 9113, section 3.4: what a client says first, before any frame.
    private static final int PREFACE = 24;
    private static final int HEAD = 9;
    /// RFC 9113, section 4.2: what may be sent to who has not said more.
    private static final int LONGEST = 16 * 1024;
    private static final int MOST_CONTINUATIONS = 32;
    private static final int TABLE_SIZE = 4_096;
    /// Each stands for a request that was begun for nothing.
    private static final int RESET_COST = 5;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int PRIORITY = 0x20;

    private final Supplier<byte @Nullable []> input;
    private final Http2Streams streams;
    private final Limits limits;
    private final FrameBudget budget = new FrameBudget(System.nanoTime());
    private final HeaderBlockSize blockSize = new HeaderBlockSize();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private final ByteArrayOutputStream heldBack = new ByteArrayOutputStream();
    private int continuations;
    private int blockStream;
    private boolean blockIsLast;
    private byte[] frame = new byte[PREFACE];
    private int filled;
    private boolean afterPreface;
    private boolean over;

    /// @param headers bytes of a request's compressed headers
    /// @param unpacked bytes of a request's headers
    record Limits(int headers, int unpacked) {}

    /// @param input what arrives; null at its end
    Http2Frames(Supplier<byte @Nullable []> input, Http2Streams streams, Limits limits) {
        this.input = input;
        this.streams = streams;
        this.limits = limits;
    }

    private static final class TooMuchException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TooMuchException(String what) {
            super(what);
        }
    }

    @Override
    public byte @Nullable [] get() {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        while (passed.size() == 0) {
            if (over) {
                return null;
            }
            try {
                byte[] arrived = input.get();
                if (arrived == null) {
                    end(passed);
                } else {
                    pass(arrived, passed);
                }
            } catch (TooMuchException e) {
                LOG.log(System.Logger.Level.DEBUG, "A connection is ended: {0}", e.getMessage());
                end(passed);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.TRACE, "A connection broke", e);
                end(passed);
            }
        }
        return passed.toByteArray();
    }

    private void end(ByteArrayOutputStream passed) {
        over = true;
        for (int stream : streams.unanswered()) {
            passed.writeBytes(ByteBuffer.allocate(HEAD + Integer.BYTES)
                    .put(new byte[]{0, 0, Integer.BYTES, RST_STREAM, 0})
                    .putInt(stream)
                    .putInt(0)
                    .array());
        }
        streams.allOver();
    }

    private void pass(byte[] arrived, ByteArrayOutputStream passed) {
        int position = 0;
        while (position < arrived.length && !over) {
            int count = Math.min(frame.length - filled, arrived.length - position);
            System.arraycopy(arrived, position, frame, filled, count);
            position += count;
            filled += count;
            if (filled == frame.length) {
                filledUp(passed);
            }
        }
        if (filled > 0) {
            streams.pieceBegins(System.nanoTime());
        }
    }

    private void filledUp(ByteArrayOutputStream passed) {
        if (!afterPreface) {
            afterPreface = true;
            passed.writeBytes(frame);
        } else if (frame.length == HEAD && length() > 0) {
            require(length() <= LONGEST, "a frame is too long");
            frame = Arrays.copyOf(frame, HEAD + length());
            return;
        } else {
            take(passed);
        }
        frame = new byte[HEAD];
        filled = 0;
        streams.pieceEnds();
    }

    private void take(ByteArrayOutputStream passed) {
        long now = System.nanoTime();
        int type = frame[3] & 0xff;
        require(budget.take(cost(type), now), "too many frames that carry nothing");
        require(blockStream == 0 || type == CONTINUATION && stream() == blockStream, "headers broke off");
        switch (type) {
            case HEADERS -> begin(passed, now);
            case CONTINUATION -> goOn(passed, now);
            case SETTINGS -> {
                limitTable();
                passed.writeBytes(frame);
            }
            case DATA -> {
                int padding = has(PADDED) && length() > 0 ? 1 + (frame[HEAD] & 0xff) : 0;
                streams.bodyComes(stream(), Math.max(0, length() - padding), has(END_STREAM), now);
                passed.writeBytes(frame);
            }
            case RST_STREAM -> {
                streams.reset(stream());
                passed.writeBytes(frame);
            }
            // Helidon would leave at once, and what runs to itself.
            case GOAWAY -> end(passed);
            default -> passed.writeBytes(frame);
        }
    }

    private int cost(int type) {
        return switch (type) {
            case HEADERS, WINDOW_UPDATE -> 0;
            case DATA -> length() > 0 || has(END_STREAM) ? 0 : 1;
            case RST_STREAM -> RESET_COST;
            default -> 1;
        };
    }

    private void begin(ByteArrayOutputStream passed, long now) {
        require(stream() > 0, "headers of no request");
        int from = HEAD + (has(PADDED) ? 1 : 0) + (has(PRIORITY) ? 5 : 0);
        int to = frame.length - (has(PADDED) && length() > 0 ? frame[HEAD] & 0xff : 0);
        require(from <= to, "padding is longer than its frame");
        block.reset();
        continuations = 0;
        blockStream = stream();
        blockIsLast = has(END_STREAM);
        block.write(frame, from, to - from);
        streams.headBegins(now);
        complete(passed, now);
    }

    private void goOn(ByteArrayOutputStream passed, long now) {
        require(blockStream > 0, "headers go on that never began");
        require(++continuations <= MOST_CONTINUATIONS, "headers come in too many pieces");
        block.write(frame, HEAD, length());
        complete(passed, now);
    }

    private void complete(ByteArrayOutputStream passed, long now) {
        require(block.size() <= limits.headers(), "headers are too long");
        heldBack.writeBytes(frame);
        if (!has(END_HEADERS)) {
            return;
        }
        try {
            require(blockSize.of(block.toByteArray()) <= limits.unpacked(), "headers are too large once unpacked");
        } catch (IllegalArgumentException e) {
            throw new TooMuchException(String.valueOf(e.getMessage()));
        }
        require(streams.headEnds(blockStream, blockIsLast, now), "too many requests at once");
        passed.writeBytes(heldBack.toByteArray());
        heldBack.reset();
        block.reset();
        blockStream = 0;
    }

    /// What a client allows to be kept in its table is kept here for it. More than usual nobody needs (RFC 7541, section 4.2: whoever
    /// writes may keep less than is allowed).
    private void limitTable() {
        for (int at = HEAD; at + 6 <= frame.length; at += 6) {
            ByteBuffer setting = ByteBuffer.wrap(frame, at, 6);
            boolean table = setting.getShort() == 1;
            if (table && Integer.compareUnsigned(setting.getInt(at + 2), TABLE_SIZE) > 0) {
                setting.putInt(at + 2, TABLE_SIZE);
            }
        }
    }

    private boolean has(int flag) {
        return (frame[4] & flag) != 0;
    }

    private int stream() {
        return ByteBuffer.wrap(frame).getInt(5) & Integer.MAX_VALUE;
    }

    private int length() {
        return (frame[0] & 0xff) << 16 | (frame[1] & 0xff) << 8 | frame[2] & 0xff;
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new TooMuchException(otherwise);
        }
    }
}
