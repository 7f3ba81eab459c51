package io.antiphon.subsonic.parameter;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// What the searching chapter takes.
public interface SearchParameters {

    /// `search`. `any` is a text, whatever the specification says of its type.
    record Search(@Nullable String artist, @Nullable String album, @Nullable String title, @Nullable String any,
            @Default("20") @AtLeast(0) @AtMost(500) int count, @Default("0") @AtLeast(0) int offset,
            @Nullable Instant newerThan) {}

    /// `search2`, `search3`. A query that is missing or empty asks for everything.
    record Search3(@Nullable String query, @Default("20") @AtLeast(0) int artistCount,
            @Default("0") @AtLeast(0) int artistOffset,
            @Default("20") @AtLeast(0) int albumCount, @Default("0") @AtLeast(0) int albumOffset,
            @Default("20") @AtLeast(0) int songCount,
            @Default("0") @AtLeast(0) int songOffset, @Nullable Integer musicFolderId) {}
}
