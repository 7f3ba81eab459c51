package io.antiphon.subsonic.response;

import java.util.List;

/// What the first search answered.
public record SearchResult(int offset, int totalHits, List<Child> match) {}
