/// Settings over `/api/v1`: what the server runs with, and what users set for themselves. It must not know where they come from.
@NullMarked
package io.antiphon.nativeapi.setting;

import org.jspecify.annotations.NullMarked;
