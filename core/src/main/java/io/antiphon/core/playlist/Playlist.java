package io.antiphon.core.playlist;

import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list of tracks that someone made.
///
/// @param ownerName the owner's user name
/// @param published whether every user may see it
/// @param sharedWith names of the users who may see it beside its owner
/// @param trackCount entries, missing files included
/// @param readOnly whether it follows a file or rules and so cannot be edited by hand
/// @param rules that choose its tracks anew for everyone who asks; absent when it has entries
public record Playlist(PlaylistId id, String name, @Nullable String comment, UserId owner, String ownerName,
        boolean published, List<String> sharedWith,
        int trackCount, Duration duration, Instant createdAt, Instant changedAt, boolean readOnly,
        @Nullable SmartRules rules) {

    public Playlist {
        sharedWith = List.copyOf(sharedWith);
    }

    /// With what its rules choose at a moment.
    Playlist chosen(int tracks, Duration length, Instant at) {
        return new Playlist(id, name, comment, owner, ownerName, published, sharedWith, tracks, length, createdAt, at,
                readOnly, rules);
    }
}
