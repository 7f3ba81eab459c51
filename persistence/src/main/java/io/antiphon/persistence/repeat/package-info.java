/// Requests that may be sent again, in the table `repeated_request`.
@NullMarked
package io.antiphon.persistence.repeat;

import org.jspecify.annotations.NullMarked;
