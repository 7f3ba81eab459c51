package io.antiphon.core.video;

import io.antiphon.core.library.Track;
import io.antiphon.core.streaming.StreamRequest;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides what of a video is sent: the file as it is unless a limit, a size, a start or a wish for MP4 speaks against it.
public final class VideoPlanner {
    private static final Set<String> MP4 = Set.of("mp4", "m4v");
    private static final int LEAST_BIT_RATE = 100;

    private VideoPlanner() {}

    /// @param accountMaxBitRate kbit/s; 0 for no limit
    /// @param converted whether a video made for streaming is preferred
    /// @return empty for the file as it is
    public static Optional<VideoRequest> plan(Track track, Path file, VideoFacts facts, StreamRequest request,
            @Nullable PictureSize size, boolean converted,
            int accountMaxBitRate) {
        String format = request.format() == null ? "" : request.format().toLowerCase(Locale.ROOT);
        if (format.equals("raw")) {
            return Optional.empty();
        }
        int limit = lower(request.maxBitRate(), accountMaxBitRate);
        boolean fits = limit == 0 || facts.bitRate() > 0 && facts.bitRate() <= limit;
        boolean container = MP4.contains(track.file().suffix()) || !MP4.contains(format) && !converted;
        boolean sameSize = size == null || size.width() >= facts.width() && size.height() >= facts.height();
        if (fits && container && sameSize && request.start().isZero()) {
            return Optional.empty();
        }
        PictureSize own = new PictureSize(facts.width(), facts.height());
        PictureSize wanted = size == null ? own : own.within(size);
        int bitRate = fits ? 0 : Math.max(LEAST_BIT_RATE, limit);
        PictureSize made = fits && wanted.equals(own) ? PictureSize.SAME : PictureSize.forBitRate(bitRate, wanted);
        return Optional.of(new VideoRequest(file, facts, made.equals(own) ? PictureSize.SAME : made, bitRate, null,
                request.start()));
    }

    private static int lower(int one, int other) {
        return one <= 0 || other <= 0 ? Math.max(0, Math.max(one, other)) : Math.min(one, other);
    }
}
