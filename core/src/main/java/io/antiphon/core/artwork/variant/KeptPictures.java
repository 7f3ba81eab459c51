package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.layer.Layered;
import java.util.List;
import java.util.Optional;

/// Keeps pictures.
public interface KeptPictures {

    void add(KeptPicture picture, byte[] bytes);

    /// The earliest first.
    List<KeptPicture> list(Layered kind, String item);

    Optional<byte[]> findBytes(String id);
}
