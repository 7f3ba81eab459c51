package io.antiphon.core.streaming;

import java.io.InputStream;
import java.util.Set;

/// Turns sound files into other formats.
public interface Transcoder {

    /// The formats that can be made here; empty when the tool it needs is missing.
    Set<AudioFormat> formats();

    /// Starts at once; the stream yields sound as it is made. Closing it ends the work and frees everything.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when the format cannot be made here or too many are
    ///   being made already
    InputStream transcode(TranscodeRequest request);
}
