/// What a user listened to, and statistics of it, over `/api/v1`; described in `docs/history.md`. It must not know how plays are kept.
@NullMarked
package io.antiphon.nativeapi.history;

import org.jspecify.annotations.NullMarked;
