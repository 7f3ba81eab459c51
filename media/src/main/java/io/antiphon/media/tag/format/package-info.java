/// What all readers of media files share: bytes by position, the collected tags and pictures, names of fields, the
/// digest of the sound. Every access is total: reading past the end gives zeros or less, never an exception, so that
/// damage shows as missing facts. Must not know any single format.
@NullMarked
package io.antiphon.media.tag.format;

import org.jspecify.annotations.NullMarked;
