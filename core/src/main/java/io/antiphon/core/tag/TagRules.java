package io.antiphon.core.tag;

import java.util.List;

/// How values that hold several things are taken apart, for taggers that know no multiple values.
///
/// @param artistSeparators texts that stand between artists inside one `ARTIST` value, where no `ARTISTS` field tells them
///   apart; compared without case
/// @param genreSeparators texts that stand between genres inside one `GENRE` value
public record TagRules(List<String> artistSeparators, List<String> genreSeparators) {

    public static final TagRules DEFAULT = new TagRules(List.of(" / ", " feat. ", " feat ", " ft. ", " ft ", "; "),
            List.of(";", "/", ","));

    public TagRules {
        artistSeparators = List.copyOf(artistSeparators);
        genreSeparators = List.copyOf(genreSeparators);
    }
}
