package io.antiphon.server;

import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads media files with readers that are made for the first of them: finding ffprobe may mean unpacking it.
final class DeferredReader implements MediaFileReader {

    private final Deferred<MediaFileReader> reader;

    DeferredReader(Deferred<MediaFileReader> reader) {
        this.reader = reader;
    }

    @Override
    public MediaFile read(Path file) throws IOException, UnreadableMediaException {
        return reader.get().read(file);
    }

    @Override
    public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes)
            throws IOException, UnreadableMediaException {
        return reader.get().readPicture(file, picture, maxBytes);
    }
}
