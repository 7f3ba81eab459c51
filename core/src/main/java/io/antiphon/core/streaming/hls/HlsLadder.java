package io.antiphon.core.streaming.hls;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.video.PictureSize;
import io.antiphon.core.video.VideoFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The qualities that a medium is offered in when nobody asks for special ones: a few steps below what the source has, and the
/// source's own samples when it is lossless. A middle one comes first, as players begin with the first.
final class HlsLadder {
    private static final int[] SOUND = {160, 96, 256};
    private static final int[] PICTURES = {1200, 500, 2500, 5000, 8000};
    private static final int LEAST_PICTURES = 500;
    private static final int LEAST_SOUND = 96;
    private static final int ROOM = 5;
    private static final int MOST_BITS = 24;
    private static final int MOST_RATE = 192_000;
    private static final Set<String> LOSSLESS = Set.of("flac", "alac", "pcm", "wavpack", "ape", "tta", "tak",
            "shorten");

    private HlsLadder() {}

    /// One of the steps.
    record Step(Rendition rendition, Packaging packaging, int averageBitRate) {}

    /// @param limit kbit/s; 0 for none
    static List<Step> of(HlsMedium medium, int limit, boolean canEncodeLossless) {
        VideoFacts facts = medium.facts();
        return facts == null ? sound(medium.track().audio(), limit, canEncodeLossless) : pictures(facts, limit);
    }

    private static List<Step> sound(AudioProperties source, int limit, boolean canEncodeLossless) {
        boolean lossless = source.bitDepth() > 0;
        int most = lossless || source.bitRate() == 0 ? Integer.MAX_VALUE : source.bitRate() * ROOM / 4;
        List<Step> steps = new ArrayList<>();
        for (int rate : SOUND) {
            if (rate <= most && (limit == 0 || rate <= limit)) {
                steps.add(new Step(new Rendition(rate, 0, 0), Packaging.FMP4, 0));
            }
        }
        if (steps.isEmpty()) {
            int rate = limit == 0 ? LEAST_SOUND : Math.min(limit, LEAST_SOUND);
            steps.add(new Step(new Rendition(Math.max(rate, 32), 0, 0), Packaging.FMP4, 0));
        }
        if (limit == 0 && canEncodeLossless && fitsFlac(source)) {
            int samples = source.samplingRate() / 1000 * source.bitDepth() * source.channelCount();
            steps.add(new Step(new Rendition(samples, 0, 0), Packaging.FMP4_FLAC, source.bitRate()));
        }
        return steps;
    }

    /// FLAC holds 24 bits everywhere, and blocks must be whole samples.
    private static boolean fitsFlac(AudioProperties source) {
        return LOSSLESS.contains(source.codec()) && source.bitDepth() > 0 && source.bitDepth() <= MOST_BITS
                && source.samplingRate() <= MOST_RATE && source.channelCount() > 0 && source.channelCount() <= 8
                && source.samplingRate() > 0
                && Segments.LOSSLESS_GRID.toMillis() * source.samplingRate() % 1000 == 0;
    }

    private static List<Step> pictures(VideoFacts facts, int limit) {
        PictureSize own = new PictureSize(facts.width() - facts.width() % 2, facts.height() - facts.height() % 2);
        int most = facts.bitRate() == 0 ? Integer.MAX_VALUE : Math.max(LEAST_PICTURES, facts.bitRate() * ROOM / 4);
        List<Step> steps = new ArrayList<>();
        for (int rate : PICTURES) {
            if (rate <= most && (limit == 0 || rate <= limit)) {
                steps.add(step(rate, own));
            }
        }
        if (steps.isEmpty()) {
            steps.add(step(limit == 0 ? LEAST_PICTURES : Math.max(100, Math.min(limit, LEAST_PICTURES)), own));
        }
        return steps;
    }

    private static Step step(int bitRate, PictureSize own) {
        PictureSize size = PictureSize.forBitRate(bitRate, own);
        return new Step(new Rendition(bitRate, size.width(), size.height()), Packaging.FMP4, 0);
    }
}
