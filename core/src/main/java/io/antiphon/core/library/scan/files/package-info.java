/// Looks at folders and files as they lie on disk: which count, which are skipped, which are trouble, and a digest that
/// tells whether a folder changed. Opens no file. Must not know tags or rows.
@NullMarked
package io.antiphon.core.library.scan.files;

import org.jspecify.annotations.NullMarked;
