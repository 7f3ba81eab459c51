package io.antiphon.subsonic.response;

import java.util.List;

/// The artists of one letter.
public record IndexID3(String name, List<ArtistID3> artist) {}
