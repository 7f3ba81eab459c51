package io.antiphon.core.artwork;

import java.io.IOException;
import java.util.List;

/// Scales encoded pictures. Decodes nothing larger than its limits, whatever a header claims.
public interface PictureScaler {

    /// Fits a picture into a square, never enlarging it, and encodes it as JPEG, or PNG when it has transparency.
    ///
    /// @param edge of the square in pixels
    /// @throws IOException when the bytes are no picture, too large, or of a kind that cannot be decoded
    Encoded scale(byte[] original, int edge) throws IOException;

    /// Puts two to four pictures into one square, two in a row, each cut to its middle.
    ///
    /// @param originals those that cannot be decoded leave their place empty
    /// @param edge of the whole square in pixels
    /// @throws IOException when none can be decoded
    Encoded collage(List<byte[]> originals, int edge) throws IOException;

    /// The MIME type of a picture by its first bytes; `application/octet-stream` when it is none.
    String contentTypeOf(byte[] original);

    /// A scaled picture.
    record Encoded(byte[] bytes, String contentType) {}
}
