package io.antiphon.core.upload;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One file on its way into a music folder.
///
/// @param fileName as the sender calls it; says nothing about where it will lie
/// @param size in bytes, announced at the beginning
/// @param received how many bytes are safe on the disk
/// @param path of the track, relative to the music folder's root; absent until it is placed
/// @param known whether the sound was in the library before, so that nothing was placed
/// @param note why it was refused, or why the check has to wait
/// @param changedAt of the last bytes, and of the last change of the state
public record Upload(String id, UserId owner, String fileName, long size, int musicFolder, long received,
        UploadState state, @Nullable TrackId track, @Nullable String path, boolean known, @Nullable String note,
        Instant createdAt, Instant changedAt) {

    Upload withReceived(long bytes, Instant now) {
        return new Upload(id, owner, fileName, size, musicFolder, bytes,
                bytes == size ? UploadState.CHECKING : UploadState.RECEIVING, track, path, known, note, createdAt, now);
    }

    Upload waiting(String why) {
        return new Upload(id, owner, fileName, size, musicFolder, received, UploadState.CHECKING, track, path, known,
                why, createdAt, changedAt);
    }

    Upload refused(String why, Instant now) {
        return new Upload(id, owner, fileName, size, musicFolder, received, UploadState.REFUSED, null, null, false, why,
                createdAt, now);
    }

    /// @param folder the music folder that the track lies in
    Upload placed(TrackId where, int folder, String at, boolean before, Instant now) {
        return new Upload(id, owner, fileName, size, folder, received, UploadState.PLACED, where, at, before, null,
                createdAt, now);
    }
}
