/// Media that is costly to make, kept on disk under a bound and shared while it is being made: one maker, many readers. Must not know
/// what is made or how, nor who reads it.
@NullMarked
package io.antiphon.core.streaming.cache;

import org.jspecify.annotations.NullMarked;
