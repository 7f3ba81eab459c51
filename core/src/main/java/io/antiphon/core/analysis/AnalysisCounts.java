package io.antiphon.core.analysis;

import java.time.Duration;

/// How far the analysis is.
///
/// @param tracks    in the library, without missing ones and videos
/// @param analysed  of them, those with a result
/// @param failed    of them, those that cannot be decoded
/// @param remaining duration of those that are left
public record AnalysisCounts(long tracks, long analysed, long failed, Duration remaining) {

    public static final AnalysisCounts NONE = new AnalysisCounts(0, 0, 0, Duration.ZERO);

    AnalysisCounts withAnalysed(Duration duration) {
        return new AnalysisCounts(tracks, analysed + 1, failed, less(duration));
    }

    AnalysisCounts withFailed(Duration duration) {
        return new AnalysisCounts(tracks, analysed, failed + 1, less(duration));
    }

    private Duration less(Duration duration) {
        Duration rest = remaining.minus(duration);
        return rest.isNegative() ? Duration.ZERO : rest;
    }
}
