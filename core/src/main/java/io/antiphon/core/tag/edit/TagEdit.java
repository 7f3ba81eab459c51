package io.antiphon.core.tag.edit;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was written into one file.
///
/// @param edit the same for all files of one request
/// @param userName as the account was called then
/// @param path where the file lay, relative to its music folder's root
/// @param digestBefore SHA-256 of the file, in hexadecimal digits
/// @param keptBytes what is kept to undo it; 0 when nothing is any longer
/// @param undoneBy absent until it is undone
public record TagEdit(String id, String edit, UserId user, String userName, Instant at, TrackId track, int musicFolder,
        String path, List<FieldChange> changes, EditState state, String digestBefore, String digestAfter,
        long keptBytes, @Nullable Instant undoneAt, @Nullable String undoneBy) {

    public TagEdit {
        changes = List.copyOf(changes);
    }

    public boolean canBeUndone() {
        return state == EditState.WRITTEN && keptBytes > 0;
    }

    TagEdit written() {
        return new TagEdit(id, edit, user, userName, at, track, musicFolder, path, changes, EditState.WRITTEN,
                digestBefore, digestAfter, keptBytes, null, null);
    }

    TagEdit undone(String by, Instant when) {
        return new TagEdit(id, edit, user, userName, at, track, musicFolder, path, changes, EditState.UNDONE,
                digestBefore, digestAfter, 0, when, by);
    }
}
