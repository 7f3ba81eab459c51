package io.antiphon.core.streaming.hls;

import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.streaming.cache.MediaMaker;
import io.antiphon.core.streaming.cache.SourceState;
import java.io.IOException;
import java.util.Optional;

/// Pieces that are made once: kept, shared while they are made, made again when their source has changed.
public final class KeptPieces {

    /// Changes when the segmenter makes other bytes of the same request.
    private static final String GENERATION = "hls-1";

    private final Segmenter segmenter;
    private final MediaCache cache;

    public KeptPieces(Segmenter segmenter, MediaCache cache) {
        this.segmenter = segmenter;
        this.cache = cache;
    }

    /// Starts at once. The piece breaks instead of ending when it cannot be made to its end, or when the source changes or vanishes
    /// meanwhile.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made here or too many are being made already
    public MadeMedia open(SegmentRequest request) throws IOException {
        SourceState source = SourceState.of(request.source());
        return cache.open(key("piece", request, source),
                MediaMaker.ofStream(() -> source.guard(segmenter.segment(request))));
    }

    /// What is kept of it.
    public Optional<MadeMedia> find(SegmentRequest request) throws IOException {
        return cache.findComplete(key("piece", request, SourceState.of(request.source())));
    }

    /// What all pieces of a fragmented MP4 need to be understood.
    ///
    /// @param request for any of the pieces
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made here or too many are being made already
    public MadeMedia openInit(SegmentRequest request) throws IOException {
        SegmentRequest first = request.at(0);
        SourceState source = SourceState.of(first.source());
        return cache.open(key("init", first, source), MediaMaker.ofStream(() -> source.guard(segmenter.init(first))));
    }

    private static String key(String part, SegmentRequest request, SourceState source) {
        return String.join("|", GENERATION, part, request.toString(), source.identity());
    }
}
