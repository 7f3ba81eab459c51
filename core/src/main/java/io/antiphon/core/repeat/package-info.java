/// Requests that may be sent again and are done once. Knows neither what they ask for nor how they are sent.
@NullMarked
package io.antiphon.core.repeat;

import org.jspecify.annotations.NullMarked;
