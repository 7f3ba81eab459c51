package io.antiphon.core.provider;

import java.time.Duration;
import java.util.List;

/// Recognises sound by its Chromaprint fingerprint.
public interface FingerprintSource {

    /// @param fingerprint compressed and in base64, as `fpcalc` prints it
    /// @param duration of the whole sound
    Lookup<List<ClaimedRecording>> recognise(String fingerprint, Duration duration);
}
