package io.antiphon.persistence.scan;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Reads "sound" files of lines `FIELD=value`, so that a test says what a file holds. `SOUND=` is its sound, `PICTURE=` the
/// cover inside it, `VIDEO=` makes it a video, `SECONDS=` so long; a file that holds nothing else but `damaged` is that.
final class TextMediaReader implements MediaFileReader {

    final AtomicInteger reads = new AtomicInteger();

    @Override
    public MediaFile read(Path file) throws IOException, UnreadableMediaException {
        reads.incrementAndGet();
        String sound = file.getFileName().toString();
        boolean video = false;
        long seconds = 200;
        List<EmbeddedPicture> pictures = List.of();
        RawTags.Builder tags = RawTags.builder();
        for (String line : Files.readAllLines(file)) {
            int equals = line.indexOf('=');
            if (line.equals("damaged") || equals < 0) {
                throw new UnreadableMediaException("holds no sound");
            }
            if (line.equals("SOUND=endless")) {
                throw new StackOverflowError("nested too deep");
            }
            String name = line.substring(0, equals);
            String value = line.substring(equals + 1);
            switch (name) {
                case "SOUND" -> sound = value;
                case "VIDEO" -> video = true;
                case "SECONDS" -> seconds = Long.parseLong(value);
                case "PICTURE" -> pictures = List
                        .of(new EmbeddedPicture(EmbeddedPicture.FRONT_COVER, "image/jpeg", 100, value));
                default -> tags.add(TagField.valueOf(name), value);
            }
        }
        AudioSignature signature = new AudioSignature(
                "%032x".formatted(Math.abs((long) sound.hashCode() * 31 + sound.length())));
        return new MediaFile("mp3", video, new AudioProperties("mp3", 128, 0, 44_100, 2, Duration.ofSeconds(seconds)),
                tags.build(), pictures, signature);
    }

    @Override
    public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes) {
        return Optional.empty();
    }
}
