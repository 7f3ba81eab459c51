package io.antiphon.subsonic.endpoint;

import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.streaming.hls.SegmentRequest;
import java.io.IOException;
import java.util.Optional;

/// The piece that a request makes.
record KeptPiece(KeptPieces pieces, SegmentRequest request) implements Reply.Kept {

    @Override
    public MadeMedia open() throws IOException {
        return pieces.open(request);
    }

    @Override
    public Optional<MadeMedia> find() throws IOException {
        return pieces.find(request);
    }
}
