/// Files that people send into a music folder: received piece by piece into a quarantine, checked as sound, placed under a name of this
/// server's choice, and scanned. Must not know the protocol that they come by.
@NullMarked
package io.antiphon.core.upload;

import org.jspecify.annotations.NullMarked;
