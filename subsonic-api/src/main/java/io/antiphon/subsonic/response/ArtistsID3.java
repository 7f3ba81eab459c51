package io.antiphon.subsonic.response;

/// All artists by letter.
public record ArtistsID3(String ignoredArticles, Iterable<IndexID3> index) {}
