/// What `artist.nfo` and `album.nfo` say: the files beside music in which Kodi and those who learnt from it keep biographies and
/// reviews. Read when somebody asks; a scan reads only what lists of artists show. Must not know who asks for what purpose.
@NullMarked
package io.antiphon.core.nfo;

import org.jspecify.annotations.NullMarked;
