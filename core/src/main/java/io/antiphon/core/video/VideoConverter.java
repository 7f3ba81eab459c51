package io.antiphon.core.video;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/// Makes other videos of video files.
public interface VideoConverter {

    /// Whether pictures can be encoded here.
    boolean canConvert();

    /// An MP4 in fragments. Starts at once; closing the stream ends the work.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made here or too many are being made already
    InputStream convert(VideoRequest request);

    /// Subtitles inside a file as SubRip text.
    ///
    /// @param stream its number in the file
    String subtitles(Path file, int stream) throws IOException;
}
