package io.antiphon.subsonic.response;

import java.util.List;

/// The folders of one letter.
public record Index(String name, List<Artist> artist) {}
