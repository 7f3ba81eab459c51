/// Reads what media files are and say: recognises the format by the content and hands the file to the reader of that
/// format. Formats live in packages of their own; must not know the library or what tags are used for.
@NullMarked
package io.antiphon.media.tag;

import org.jspecify.annotations.NullMarked;
