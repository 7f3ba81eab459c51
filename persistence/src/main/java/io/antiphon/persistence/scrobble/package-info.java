/// People's accounts at services where they note what they hear, and what waits to be sent there, by JDBC. Must not know what services there
/// are or how keys are encrypted.
@NullMarked
package io.antiphon.persistence.scrobble;

import org.jspecify.annotations.NullMarked;
