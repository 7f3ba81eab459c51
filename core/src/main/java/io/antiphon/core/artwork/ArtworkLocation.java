package io.antiphon.core.artwork;

import io.antiphon.core.tag.EmbeddedPicture;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a picture lies.
public sealed interface ArtworkLocation {

    /// Equal for equal pictures; changes when the picture does.
    String fingerprint();

    /// An image file in a music folder.
    record ImageFile(Path file, String fingerprint) implements ArtworkLocation {}

    /// A picture that is kept in the database.
    ///
    /// @param bytes reads it; nothing when it is gone
    record Kept(String fingerprint, Supplier<Optional<byte[]>> bytes) implements ArtworkLocation {}

    /// A picture inside a media file.
    record Embedded(Path mediaFile, EmbeddedPicture picture) implements ArtworkLocation {

        @Override
        public String fingerprint() {
            return picture.fingerprint();
        }
    }
}
