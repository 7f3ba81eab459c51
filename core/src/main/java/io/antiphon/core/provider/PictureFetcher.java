package io.antiphon.core.provider;

/// Fetches pictures that were offered.
@FunctionalInterface
public interface PictureFetcher {

    /// @return the encoded bytes, which begin as those of a picture do; nothing when there is no such picture any more
    Lookup<byte[]> fetch(OfferedImage image);
}
