/// MP4, M4A and QuickTime files: the tree of atoms, iTunes' metadata list and the description of the tracks.
@NullMarked
package io.antiphon.media.tag.mp4;

import org.jspecify.annotations.NullMarked;
