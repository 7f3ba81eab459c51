package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// What somebody wrote about an artist or an album.
///
/// @param text plain, paragraphs parted by an empty line
/// @param language ISO 639-1; absent when unknown
/// @param url where the whole of it is read
/// @param licence under which the text may be shown, as its source names it
public record Biography(String text, @Nullable String language, @Nullable String url, @Nullable String licence) {}
