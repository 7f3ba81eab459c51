package io.antiphon.persistence;

import io.antiphon.core.Sha256;
import java.nio.charset.StandardCharsets;

/// How places that tracks have left are kept in the table `former_place`: paths are too long for keys of some databases.
public final class FormerPlaces {

    private static final int BYTES = 16;

    private FormerPlaces() {}

    /// @param path relative to the music folder's root
    public static String digest(String path) {
        return Sha256.hex(path.getBytes(StandardCharsets.UTF_8), BYTES);
    }
}
