package io.antiphon.core.artwork;

import java.io.IOException;

/// Scales encoded pictures. Decodes nothing larger than its limits, whatever a header claims.
public interface PictureScaler {

    /// Fits a picture into a square, never enlarging it, and encodes it as JPEG, or PNG when it has transparency.
    ///
    /// @param edge of the square in pixels
    /// @throws IOException when the bytes are no picture, too large, or of a kind that cannot be decoded
    Encoded scale(byte[] original, int edge) throws IOException;

    /// The MIME type of a picture by its first bytes; `application/octet-stream` when it is none.
    String contentTypeOf(byte[] original);

    /// A scaled picture.
    record Encoded(byte[] bytes, String contentType) {}
}
