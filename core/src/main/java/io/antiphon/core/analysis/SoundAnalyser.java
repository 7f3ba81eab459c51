package io.antiphon.core.analysis;

import io.antiphon.core.library.AudioProperties;
import java.io.IOException;
import java.nio.file.Path;

/// Listens to files.
public interface SoundAnalyser extends AutoCloseable {

    /// Grows whenever the results would be others.
    int version();

    /// Decodes a file once and measures everything. Takes seconds; several threads may call it at once.
    ///
    /// @param audio what is known of the file
    /// @throws UndecodableSoundException when the file itself is to blame
    /// @throws IOException when it cannot be reached now, or this was closed
    SoundAnalysis analyse(Path file, AudioProperties audio) throws IOException, UndecodableSoundException;

    /// Ends what is running at once.
    @Override
    void close();
}
