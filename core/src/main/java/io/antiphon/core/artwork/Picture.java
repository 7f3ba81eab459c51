package io.antiphon.core.artwork;

/// An encoded picture ready to be sent.
///
/// @param contentType `image/jpeg`, `image/png`, `image/webp` or `image/gif`
/// @param etag strong validator without quotes: equal for equal bytes
public record Picture(byte[] bytes, String contentType, String etag) {}
