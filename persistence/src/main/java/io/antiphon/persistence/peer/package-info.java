/// The databases of other music servers, read for those who move: what people did there becomes the lines that
/// [io.antiphon.persistence.transfer.UserDataImport] takes in. Reads copies only, and knows nothing of this library's own tables.
@NullMarked
package io.antiphon.persistence.peer;

import org.jspecify.annotations.NullMarked;
