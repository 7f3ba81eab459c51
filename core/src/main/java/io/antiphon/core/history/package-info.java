/// What a user listened to and when, and what follows from that: most played, when one listens, a year in review. It must not know how
/// plays are kept.
@NullMarked
package io.antiphon.core.history;

import org.jspecify.annotations.NullMarked;
