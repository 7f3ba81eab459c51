package io.antiphon.subsonic.response;

/// A genre with how much of it there is.
public record Genre(@Text String value, int songCount, int albumCount) {}
