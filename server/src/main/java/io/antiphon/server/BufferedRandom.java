package io.antiphon.server;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Secure randomness fetched in blocks: a scan makes hundreds of thousands of ids, and asking for each digit alone is slow.
final class BufferedRandom implements RandomGenerator {

    private static final int BLOCK = 8_192;

    private final SecureRandom source;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).position(BLOCK);

    BufferedRandom(SecureRandom source) {
        this.source = source;
    }

    @Override
    public synchronized long nextLong() {
        return atLeast(Long.BYTES).getLong();
    }

    /// What a digit of an id takes: half of what it would come to by way of [#nextLong()].
    @Override
    public synchronized int nextInt() {
        return atLeast(Integer.BYTES).getInt();
    }

    private ByteBuffer atLeast(int bytes) {
        if (block.remaining() < bytes) {
            source.nextBytes(block.array());
            block.clear();
        }
        return block;
    }
}
