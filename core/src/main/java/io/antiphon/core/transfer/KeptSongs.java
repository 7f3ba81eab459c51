package io.antiphon.core.transfer;

import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Songs that came in with what people did elsewhere and that were not here. What was done to them waits until they are.
public interface KeptSongs {

    /// Whose there are any.
    List<UserId> listOwners();

    /// By artist and title.
    ///
    /// @param after the id of the last one that was read; absent for the beginning
    List<KeptSong> list(UserId user, @Nullable String after, int limit);

    /// @return whether there was one
    boolean forget(UserId user, String id);

    /// Looks for all of somebody's, and takes in what was done to those that are here now.
    TransferReport match(UserId user) throws IOException;

    /// @param url where it is at the service; empty when nobody knows
    /// @param deeds how many plays, stars and ratings wait for it
    record KeptSong(String id, String title, String artist, String album, String url, long deeds, Instant keptAt) {}
}
