package io.antiphon.core.tag.edit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Where edits are kept. Every call is durable when it returns.
public interface TagEdits {

    /// Adds it, or puts it in the place of the one with its id.
    void save(TagEdit edit);

    void delete(String id);

    /// The one with this id, or all of the request with this id.
    List<TagEdit> find(String id);

    /// Of tracks in these music folders, the latest first.
    ///
    /// @param before the id of the last one that was read; absent for the beginning
    List<TagEdit> list(Set<Integer> musicFolders, @Nullable String before, int limit);

    List<TagEdit> listWriting();

    /// Those that can be undone, the latest first.
    List<Kept> listKept();

    /// Nothing is kept for this one any longer.
    void forgetKept(String id);

    /// @param bytes that are kept
    record Kept(String id, long bytes) {}
}
