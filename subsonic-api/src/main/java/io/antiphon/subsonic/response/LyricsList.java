package io.antiphon.subsonic.response;

import java.util.List;

/// All lyrics of a song.
public record LyricsList(List<StructuredLyrics> structuredLyrics) {}
