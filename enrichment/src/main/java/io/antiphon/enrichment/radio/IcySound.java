package io.antiphon.enrichment.radio;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Takes titles out of a stream in which, after every so many bytes of sound, a byte tells the length of a block of text in units of
/// 16 bytes, most often 0. The text reads `StreamTitle='…';StreamUrl='…';` with zeros at its end. There is no other specification
/// than what SHOUTcast's and Icecast's servers send.
final class IcySound extends InputStream {

    private static final int UNIT = 16;
    private static final int MAX_TITLE = 500;
    private static final String KEY = "StreamTitle='";
    private static final String END = "';";
    private static final Charset OTHERWISE = Charset.forName("windows-1252");

    private final InputStream stream;
    private final int interval;
    private int left;
    private volatile @Nullable String title;

    /// @param interval bytes of sound between two blocks, > 0
    IcySound(InputStream stream, int interval) {
        this.stream = stream;
        this.interval = interval;
        this.left = interval;
    }

    /// Null while none was read; empty when the station says that there is none.
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
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            if (!readBlock()) {
                return -1;
            }
            left = interval;
        }
        int read = stream.read(buffer, offset, Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    /// @return whether the stream goes on
    private boolean readBlock() throws IOException {
        int units = stream.read();
        if (units < 0) {
            return false;
        }
        byte[] block = stream.readNBytes(units * UNIT);
        if (block.length < units * UNIT) {
            throw new EOFException("the station ended inside a title");
        }
        String found = units == 0 ? null : titleIn(block);
        if (found != null) {
            title = found;
        }
        return true;
    }

    /// @return null when the block is about something else
    static @Nullable String titleIn(byte[] block) {
        String text = decoded(block);
        int start = text.indexOf(KEY);
        if (start < 0) {
            return null;
        }
        int from = start + KEY.length();
        // A title may hold quotes, even with a semicolon behind; the next key tells where it really ends.
        int next = text.indexOf("';Stream", from);
        int end = next >= 0 ? next : text.lastIndexOf(END);
        String raw = end >= from ? text.substring(from, end) : text.substring(from);
        String clean = raw.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(MAX_TITLE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return clean.strip();
    }

    private static String decoded(byte[] block) {
        int length = block.length;
        while (length > 0 && block[length - 1] == 0) {
            length--;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(block, 0, length)).toString();
        } catch (CharacterCodingException _) {
            return new String(block, 0, length, OTHERWISE);
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
