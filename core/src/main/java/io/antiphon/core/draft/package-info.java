/// Albums that are not shown to everybody yet. Who may see drafts is said by `Viewer`; here albums become drafts and are released. Knows
/// neither files nor protocols.
@NullMarked
package io.antiphon.core.draft;

import org.jspecify.annotations.NullMarked;
