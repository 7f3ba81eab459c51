package io.antiphon.core.streaming.seek;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Finds out where in a file what is heard lies.
public interface SeekTableReader {

    /// Reads as much of the file as that takes: for some, all of it.
    ///
    /// @return empty for files of a kind that cannot be decoded from the middle this way
    Optional<SeekTable> read(Path file) throws IOException;
}
