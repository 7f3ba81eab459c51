package io.antiphon.core.tag.edit;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;

/// What it takes to make a file out of another that has most of its bytes, wherever they lie: pieces of the other one, and the bytes between
/// them. Pieces are found by a rolling sum over blocks, as rsync does (Tridgell and Mackerras, 1996), and grown as far as they agree.
final class FileDelta {

    private static final int SMALLEST_BLOCK = 1_024;
    private static final int MOST_BLOCKS = 64 * 1_024;
    private static final int COPY_BUFFER = 64 * 1_024;
    private static final int MAGIC = 0x41544431;
    private static final int END = 0;
    private static final int BYTES = 1;
    private static final int PIECE = 2;

    private final MemorySegment wanted;
    private final MemorySegment present;
    private final DataOutputStream out;
    private final int block;
    private final long most;
    private long bytes;

    private FileDelta(MemorySegment wanted, MemorySegment present, DataOutputStream out, long most) {
        this.wanted = wanted;
        this.present = present;
        this.out = out;
        this.most = most;
        this.block = (int) Math.max(SMALLEST_BLOCK, Math.ceilDiv(present.byteSize(), MOST_BLOCKS));
    }

    /// @param wanted what can be made again
    /// @param present what it is made from
    /// @param delta written and safe when this returns
    /// @param most bytes that it may have; more is an [IOException]
    static void write(Path wanted, Path present, Path delta, long most) throws IOException {
        try (Arena arena = Arena.ofConfined();
                FileChannel target = FileChannel.open(delta, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream stream = java.nio.channels.Channels.newOutputStream(target);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(stream))) {
            out.writeInt(MAGIC);
            new FileDelta(map(wanted, arena), map(present, arena), out, most).write();
            out.flush();
            target.force(true);
        } catch (InternalError e) {
            // A file that is mapped became shorter.
            throw new IOException("the file changed while it was read", e);
        }
    }

    private static MemorySegment map(Path file, Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /// Makes the wanted file.
    ///
    /// @param target must not exist
    static void apply(Path present, Path delta, Path target) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(delta)));
                FileChannel source = FileChannel.open(present, StandardOpenOption.READ);
                FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            if (in.readInt() != MAGIC) {
                throw new IOException("what was kept for undoing is damaged");
            }
            OutputStream stream = java.nio.channels.Channels.newOutputStream(out);
            for (int kind = in.read(); kind != END; kind = in.read()) {
                if (kind == BYTES) {
                    copy(in, stream, in.readLong());
                } else if (kind == PIECE) {
                    copy(source, out, in.readLong(), in.readLong());
                } else {
                    throw new IOException("what was kept for undoing is damaged");
                }
            }
        }
    }

    private static void copy(InputStream in, OutputStream out, long length) throws IOException {
        byte[] buffer = new byte[COPY_BUFFER];
        for (long left = length; left > 0;) {
            int count = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (count < 0) {
                throw new IOException("what was kept for undoing is damaged");
            }
            out.write(buffer, 0, count);
            left -= count;
        }
    }

    private static void copy(FileChannel in, FileChannel out, long from, long length) throws IOException {
        for (long done = 0; done < length;) {
            long count = in.transferTo(from + done, length - done, out);
            if (count <= 0) {
                throw new IOException("the file is shorter than it was");
            }
            done += count;
        }
    }

    private void write() throws IOException {
        Map<Integer, Long> blocks = blocks();
        long told = 0;
        long at = 0;
        Sum sum = new Sum(0);
        while (at + block <= wanted.byteSize()) {
            Long found = blocks.get(sum.value());
            if (found != null && agree(at, found, block) == block) {
                long back = back(at, found, told);
                long length = back + agree(at, found, Math.min(wanted.byteSize() - at, present.byteSize() - found));
                bytes(told, at - back);
                piece(found - back, length);
                told = at - back + length;
                at = told;
                sum = at + block <= wanted.byteSize() ? new Sum(at) : sum;
            } else {
                sum.roll(at);
                at++;
            }
        }
        bytes(told, wanted.byteSize());
        out.write(END);
    }

    private Map<Integer, Long> blocks() {
        Map<Integer, Long> blocks = new HashMap<>();
        for (long at = 0; at + block <= present.byteSize(); at += block) {
            int low = 0;
            int high = 0;
            for (int i = 0; i < block; i++) {
                low += present.get(ValueLayout.JAVA_BYTE, at + i);
                high += low;
            }
            blocks.putIfAbsent(Sum.value(low, high), at);
        }
        return blocks;
    }

    /// How many bytes agree from there on, up to a length.
    private long agree(long inWanted, long inPresent, long length) {
        long differs = MemorySegment.mismatch(wanted, inWanted, inWanted + length, present, inPresent,
                inPresent + length);
        return differs < 0 ? length : differs;
    }

    /// How many bytes before agree, too, that were not told yet.
    private long back(long inWanted, long inPresent, long told) {
        long back = 0;
        while (inWanted - back > told && inPresent - back > 0 && wanted.get(ValueLayout.JAVA_BYTE,
                inWanted - back - 1) == present.get(ValueLayout.JAVA_BYTE, inPresent - back - 1)) {
            back++;
        }
        return back;
    }

    private void bytes(long from, long to) throws IOException {
        if (from == to) {
            return;
        }
        bytes += to - from;
        if (bytes > most) {
            throw new IOException("too much of the file changes to keep how it was");
        }
        out.write(BYTES);
        out.writeLong(to - from);
        byte[] buffer = new byte[COPY_BUFFER];
        for (long at = from; at < to;) {
            int count = (int) Math.min(buffer.length, to - at);
            MemorySegment.copy(wanted, ValueLayout.JAVA_BYTE, at, buffer, 0, count);
            out.write(buffer, 0, count);
            at += count;
        }
    }

    private void piece(long from, long length) throws IOException {
        out.write(PIECE);
        out.writeLong(from);
        out.writeLong(length);
    }

    /// The sum over a block of the wanted file, moved on byte by byte.
    private final class Sum {

        private int low;
        private int high;

        Sum(long at) {
            for (int i = 0; i < block && at + i < wanted.byteSize(); i++) {
                low += wanted.get(ValueLayout.JAVA_BYTE, at + i);
                high += low;
            }
        }

        int value() {
            return value(low, high);
        }

        static int value(int low, int high) {
            return low & 0xffff | high << 16;
        }

        /// From the block at a place to the next.
        void roll(long at) {
            byte gone = wanted.get(ValueLayout.JAVA_BYTE, at);
            byte come = at + block < wanted.byteSize() ? wanted.get(ValueLayout.JAVA_BYTE, at + block) : 0;
            low += come - gone;
            high += low - block * gone;
        }
    }
}
