package io.antiphon.subsonic.response;

import java.util.List;

/// What everyone plays now.
public record NowPlaying(List<NowPlayingEntry> entry) {}
