package io.antiphon.subsonic.response;

import java.util.List;

/// The jukebox with its queue.
public record JukeboxPlaylist(@Inline JukeboxStatus status, List<Child> entry) {}
