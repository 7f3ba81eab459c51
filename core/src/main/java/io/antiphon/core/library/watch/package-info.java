/// Watching music folders, so that what changes in them is seen within seconds. It must not read files nor decide anything about the
/// library: it only says which folders a scan should look at.
@NullMarked
package io.antiphon.core.library.watch;

import org.jspecify.annotations.NullMarked;
