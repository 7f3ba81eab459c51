package io.antiphon.persistence.details;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.tag.EmbeddedPicture;
import org.jspecify.annotations.Nullable;

/// Everything of a track that has no column of its own.
///
/// @param picture the cover inside the file, if it holds one
public record TrackDocument(@Nullable String sortTitle, Credits credits, TrackDetails details, AudioProperties audio,
        @Nullable EmbeddedPicture picture) {}
