package io.antiphon.core.provider;

import java.util.List;

/// Finds recordings: all that could be meant, best first, at most a few dozen.
public interface RecordingFinder {

    Lookup<List<ClaimedRecording>> findRecordings(RecordingQuery query);
}
