/// How tracks relate to each other and to releases: what is a remix, an edit, another version or a sample of what. Must not know how it is
/// kept or shown.
@NullMarked
package io.antiphon.core.relation;

import org.jspecify.annotations.NullMarked;
