package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Layered;
import java.util.List;
import java.util.Optional;

/// What is left to look up, and how what was looked up ended. The queue is what has no end yet: nothing else needs to be kept for a
/// restart. Missing things and videos are left out.
public interface EnrichmentStore {

    /// Albums that are pending or waiting, by row.
    ///
    /// @param afterRow only those with higher rows
    List<PendingAlbum> listAlbums(int afterRow, int count);

    /// Tracks that are pending or waiting, by row.
    ///
    /// @param afterRow only those with higher rows
    /// @param settled whether only those whose album is neither pending nor waiting
    List<PendingTrack> listTracks(int afterRow, int count, boolean settled);

    Optional<ItemState> findState(Layered kind, String item);

    EnrichmentCounts count();

    /// Those that failed, the latest first.
    List<ItemState> listFailures(int count);

    /// All at once: how look-ups ended, what was found, and what of it was taken over. Of the same claim of the same provider the later
    /// candidate replaces the earlier one, unless somebody looked at that.
    void save(List<ItemState> states, List<Candidate> candidates, List<Step> steps);

    /// So that it is looked up anew.
    void forget(Layered kind, String item);

    /// So that all that failed is looked up anew.
    void forgetFailures();

    boolean isPaused();

    void setPaused(boolean paused);
}
