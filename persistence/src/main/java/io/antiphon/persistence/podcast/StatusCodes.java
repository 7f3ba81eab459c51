package io.antiphon.persistence.podcast;

import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.PodcastStatus;

/// The numbers that stand for states in the columns. They are written down here, as the order of an enum may change.
final class StatusCodes {

    private StatusCodes() {}

    static int of(PodcastStatus status) {
        return switch (status) {
            case NEW -> 0;
            case DOWNLOADING -> 1;
            case COMPLETED -> 2;
            case ERROR -> 3;
            case DELETED -> 4;
            case SKIPPED -> 5;
        };
    }

    static PodcastStatus status(int code) {
        return switch (code) {
            case 1 -> PodcastStatus.DOWNLOADING;
            case 2 -> PodcastStatus.COMPLETED;
            case 3 -> PodcastStatus.ERROR;
            case 4 -> PodcastStatus.DELETED;
            case 5 -> PodcastStatus.SKIPPED;
            default -> PodcastStatus.NEW;
        };
    }

    static int of(ExplicitStatus status) {
        return switch (status) {
            case UNKNOWN -> 0;
            case CLEAN -> 1;
            case EXPLICIT -> 2;
        };
    }

    static ExplicitStatus explicit(int code) {
        return switch (code) {
            case 1 -> ExplicitStatus.CLEAN;
            case 2 -> ExplicitStatus.EXPLICIT;
            default -> ExplicitStatus.UNKNOWN;
        };
    }
}
