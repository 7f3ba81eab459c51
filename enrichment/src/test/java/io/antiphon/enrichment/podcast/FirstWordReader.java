package io.antiphon.enrichment.podcast;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Takes a file for an MP3 when its first word is SOUND: what real files are, the tests of real readers tell.
final class FirstWordReader implements MediaFileReader {

    @Override
    public MediaFile read(Path file) throws IOException, UnreadableMediaException {
        String word = Files.readString(file).split(" ", -1)[0];
        if (!word.equals("SOUND")) {
            throw new UnreadableMediaException("it begins with " + word);
        }
        return new MediaFile("mp3", false, new AudioProperties("mp3", 128, 0, 44_100, 2, Duration.ofSeconds(1)),
                RawTags.empty(), List.of(), new AudioSignature("s"));
    }

    @Override
    public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes) {
        return Optional.empty();
    }
}
