package io.antiphon.nativeapi.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts titles between sound, as players expect that ask with `Icy-MetaData: 1`: after every so many bytes a byte that tells the length
/// of the text in units of 16 bytes, and the text; 0 while the title stays the same.
final class IcyOutput extends OutputStream {

    /// Bytes of sound between two titles: about a second.
    static final int INTERVAL = 16_000;

    private static final int UNIT = 16;
    private static final int MAX_UNITS = 255;

    private final OutputStream out;
    private final Supplier<@Nullable String> title;
    private int left = INTERVAL;
    private @Nullable String told;

    IcyOutput(OutputStream out, Supplier<@Nullable String> title) {
        this.out = out;
        this.title = title;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(left, length - done);
            out.write(buffer, offset + done, part);
            done += part;
            left -= part;
            if (left == 0) {
                out.write(block());
                left = INTERVAL;
            }
        }
    }

    private byte[] block() {
        String now = title.get();
        if (now == null || now.equals(told)) {
            return new byte[1];
        }
        told = now;
        byte[] text = "StreamTitle='%s';".formatted(now).getBytes(StandardCharsets.UTF_8);
        int units = (text.length + UNIT - 1) / UNIT;
        if (units > MAX_UNITS) {
            return new byte[1];
        }
        byte[] block = new byte[1 + units * UNIT];
        block[0] = (byte) units;
        System.arraycopy(text, 0, block, 1, text.length);
        return block;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
