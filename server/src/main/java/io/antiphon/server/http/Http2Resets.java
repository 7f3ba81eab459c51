package io.antiphon.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ServerConnectionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Lets go of answers that a client gave up (RST_STREAM: RFC 9113, 6.4), as players do with every seek. Helidon 4.1.7 notes that and goes
/// on: it writes until the client's window for the stream is full, and then waits for room that never comes, with the file open. So this
/// watches the frames that come in, wakes who waits for room on such a stream, and refuses the next piece of its answer.
final class Http2Resets {

    /// RFC 9113, 3.4: what a client says first, before any frame.
    private static final int PREFACE = 24;
    private static final int HEAD = 9;
    private static final int TYPE = 3;
    private static final int STREAM = 5;
    private static final int DATA_FRAME = 0;
    private static final int RST_STREAM_FRAME = 3;
    private static final int WINDOW_UPDATE_FRAME = 8;
    private static final int ROOM = 1024 * 1024;
    /// Far more than run at once.
    private static final int REMEMBERED = 4 * 1024;

    private static final int HEADERS_FRAME = 1;
    private static final int END_STREAM = 1;

    private final Set<Integer> reset = ConcurrentHashMap.newKeySet();
    private final Http2Streams streams;

    Http2Resets(Http2Streams streams) {
        this.streams = streams;
    }

    /// What arrives, with room made before each frame that gives a stream up.
    Supplier<byte @Nullable []> watched(Supplier<byte @Nullable []> input) {
        return new Input(input);
    }

    /// A way out that takes frames one by one, each with its head.
    ChannelOutput guarded(WritableByteChannel channel, Progress progress) {
        return new Output(channel, progress);
    }

    private void giveUp(int stream) {
        if (reset.size() >= REMEMBERED) {
            reset.clear();
        }
        reset.add(stream);
    }

    private static int stream(byte[] head) {
        return ByteBuffer.wrap(head).getInt(STREAM) & Integer.MAX_VALUE;
    }

    private final class Input implements Supplier<byte @Nullable []> {

        private final Supplier<byte @Nullable []> input;
        private final byte[] head = new byte[HEAD];
        private int inHead;
        private int left = PREFACE;

        Input(Supplier<byte @Nullable []> input) {
            this.input = input;
        }

        @Override
        public byte @Nullable [] get() {
            ByteArrayOutputStream passed = new ByteArrayOutputStream();
            while (passed.size() == 0) {
                byte[] arrived = input.get();
                if (arrived == null) {
                    return null;
                }
                pass(arrived, passed);
            }
            return passed.toByteArray();
        }

        /// A head is held back until it is whole.
        private void pass(byte[] arrived, ByteArrayOutputStream passed) {
            int position = 0;
            while (position < arrived.length) {
                if (left > 0) {
                    int count = Math.min(left, arrived.length - position);
                    passed.write(arrived, position, count);
                    position += count;
                    left -= count;
                } else {
                    head[inHead++] = arrived[position++];
                    if (inHead == HEAD) {
                        begin(passed);
                    }
                }
            }
        }

        private void begin(ByteArrayOutputStream passed) {
            if (head[TYPE] == RST_STREAM_FRAME) {
                giveUp(stream(head));
                passed.writeBytes(ByteBuffer.allocate(HEAD + Integer.BYTES)
                        .put(new byte[]{0, 0, Integer.BYTES, WINDOW_UPDATE_FRAME, 0})
                        .putInt(stream(head))
                        .putInt(ROOM)
                        .array());
            }
            passed.writeBytes(head);
            inHead = 0;
            left = (head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | head[2] & 0xff;
        }
    }

    private final class Output extends ChannelOutput {

        Output(WritableByteChannel channel, Progress progress) {
            super(channel, progress);
        }

        /// Frames come as heads and contents; together they fill records of TLS better.
        @Override
        public void write(BufferData buffer) {
            Whole frame = new Whole(buffer.available());
            buffer.writeTo(frame);
            byte[] bytes = frame.bytes;
            noteEnd(bytes);
            boolean givenUp = bytes.length >= HEAD && !reset.isEmpty() && reset.contains(stream(bytes));
            if (givenUp && bytes[TYPE] == RST_STREAM_FRAME) {
                return;
            }
            if (givenUp && bytes[TYPE] == DATA_FRAME) {
                throw new CloseConnectionException("The client gave the answer up");
            }
            try {
                write(bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ServerConnectionException("The connection broke", e);
            }
        }
    }

    private void noteEnd(byte[] bytes) {
        if (bytes.length < HEAD) {
            return;
        }
        boolean last = (bytes[TYPE] == DATA_FRAME || bytes[TYPE] == HEADERS_FRAME)
                && (bytes[TYPE + 1] & END_STREAM) != 0;
        if (last || bytes[TYPE] == RST_STREAM_FRAME) {
            streams.answered(stream(bytes));
        }
    }

    /// Parts put together.
    private static final class Whole extends OutputStream {

        private final byte[] bytes;
        private int count;

        Whole(int size) {
            this.bytes = new byte[size];
        }

        @Override
        public void write(int b) {
            bytes[count++] = (byte) b;
        }

        @Override
        public void write(byte[] more, int offset, int length) {
            System.arraycopy(more, offset, bytes, count, length);
            count += length;
        }
    }
}
