package io.antiphon.core.artwork.variant;

import java.time.Instant;
import java.util.Set;

/// When an album or artist was looked up for pictures, and how that ended.
///
/// @param answered names of the providers that answered, found or not
/// @param wanted names of all that could be asked then, joined by commas
/// @param shown fingerprint of the picture that it shows since; empty for none
/// @param failed whether somebody could not be asked, or a picture not be fetched
/// @param next from when on it is to be looked up anew
public record PictureSearch(Set<String> answered, String wanted, String shown, boolean failed, Instant at,
        Instant next) {

    public PictureSearch {
        answered = Set.copyOf(answered);
    }
}
