/// The library: its scan and what is heard in it. Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.library;

import org.jspecify.annotations.NullMarked;
