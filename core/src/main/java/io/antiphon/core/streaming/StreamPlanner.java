package io.antiphon.core.streaming;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Track;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what to send: the file as it is unless something speaks against it. `raw` is always obeyed; the lower of the player's
/// and the account's bit rate is a limit for everything else; a format is a wish that is granted when it can be made here; and a
/// start inside the sound needs new sound. Of a video, only its sound is made here, when a format of sound is asked for.
public final class StreamPlanner {
    private static final String RAW = "raw";
    private static final int LEAST_BIT_RATE = 32;

    private final Set<AudioFormat> available;

    /// @param available what the transcoder here can make
    public StreamPlanner(Set<AudioFormat> available) {
        this.available = Set.copyOf(available);
    }

    /// @param accountMaxBitRate kbit/s; 0 for no limit
    public StreamPlan plan(Track track, StreamRequest request, int accountMaxBitRate) {
        return plan(StreamSource.of(track), request, accountMaxBitRate);
    }

    /// @param accountMaxBitRate kbit/s; 0 for no limit
    public StreamPlan plan(StreamSource source, StreamRequest request, int accountMaxBitRate) {
        if (RAW.equalsIgnoreCase(request.format())) {
            return new StreamPlan.Raw();
        }
        int limit = lowerLimit(request.maxBitRate(), accountMaxBitRate);
        if (source.video()) {
            return wished(request.format()).filter(format -> limit == 0 || !format.isLossless())
                    .<StreamPlan>map(format -> new StreamPlan.Transcoded(format, bitRate(format, source.audio(), limit),
                            request.start()))
                    .orElseGet(StreamPlan.Raw::new);
        }
        boolean fits = fits(source.audio(), limit);
        boolean fromStart = request.start().isZero();
        Optional<AudioFormat> wished = wished(request.format());
        if (fits && fromStart && wished.map(format -> isAlready(source, format)).orElse(true)) {
            return new StreamPlan.Raw();
        }
        AudioFormat target = target(source, wished.orElse(null), limit);
        return target == null
                ? new StreamPlan.Raw()
                : new StreamPlan.Transcoded(target, bitRate(target, source.audio(), limit), request.start());
    }

    private Optional<AudioFormat> wished(@Nullable String format) {
        return Optional.ofNullable(format).flatMap(AudioFormat::ofSuffix).filter(available::contains);
    }

    private @Nullable AudioFormat target(StreamSource source, @Nullable AudioFormat wished, int limit) {
        if (wished != null && (limit == 0 || !wished.isLossless())) {
            return wished;
        }
        Optional<AudioFormat> own = AudioFormat.ofSuffix(source.suffix()).filter(available::contains);
        if (own.isPresent() && isAlready(source, own.get()) && (limit == 0 || !own.get().isLossless())) {
            return own.get();
        }
        return available.contains(AudioFormat.MP3) ? AudioFormat.MP3
                : available.stream().filter(format -> !format.isLossless()).min(AudioFormat::compareTo).orElse(null);
    }

    private static boolean isAlready(StreamSource source, AudioFormat format) {
        return source.audio().codec().equals(format.codec())
                && (source.suffix().equals(format.suffix()) || !format.isLossless());
    }

    /// A bit rate that is not known cannot be said to fit.
    private static boolean fits(AudioProperties audio, int limit) {
        return limit == 0 || audio.bitRate() > 0 && audio.bitRate() <= limit;
    }

    /// Never more than the source has to offer, as that would only be longer.
    private static int bitRate(AudioFormat target, AudioProperties source, int limit) {
        if (target.isLossless()) {
            return 0;
        }
        int rate = limit == 0 ? target.defaultBitRate() : limit;
        boolean lossy = source.bitDepth() == 0 && source.bitRate() > 0;
        return Math.max(LEAST_BIT_RATE, lossy ? Math.min(rate, source.bitRate()) : rate);
    }

    private static int lowerLimit(int one, int other) {
        if (one <= 0 || other <= 0) {
            return Math.max(0, Math.max(one, other));
        }
        return Math.min(one, other);
    }
}
