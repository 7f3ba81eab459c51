package io.antiphon.media.ffmpeg;

import io.antiphon.core.streaming.cache.Making;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// What tells players of an M4A exactly where its sound begins and ends. ffmpeg writes the header of a fragmented file before it knows
/// the length; once the file is whole, this puts it into the edit list (ISO/IEC 14496-12, 8.6.6) and the durations, in samples, and
/// in the place of a tag that was reserved for it, iTunes' `iTunSMPB`. No byte moves.
final class GaplessMarks {

    /// Samples of a frame of AAC-LC.
    private static final int FRAME = 1024;
    private static final String MEAN = "com.apple.iTunes";
    private static final String NAME = "iTunSMPB";
    private static final int TEXT_LENGTH = 3 * 9 + 17 + 8 * 9;
    private static final int RESERVED_BOX = 8 + 12 + MEAN.length() + 12 + NAME.length() + 16 + TEXT_LENGTH;
    /// The tag `©too` of an MP4, whose box has the size of the one that takes its place.
    static final String RESERVED_TAG = "encoding_tool=" + " ".repeat(RESERVED_BOX - 8 - 16);
    private static final byte[] TOOL = {(byte) 0xa9, 't', 'o', 'o'};
    private static final int LARGEST_BOX = 16 << 20;

    private GaplessMarks() {}

    /// Work that leaves a marked file.
    static Making afterwards(Making making, Path target) {
        return new Making() {

            @Override
            public void await() throws IOException, InterruptedException {
                making.await();
                write(target);
            }

            @Override
            public void close() {
                making.close();
            }
        };
    }

    /// A file that is not as ffmpeg makes them is left as it is.
    static void write(Path m4a) throws IOException {
        try (FileChannel file = FileChannel.open(m4a, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long frames = 0;
            long samples = 0;
            long moovAt = -1;
            for (long at = 0; at + 8 <= file.size();) {
                ByteBuffer header = read(file, at, 8);
                int size = header.getInt(0);
                int type = header.getInt(4);
                if (size < 8) {
                    return;
                }
                if (type == Mp4.type("moov")) {
                    moovAt = at;
                } else if (type == Mp4.type("moof") && size < LARGEST_BOX) {
                    Mp4.Run run = Mp4.run(read(file, at, size));
                    frames += run.count();
                    samples += run.duration();
                }
                at += size;
            }
            if (moovAt >= 0 && frames > 0) {
                ByteBuffer moov = read(file, moovAt, Math.min(LARGEST_BOX, read(file, moovAt, 8).getInt(0)));
                if (mark(moov, frames * FRAME, samples)) {
                    writeFully(file, moovAt, moov);
                }
            }
        }
    }

    /// @param coded samples that a decoder yields
    /// @param timed samples that the frames' durations say, the encoder's delay included
    private static boolean mark(ByteBuffer moov, long coded, long timed) {
        Optional<Integer> movie = Mp4.find(moov, "moov", "mvhd");
        Optional<Integer> track = Mp4.find(moov, "moov", "trak", "tkhd");
        Optional<Integer> media = Mp4.find(moov, "moov", "trak", "mdia", "mdhd");
        Optional<Integer> edits = Mp4.find(moov, "moov", "trak", "edts", "elst");
        if (movie.isEmpty() || track.isEmpty() || media.isEmpty() || edits.isEmpty()
                || !Mp4.isShort(moov, movie.get(), track.get(), media.get(), edits.get())
                || moov.getInt(edits.get() + 12) != 1) {
            return false;
        }
        int delay = moov.getInt(edits.get() + 20);
        long sound = timed - delay;
        if (delay < 0 || sound <= 0 || timed > Integer.MAX_VALUE || coded < timed) {
            return false;
        }
        moov.putInt(movie.get() + 20, moov.getInt(media.get() + 20));
        moov.putInt(movie.get() + 24, (int) sound);
        moov.putInt(track.get() + 28, (int) sound);
        moov.putInt(media.get() + 24, (int) timed);
        moov.putInt(edits.get() + 16, (int) sound);
        Mp4.find(moov, "moov", "udta", "meta", "ilst", new String(TOOL, StandardCharsets.ISO_8859_1))
                .filter(tag -> moov.getInt(tag) == RESERVED_BOX)
                .ifPresent(tag -> moov.put(tag, itunes(delay, coded - timed, sound)));
        return true;
    }

    private static byte[] itunes(int delay, long padding, long sound) {
        ByteBuffer box = ByteBuffer.allocate(RESERVED_BOX);
        box.putInt(RESERVED_BOX).putInt(Mp4.type("----"));
        box.putInt(12 + MEAN.length()).putInt(Mp4.type("mean")).putInt(0).put(ascii(MEAN));
        box.putInt(12 + NAME.length()).putInt(Mp4.type("name")).putInt(0).put(ascii(NAME));
        box.putInt(16 + TEXT_LENGTH).putInt(Mp4.type("data")).putInt(1).putInt(0);
        box.put(ascii(" 00000000 %08X %08X %016X".formatted(delay, padding, sound) + " 00000000".repeat(8)));
        return box.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static ByteBuffer read(FileChannel file, long at, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(count);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, at + buffer.position()) < 0) {
                throw new IOException("an M4A that ends inside a box");
            }
        }
        return buffer.flip();
    }

    private static void writeFully(FileChannel file, long at, ByteBuffer bytes) throws IOException {
        bytes.rewind();
        while (bytes.hasRemaining()) {
            file.write(bytes, at + bytes.position());
        }
    }
}
