/// Internet radio stations that admins collect for everybody, what plays there, and their sound for those who do not fetch it
/// themselves. Must not know how a station is reached.
@NullMarked
package io.antiphon.core.radio;

import org.jspecify.annotations.NullMarked;
