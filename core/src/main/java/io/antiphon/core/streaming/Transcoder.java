package io.antiphon.core.streaming;

import io.antiphon.core.streaming.cache.Making;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
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

    /// Starts at once to write what of a finished transcode begins at a moment, without coding anything anew. It begins with the
    /// first whole frame at or after the moment.
    ///
    /// @param whole what this transcoder made of a request for `format`; it may be deleted while it is read
    /// @param target exists and is empty
    /// @throws io.antiphon.core.LibraryException.Unavailable when too much is being made already
    Making cut(Path whole, AudioFormat format, Duration start, Path target);
}
