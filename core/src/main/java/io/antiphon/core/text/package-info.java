/// Rules for comparing, sorting and folding text that people typed. Must not know what the text names.
@NullMarked
package io.antiphon.core.text;

import org.jspecify.annotations.NullMarked;
