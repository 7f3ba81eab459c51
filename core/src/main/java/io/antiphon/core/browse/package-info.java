/// Lists of the library as people browse it: filtered, ordered, read on from where somebody stopped. Must not know how lists are asked for or
/// kept.
@NullMarked
package io.antiphon.core.browse;

import org.jspecify.annotations.NullMarked;
