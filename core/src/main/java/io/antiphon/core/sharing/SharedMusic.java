package io.antiphon.core.sharing;

import io.antiphon.core.library.Viewer;
import java.util.List;
import java.util.Optional;

/// What a visitor of a share sees and may hear: nothing of the owner's stars, ratings and plays.
///
/// @param entries in order, each once; without those whose file is missing
/// @param sight what the owner may see, for looking up covers
/// @param downloadable whether the files may be saved, as the owner may
/// @param maxBitRate the owner's limit in kbit/s; 0 for none
public record SharedMusic(Share share, List<SharedEntry> entries, Viewer sight, boolean downloadable, int maxBitRate) {

    public SharedMusic {
        entries = List.copyOf(entries);
    }

    /// One of the entries; empty for everything that is not shared here.
    ///
    /// @param id the value of a track's or an episode's id
    public Optional<SharedEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().value().equals(id)).findFirst();
    }
}
