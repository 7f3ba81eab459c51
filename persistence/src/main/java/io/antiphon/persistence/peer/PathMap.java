package io.antiphon.persistence.peer;

import java.util.Comparator;
import java.util.Map;

/// Beginnings of paths that are others here.
///
/// @param beginnings theirs to ours
public record PathMap(Map<String, String> beginnings) {

    public PathMap {
        beginnings = Map.copyOf(beginnings);
    }

    /// The longest beginning counts.
    public String map(String path) {
        return beginnings.keySet()
                .stream()
                .filter(begin -> isBelow(path, begin))
                .max(Comparator.comparingInt(String::length))
                .map(begin -> beginnings.getOrDefault(begin, begin) + path.substring(begin.length()))
                .orElse(path);
    }

    private static boolean isBelow(String path, String begin) {
        return path.startsWith(begin)
                && (begin.endsWith("/") || path.length() == begin.length() || path.charAt(begin.length()) == '/');
    }
}
