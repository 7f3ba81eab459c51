/// The rules of the library's model, free of any state: which tracks are one album, what an album is by its tracks, which
/// picture stands for what, which new file is a known track. Must not know disks, databases or the order of a scan.
@NullMarked
package io.antiphon.core.library.scan.rules;

import org.jspecify.annotations.NullMarked;
