package io.antiphon.subsonic.response;

import java.util.List;

/// The top folders by letter.
///
/// @param lastModified milliseconds since 1970
public record Indexes(String ignoredArticles, long lastModified, List<Artist> shortcut, List<Index> index,
        Iterable<Child> child) {}
