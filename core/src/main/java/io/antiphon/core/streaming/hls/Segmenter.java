package io.antiphon.core.streaming.hls;

import java.io.InputStream;

/// Makes the pieces.
public interface Segmenter {

    /// Whether sound can be encoded here.
    boolean canEncodeSound();

    /// Whether pictures can be encoded here.
    boolean canEncodePictures();

    /// Whether lossless sound can be encoded here.
    boolean canEncodeLossless();

    /// A piece whose times go on where those of the piece before ended. Starts at once; closing the stream ends the work. What is
    /// made of equal requests is the same, so that it may be kept.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made here or too many are being made already
    InputStream segment(SegmentRequest request);

    /// What all pieces of a fragmented MP4 need to be understood: the initialisation section of `EXT-X-MAP`.
    ///
    /// @param request for any of the pieces
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made here or too many are being made already
    InputStream init(SegmentRequest request);
}
