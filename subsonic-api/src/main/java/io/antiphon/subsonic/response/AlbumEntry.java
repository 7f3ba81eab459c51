package io.antiphon.subsonic.response;

/// An album in a list for clients that browse folders: a `Child`, and two members of `AlbumID3` that the documentation's samples of
/// such lists show.
public record AlbumEntry(@Inline Child child, @OnlyInJson String name, @OnlyInJson int songCount) {}
