/// From the domain to the wire, as pure functions. A field that is supported and has no data gets its empty value, as
/// OpenSubsonic demands, so that clients can tell it from one that is not supported; dates, ratings of 0 and what Subsonic itself
/// made optional are left out instead. Must not read anything but its arguments.
@NullMarked
package io.antiphon.subsonic.mapping;

import org.jspecify.annotations.NullMarked;
