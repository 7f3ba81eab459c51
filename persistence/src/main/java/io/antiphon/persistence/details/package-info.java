/// The documents in the `details` columns: what an answer needs of a track or an album but no query asks for, as compact
/// JSON. Must not know tables, the scan or any query.
@NullMarked
package io.antiphon.persistence.details;

import org.jspecify.annotations.NullMarked;
