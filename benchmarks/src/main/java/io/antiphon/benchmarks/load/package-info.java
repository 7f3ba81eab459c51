/// Drives running Subsonic servers over HTTP and measures answers and cost, all servers in turn within each round.
///
/// It finds what to ask for on the server itself, so any library will do. Only loopback addresses are spoken to.
@NullMarked
package io.antiphon.benchmarks.load;

import org.jspecify.annotations.NullMarked;
