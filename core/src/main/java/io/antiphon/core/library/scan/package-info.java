/// Brings the library in line with the files: phases, their order, and the port the results are written through.
/// Never deletes what a user did. Must not know SQL or tag formats.
@NullMarked
package io.antiphon.core.library.scan;

import org.jspecify.annotations.NullMarked;
