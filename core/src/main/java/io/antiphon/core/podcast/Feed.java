package io.antiphon.core.podcast;

import java.util.List;

/// A feed as it was read.
///
/// @param entries the newest first, without those that hold neither sound nor video
public record Feed(ChannelAbout about, List<FeedEntry> entries, FeedValidators validators) {

    public Feed {
        entries = List.copyOf(entries);
    }
}
