/// Writing tags into files: shown before, done so that no file is ever half written, and taken back when somebody wants it. Must not know how
/// formats hold tags.
@NullMarked
package io.antiphon.core.tag.edit;

import org.jspecify.annotations.NullMarked;
