/// Giving a phone credentials of its own by a code that it photographs. Knows accounts and their credentials; must not know how
/// codes are drawn, nor the addresses that stand beside them.
@NullMarked
package io.antiphon.core.pairing;

import org.jspecify.annotations.NullMarked;
