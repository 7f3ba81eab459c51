/// What people did as lines of JSON, independent of ids and of the database: written out, and taken in where the same music is; the format is
/// documented in `docs/backups.md`. Must not change anything of the catalogue.
@NullMarked
package io.antiphon.persistence.transfer;

import org.jspecify.annotations.NullMarked;
