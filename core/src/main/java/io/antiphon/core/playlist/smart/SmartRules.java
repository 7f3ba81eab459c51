package io.antiphon.core.playlist.smart;

import java.util.List;

/// The rules of a smart playlist.
///
/// @param orders in turn; none for the order in which tracks were first seen
/// @param random whether the order is any, which then changes now and then
/// @param limit the most tracks, 0 for all
/// @param offset how many are left out at the beginning
/// @param json as written
public record SmartRules(SmartRule rule, List<Order> orders, boolean random, int limit, int offset, String json) {

    public SmartRules {
        orders = List.copyOf(orders);
    }

    /// One of the things tracks are ordered by.
    public record Order(SmartField field, boolean descending) {}
}
