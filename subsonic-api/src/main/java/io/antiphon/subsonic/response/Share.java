package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Music behind a public link.
public record Share(String id, String url, @Nullable String description, String username, Instant created,
        @Nullable Instant expires, @Nullable Instant lastVisited, int visitCount, List<Child> entry) {}
