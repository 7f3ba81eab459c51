package io.antiphon.core.video;

import java.time.Duration;

/// A text and when it is shown.
///
/// @param text plain but for `<i>`, `<b>` and `<u>`; lines end with `\n`
record Cue(Duration start, Duration end, String text) {}
