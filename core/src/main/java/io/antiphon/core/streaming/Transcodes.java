package io.antiphon.core.streaming;

import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.core.streaming.cache.Making;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.streaming.cache.MediaMaker;
import io.antiphon.core.streaming.cache.SourceState;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Transcodes that are made once: kept, shared while they are made, made again when their source has changed. One that begins inside
/// the sound is a thing of its own, kept within a share of the room; it is cut from the whole when that is kept, else made.
public final class Transcodes {

    /// Changes when the transcoder makes other bytes of the same request.
    private static final String GENERATION = "1";

    private final Transcoder transcoder;
    private final MediaCache cache;

    public Transcodes(Transcoder transcoder, MediaCache cache) {
        this.transcoder = transcoder;
        this.cache = cache;
    }

    /// What can be made here.
    public Set<AudioFormat> formats() {
        return transcoder.formats();
    }

    /// Starts at once. The sound breaks instead of ending when it cannot be made to its end, or when the source changes or vanishes
    /// meanwhile.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when the format cannot be made here or too many are
    ///   being made already
    public MadeMedia open(TranscodeRequest request) throws IOException {
        SourceState source = SourceState.of(request.source());
        Maker maker = new Maker(transcoder, source, request);
        if (!request.start().isPositive()) {
            return cache.open(key(source, request), maker);
        }
        Optional<Path> whole = findWhole(source, request);
        return cache.openPart(partKey(source, request),
                whole.<MediaMaker>map(file -> new Cutter(maker, file)).orElse(maker));
    }

    /// What is kept of it.
    public Optional<MadeMedia> find(TranscodeRequest request) throws IOException {
        SourceState source = SourceState.of(request.source());
        return request.start().isPositive() ? cache.findCompletePart(partKey(source, request))
                : cache.findComplete(key(source, request));
    }

    /// Lossless sound is better made anew: its header tells the whole's length and digest.
    private Optional<Path> findWhole(SourceState source, TranscodeRequest request) {
        return request.format().isLossless() ? Optional.empty()
                : cache.findComplete(key(source, request))
                        .filter(MadeMedia.Complete.class::isInstance)
                        .flatMap(made -> ((MadeMedia.Complete) made).findFile());
    }

    private static String partKey(SourceState source, TranscodeRequest request) {
        return key(source, request) + "|" + request.start().toMillis();
    }

    private static String key(SourceState source, TranscodeRequest request) {
        return String.join("|", GENERATION, request.format().name(), Integer.toString(request.bitRate()),
                Integer.toString(request.samplingRate()), Integer.toString(request.channelCount()),
                new TreeMap<>(request.tags()).toString(), source.identity());
    }

    private record Maker(Transcoder transcoder, SourceState source, TranscodeRequest request) implements MediaMaker {

        @Override
        public Making makeFile(Path target) {
            return source.guard(transcoder.transcode(request, target));
        }

        @Override
        public InputStream makeStream() {
            return source.guard(transcoder.transcode(request));
        }
    }

    /// Takes from what is kept; without room for another file, makes it.
    private record Cutter(Maker maker, Path whole) implements MediaMaker {

        @Override
        public Making makeFile(Path target) {
            TranscodeRequest request = maker.request();
            return maker.transcoder().cut(whole, request.format(), request.start(), target);
        }

        @Override
        public InputStream makeStream() {
            return maker.makeStream();
        }
    }
}
