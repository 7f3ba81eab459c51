/// What people hear here, noted where they keep such things, and what they love there: accounts at services, what waits to be sent, and who
/// sends it. Asks providers by what they can do and knows none of them; must not know how keys are encrypted or rows are kept.
@NullMarked
package io.antiphon.core.scrobble;

import org.jspecify.annotations.NullMarked;
