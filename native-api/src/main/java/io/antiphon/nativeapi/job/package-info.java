/// Work that takes a while, over `/api/v1`. It must not know how it is done.
@NullMarked
package io.antiphon.nativeapi.job;

import org.jspecify.annotations.NullMarked;
