package io.antiphon.media.tag.format;

import java.io.IOException;

/// Bytes that can be read by position: a file, a part of one, a packet scattered over pages, or memory.
public interface ByteRange {

    long size();

    /// At most `count` bytes from `position` on; fewer, or none, where the range ends. Never more memory is taken than
    /// the range holds, whatever `count` says.
    Bytes read(long position, int count) throws IOException;
}
