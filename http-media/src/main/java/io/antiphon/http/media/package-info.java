/// Sending files and made media over HTTP: ranges, validators, conditions, and the shortest way for the bytes. What both APIs need for it and
/// what the listener must offer. Must not know what the files are, who asks, or how an API is spelled.
@NullMarked
package io.antiphon.http.media;

import org.jspecify.annotations.NullMarked;
