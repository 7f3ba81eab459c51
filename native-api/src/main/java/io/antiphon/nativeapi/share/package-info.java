/// Shares, over `/api/v1`: what their owners do with them, and how visitors without an account get in. It must not know how sound and
/// pictures are sent, nor any page.
@NullMarked
package io.antiphon.nativeapi.share;

import org.jspecify.annotations.NullMarked;
