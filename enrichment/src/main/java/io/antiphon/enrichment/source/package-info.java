/// Folders on the web that music is brought in from, by WebDAV or by the pages that servers show of folders, and files by their addresses. Must
/// not know what is done with files.
@NullMarked
package io.antiphon.enrichment.source;

import org.jspecify.annotations.NullMarked;
