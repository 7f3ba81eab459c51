/// The sound of tracks and radio stations. Must not know how a request is dispatched.
@NullMarked
package io.antiphon.nativeapi.media;

import org.jspecify.annotations.NullMarked;
