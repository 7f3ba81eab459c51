/// The Subsonic and OpenSubsonic protocol under `/rest`: endpoints as data, parameters, wire records, serialisation.
/// It must not know SQL, files, ffmpeg or the native API.
@NullMarked
package io.antiphon.subsonic;

import org.jspecify.annotations.NullMarked;
