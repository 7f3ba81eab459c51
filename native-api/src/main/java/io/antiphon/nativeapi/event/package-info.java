/// What changed, and the streams that announce it. Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.event;

import org.jspecify.annotations.NullMarked;
