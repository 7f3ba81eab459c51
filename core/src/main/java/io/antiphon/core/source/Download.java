package io.antiphon.core.source;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file that somebody has fetched into a music folder by its address.
///
/// @param track what it is here; absent unless it is placed
/// @param note why it is not, for people
public record Download(String id, UserId owner, String url, int musicFolder, State state, @Nullable TrackId track,
        String note, Instant createdAt, Instant changedAt) {

    /// How far it is. Their names are kept.
    public enum State {
        WAITING, PLACED, REFUSED, FAILED, CANCELLED
    }

    Download now(State how, @Nullable TrackId where, String why, Instant at) {
        return new Download(id, owner, url, musicFolder, how, where, why, createdAt, at);
    }
}
