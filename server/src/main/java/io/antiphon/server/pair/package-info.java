/// The page that a phone's camera opens when it sees a pairing code: asks, and then shows what a Subsonic app is to be told.
/// Knows pairing and HTML; must not know how codes are armed or kept.
@NullMarked
package io.antiphon.server.pair;

import org.jspecify.annotations.NullMarked;
