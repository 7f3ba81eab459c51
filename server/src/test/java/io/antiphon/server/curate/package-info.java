/// Taking care of the music over the native API: uploads, tags, works, and the script of the documentation.
@NullMarked
package io.antiphon.server.curate;

import org.jspecify.annotations.NullMarked;
