package io.antiphon.core.streaming;

import io.antiphon.core.streaming.cache.Making;
import java.io.InputStream;
import java.nio.file.Path;
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

    /// Starts at once to write a file, with a header that tells the length and what the encoder added once it is whole; until then the
    /// header leaves that open. It is written as fast as it can be made, so that others can read it while it grows.
    ///
    /// @param target exists and is empty
    /// @throws io.antiphon.core.LibraryException.Unavailable when the format cannot be made here or too many are
    ///   being made already
    Making transcode(TranscodeRequest request, Path target);
}
