package io.antiphon.nativeapi.http;

import org.jspecify.annotations.Nullable;

/// How far somebody has read a list.
///
/// @param offset how many of it were told
/// @param last the id of the last one told, by which the place is found again when the list changed meanwhile; absent at the beginning
public record Place(int offset, @Nullable String last) {

    public static final Place START = new Place(0, null);
}
