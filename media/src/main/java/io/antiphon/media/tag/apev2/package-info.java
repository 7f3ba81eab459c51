/// APEv2 tags, the tags that stand behind the sound of a file, and the containers whose own tag is APEv2: Monkey's Audio,
/// WavPack and Musepack.
@NullMarked
package io.antiphon.media.tag.apev2;

import org.jspecify.annotations.NullMarked;
