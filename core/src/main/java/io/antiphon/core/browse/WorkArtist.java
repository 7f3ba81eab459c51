package io.antiphon.core.browse;

import io.antiphon.core.library.ArtistCredit;
import java.util.List;

/// Someone credited on tracks of a work.
///
/// @param roles as `artist`, `albumartist`, `composer`, `conductor`; each once
public record WorkArtist(ArtistCredit artist, List<String> roles) {

    public WorkArtist {
        roles = List.copyOf(roles);
    }
}
