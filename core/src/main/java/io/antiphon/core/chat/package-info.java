/// What the users of this server say to each other, as long as it is recent.
@NullMarked
package io.antiphon.core.chat;

import org.jspecify.annotations.NullMarked;
