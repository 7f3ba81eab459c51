package io.antiphon.core.provider;

import org.jspecify.annotations.Nullable;

/// Words of a song.
///
/// @param plain lines without times; absent when only timed ones are there
/// @param timed as an LRC document; absent when only plain ones are there
/// @param instrumental whether there is nothing to sing
/// @param language ISO 639; absent when unknown
public record OfferedLyrics(@Nullable String plain, @Nullable String timed, boolean instrumental,
        @Nullable String language) {}
