package io.antiphon.media.tag.format;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import java.util.ArrayList;
import java.util.List;

/// A parsed file whose pictures can still be loaded while the file is open.
public record ParsedMedia(String container, boolean video, AudioProperties audio, CollectedTags tags,
        AudioSignature signature) {

    public ParsedMedia withTags(CollectedTags others) {
        return new ParsedMedia(container, video, audio, others, signature);
    }

    public MediaFile toMediaFile() {
        List<EmbeddedPicture> described = new ArrayList<>(tags.pictures().size());
        for (StoredPicture picture : tags.pictures()) {
            described.add(picture.description());
        }
        return new MediaFile(container, video, audio, tags.fields(), described, signature);
    }
}
