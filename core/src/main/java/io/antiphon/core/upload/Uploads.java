package io.antiphon.core.upload;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where uploads are kept. Every call is durable when it returns.
public interface Uploads {

    Optional<Upload> find(String id);

    /// Somebody's, the latest first.
    ///
    /// @param before the id of the last one that was read; absent for the beginning
    List<Upload> list(UserId owner, @Nullable String before, int limit);

    /// Those of everybody that are not over, the oldest first.
    List<Upload> listOpen();

    /// Adds it, or puts it in the place of the one with its id.
    void save(Upload upload);

    void delete(String id);

    /// Forgets those that were over before a moment.
    void prune(Instant before);

    /// A track with this sound that is there, in one of these music folders.
    Optional<Place> findSound(AudioSignature sound, Set<Integer> musicFolders);

    /// @param path relative to the music folder's root
    record Place(TrackId track, int musicFolder, String path) {}
}
