/// The library as it is browsed and searched, and what people do with it: stars, ratings, collections, relations between tracks, slices.
/// Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.catalogue;

import org.jspecify.annotations.NullMarked;
