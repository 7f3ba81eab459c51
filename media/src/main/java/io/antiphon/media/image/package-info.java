/// Pictures: recognising, decoding and scaling them under limits. Must not know whose covers they are.
@NullMarked
package io.antiphon.media.image;

import org.jspecify.annotations.NullMarked;
