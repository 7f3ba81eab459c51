package io.antiphon.core.playlist.smart;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import java.time.Duration;
import java.time.Instant;

/// Finds the tracks that fulfil rules.
@FunctionalInterface
public interface SmartTracks {

    /// As the viewer sees the library and by what the viewer did; missing files and videos are left out.
    ///
    /// @param at the moment that the rules are answered for; the same moment gives the same order when it is any
    Selection select(Viewer viewer, SmartRules rules, Instant at);

    /// The tracks found.
    interface Selection {

        Rows<Annotated<Track>> tracks();

        /// Of all of them together.
        Duration duration();
    }
}
