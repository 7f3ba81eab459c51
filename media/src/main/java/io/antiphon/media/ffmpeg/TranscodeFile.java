package io.antiphon.media.ffmpeg;

import io.antiphon.core.streaming.cache.Making;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that one ffmpeg process writes.
final class TranscodeFile implements Making {

    private static final long LOOK_MILLIS = 1_000;

    private final RunningProcess process;
    private final Path target;

    TranscodeFile(RunningProcess process, Path target) {
        this.process = process;
        this.target = target;
    }

    @Override
    public void await() throws IOException, InterruptedException {
        long size = 0;
        process.awaited();
        while (!process.waitFor(LOOK_MILLIS)) {
            long now = Files.size(target);
            if (now > size) {
                size = now;
                process.awaited();
            }
        }
        if (process.hasEnded()) {
            throw new IOException("the transcode of %s was ended".formatted(process.name()));
        }
        process.requireSuccess();
        if (Files.size(target) == 0) {
            throw new IOException("ffmpeg made nothing of %s".formatted(process.name()));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
