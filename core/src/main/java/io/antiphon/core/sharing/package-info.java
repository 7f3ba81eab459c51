/// Shares: music that its owner shows to people without an account, through a link that cannot be guessed. Decides who may
/// make and change one and what it shows; knows no page and no protocol.
@NullMarked
package io.antiphon.core.sharing;

import org.jspecify.annotations.NullMarked;
