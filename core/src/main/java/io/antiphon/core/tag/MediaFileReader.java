package io.antiphon.core.tag;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Reads what a media file is and says, touching only the bytes that tell it.
///
/// Every implementation must be safe for concurrent use, must end in bounded time and memory whatever the bytes are,
/// and must not write to the file, to standard output or to a log.
public interface MediaFileReader {

    /// @throws UnreadableMediaException when the content is damaged, empty, or not a medium at all
    /// @throws IOException when the file cannot be read: gone, no permission, device error
    MediaFile read(Path file) throws IOException, UnreadableMediaException;

    /// The bytes of the picture that `picture` describes; empty when the file has changed and no longer holds it.
    ///
    /// @param maxBytes a larger picture is answered as empty
    Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes)
            throws IOException, UnreadableMediaException;
}
