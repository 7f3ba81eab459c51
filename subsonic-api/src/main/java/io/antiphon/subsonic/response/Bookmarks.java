package io.antiphon.subsonic.response;

import java.util.List;

/// A user's bookmarks.
public record Bookmarks(List<Bookmark> bookmark) {}
