package io.antiphon.core.playlist.smart;

import java.util.List;

/// The rules of a smart playlist.
///
/// @param orders in turn; none for the order in which tracks were first seen
/// @param random whether the order is any, which then changes now and then
/// @param limit the most tracks, 0 for all
/// @param limitPercent the most of those that are found, 1 at least; 0 for all, and where there is a limit
/// @param offset how many are left out at the beginning
/// @param json as written
public record SmartRules(SmartRule rule, List<Order> orders, boolean random, int limit, int limitPercent, int offset,
        String json) {

    private static final int PERCENT = 100;

    public SmartRules {
        orders = List.copyOf(orders);
    }

    /// How many of these are chosen at most.
    public int limitOf(int found) {
        if (limit > 0 || limitPercent == 0) {
            return limit == 0 ? found : limit;
        }
        return (int) Math.max(Math.min(1, found), (long) found * limitPercent / PERCENT);
    }

    /// One of the things tracks are ordered by.
    public record Order(SmartField field, boolean descending) {}
}
