package io.antiphon.media.tag.format;

import io.antiphon.core.tag.EmbeddedPicture;
import java.io.IOException;

/// A picture and the way to its bytes, which works while the file is open.
public record StoredPicture(EmbeddedPicture description, Content content) {

    /// How a picture's bytes are found.
    @FunctionalInterface
    public interface Content {
        byte[] load() throws IOException;
    }
}
