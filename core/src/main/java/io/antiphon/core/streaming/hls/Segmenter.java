package io.antiphon.core.streaming.hls;

import java.io.InputStream;

/// Makes the pieces.
public interface Segmenter {

    /// Whether sound can be encoded here.
    boolean canEncodeSound();

    /// Whether pictures can be encoded here.
    boolean canEncodePictures();

    /// An MPEG transport stream whose times go on where those of the piece before ended. Starts at once; closing the stream ends
    /// the work.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made here or too many are being made already
    InputStream segment(SegmentRequest request);
}
