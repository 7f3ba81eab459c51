package io.antiphon.subsonic.response;

/// Any list of songs: `randomSongs`, `songsByGenre`, `similarSongs`, `similarSongs2`, `topSongs`.
public record Songs(Iterable<Child> song) {}
