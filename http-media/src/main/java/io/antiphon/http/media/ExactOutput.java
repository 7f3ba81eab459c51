package io.antiphon.http.media;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/// Sends exactly as many bytes as were promised: cuts what is too much, and fills up with zeros, which players skip.
public final class ExactOutput extends FilterOutputStream {
    private long left;

    /// @param length bytes
    public ExactOutput(OutputStream out, long length) {
        super(out);
        left = length;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        int allowed = (int) Math.min(left, count);
        if (allowed > 0) {
            out.write(bytes, offset, allowed);
            left -= allowed;
        }
    }

    public void fill() throws IOException {
        byte[] zeros = new byte[8192];
        while (left > 0) {
            write(zeros, 0, zeros.length);
        }
    }
}
