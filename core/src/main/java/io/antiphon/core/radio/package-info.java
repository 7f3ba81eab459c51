/// Internet radio stations that admins collect for everybody. Players fetch the streams themselves; nothing here does.
@NullMarked
package io.antiphon.core.radio;

import org.jspecify.annotations.NullMarked;
