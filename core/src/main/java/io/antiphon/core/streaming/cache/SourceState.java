package io.antiphon.core.streaming.cache;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a source file was like when work on it began. What is made of a file that changed meanwhile may be a part or a mixture.
///
/// @param fileKey tells a file from another that took its name, where the system can tell
public record SourceState(Path file, long size, Instant modified, @Nullable Object fileKey) {

    public static SourceState of(Path file) throws IOException {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
        return new SourceState(file, facts.size(), facts.lastModifiedTime().toInstant(), facts.fileKey());
    }

    /// What belongs into a key: not the file's number, which changes when a disk is mounted anew.
    public String identity() {
        return "%s|%d|%s".formatted(file.toAbsolutePath(), size, modified);
    }

    /// @throws IOException when the file is not what it was, or not there
    public void requireSame() throws IOException {
        SourceState now;
        try {
            now = of(file);
        } catch (IOException e) {
            throw new IOException("%s vanished while it was read".formatted(file.getFileName()), e);
        }
        if (!equals(now)) {
            throw new IOException("%s changed while it was read".formatted(file.getFileName()));
        }
    }

    /// A stream that breaks instead of ending when the file changed.
    public InputStream guard(InputStream stream) {
        return new FilterInputStream(stream) {

            @Override
            public int read() throws IOException {
                int read = in.read();
                check(read);
                return read;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = in.read(buffer, offset, length);
                check(read);
                return read;
            }

            private void check(int read) throws IOException {
                if (read < 0) {
                    requireSame();
                }
            }
        };
    }

    /// Work that fails instead of ending when the file changed.
    public Making guard(Making making) {
        return new Making() {

            @Override
            public void await() throws IOException, InterruptedException {
                making.await();
                requireSame();
            }

            @Override
            public void close() {
                making.close();
            }
        };
    }
}
