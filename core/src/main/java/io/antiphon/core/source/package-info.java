/// Places that music comes from: what lies there, and bringing it into a music folder once, file by file. Must not know the web, how files are checked
/// and placed, or how rows are kept.
@NullMarked
package io.antiphon.core.source;

import org.jspecify.annotations.NullMarked;
