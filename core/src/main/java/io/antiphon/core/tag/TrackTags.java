package io.antiphon.core.tag;

import io.antiphon.core.library.TrackDetails;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A file's tags, understood: what [TagInterpreter] makes of [RawTags]. What is not tagged is absent; nothing is guessed from
/// names of files or folders here.
///
/// @param displayArtist the credit as printed; absent when untagged
/// @param artists empty when untagged
public record TrackTags(@Nullable String title, @Nullable String sortTitle, @Nullable Integer disc,
        @Nullable String discSubtitle, @Nullable Integer number,
        @Nullable String displayArtist, List<CreditTag> artists, @Nullable String displayComposer,
        List<ContributorTag> contributors, AlbumTags album,
        TrackDetails details) {

    public TrackTags {
        artists = List.copyOf(artists);
        contributors = List.copyOf(contributors);
    }
}
