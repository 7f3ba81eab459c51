/// The page that people without an account find behind the link of a share, with the covers and the sound it shows. Nothing but
/// what is in the share is ever sent from here, and everything that is shown is escaped: titles are other people's.
@NullMarked
package io.antiphon.server.share;

import org.jspecify.annotations.NullMarked;
