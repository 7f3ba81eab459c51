package io.antiphon.media.tag.format;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// An open file. Its beginning is read at once and kept (a small file whole), so is its end
/// when asked for, and one more window where reading goes on, so that tags cost one to three reads of the disk. For one thread.
public final class ByteSource implements ByteRange, Closeable {

    /// Files up to this size are read whole by the first read.
    private static final int SMALL_FILE = 64 * 1024;
    private static final int HEAD = 32 * 1024;
    private static final int WINDOW = 8 * 1024;

    private final FileChannel channel;
    private final long size;
    private final Bytes head;
    private Bytes tail = Bytes.EMPTY;
    private Bytes window = Bytes.EMPTY;
    private long windowStart;

    private ByteSource(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
        this.head = load(0, size <= SMALL_FILE ? (int) size : HEAD);
    }

    public static ByteSource open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new ByteSource(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Bytes read(long position, int count) throws IOException {
        if (position < 0 || position >= size || count <= 0) {
            return Bytes.EMPTY;
        }
        int wanted = (int) Math.min(count, size - position);
        if (position + wanted <= head.length()) {
            return head.slice((int) position, wanted);
        }
        if (position >= size - tail.length()) {
            return tail.slice((int) (position - size + tail.length()), wanted);
        }
        if (position < windowStart || position + wanted > windowStart + window.length()) {
            window = load(position, (int) Math.min(Math.max(wanted, WINDOW), size - position));
            windowStart = position;
        }
        return window.slice((int) (position - windowStart), wanted);
    }

    /// The last `count` bytes, which are then kept as the beginning is.
    public Bytes readEnd(int count) throws IOException {
        if (size > head.length() && tail.length() < Math.min(count, size)) {
            int wanted = (int) Math.min(count, size);
            tail = load(size - wanted, wanted);
        }
        return read(Math.max(0, size - count), count);
    }

    private Bytes load(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        return Bytes.of(bytes, 0, buffer.position());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
