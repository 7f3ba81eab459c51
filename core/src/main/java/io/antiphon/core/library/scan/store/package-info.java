/// The rows a scan writes and the port it writes them through. Row numbers are dense and given out by the scan, the only
/// writer; ids are for ever. Must not know SQL, files or the order of the scan's work.
@NullMarked
package io.antiphon.core.library.scan.store;

import org.jspecify.annotations.NullMarked;
