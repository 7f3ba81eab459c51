package io.antiphon.core;

/// A slice of an ordered answer.
///
/// @param offset rows skipped, ≥ 0
/// @param limit rows answered at most, ≥ 0
public record Page(int offset, int limit) {

    public static final Page ALL = new Page(0, Integer.MAX_VALUE);

    public Page {
        if (offset < 0 || limit < 0) {
            throw new IllegalArgumentException("offset %d and limit %d must not be negative".formatted(offset, limit));
        }
    }

    public static Page first(int limit) {
        return new Page(0, limit);
    }
}
