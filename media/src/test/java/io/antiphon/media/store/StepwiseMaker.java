package io.antiphon.media.store;

import io.antiphon.core.streaming.cache.Making;
import io.antiphon.core.streaming.cache.MediaMaker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Writes when it is told to.
final class StepwiseMaker implements MediaMaker, Making {

    final AtomicInteger started = new AtomicInteger();
    final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean failing;
    private volatile Path target = Path.of("");

    @Override
    public Making makeFile(Path file) {
        started.incrementAndGet();
        target = file;
        return this;
    }

    @Override
    public InputStream makeStream() {
        throw new AssertionError("there is room");
    }

    void write(String sound) throws IOException {
        Files.writeString(target, sound, StandardOpenOption.APPEND);
    }

    void finish() {
        done.countDown();
    }

    void fail() {
        failing = true;
        done.countDown();
    }

    @Override
    public void await() throws IOException, InterruptedException {
        done.await();
        if (failing) {
            throw new IOException("it broke");
        }
    }

    @Override
    public void close() {
        failing = true;
        done.countDown();
        ended.countDown();
    }
}
