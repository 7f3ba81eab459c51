package io.antiphon.core.source;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A source that somebody named.
///
/// @param address a path or an address of the web, without name and password
/// @param account the name there; absent for none
/// @param sealed the password there, encrypted in the context of [#context]; absent for none
/// @param musicFolder where files are placed
/// @param owner in whose name files are placed
/// @param importing whether it is being brought in, or is to be, also after a restart
/// @param note how it last ended, for people
public record MusicSource(String id, String name, SourceKind kind, String address, @Nullable String account,
        byte @Nullable [] sealed, int musicFolder, UserId owner, boolean importing, String note, Instant createdAt) {

    /// What the password belongs to.
    public static String context(String id) {
        return "source " + id;
    }

    /// Without the password.
    @Override
    public String toString() {
        return "MusicSource[id=%s, name=%s, kind=%s]".formatted(id, name, kind);
    }
}
