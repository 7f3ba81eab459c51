package io.antiphon.core.tag;

import io.antiphon.core.library.AudioProperties;
import java.util.List;

/// What one media file is and says.
///
/// @param container the container or file type in lower case: `mp3`, `flac`, `ogg`, `mp4`, `wav`, `aiff`, `asf`, `wavpack`, `ape`, `mpc`,
///   `dsf`, `dff`, `matroska`, …
/// @param video whether it holds a moving picture (attached cover pictures do not count)
public record MediaFile(String container, boolean video, AudioProperties audio, RawTags tags,
        List<EmbeddedPicture> pictures, AudioSignature signature) {

    public MediaFile {
        pictures = List.copyOf(pictures);
    }
}
