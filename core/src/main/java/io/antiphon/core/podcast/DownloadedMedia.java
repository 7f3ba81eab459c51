package io.antiphon.core.podcast;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.MediaType;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Finds out what a downloaded file is by its content; what the feed or the server call it does not count.
final class DownloadedMedia {

    private DownloadedMedia() {}

    static EpisodeFile describe(MediaFileReader reader, Path file) throws IOException, UnreadableMediaException {
        MediaFile media = reader.read(file);
        MediaType type = type(media).orElseThrow(() -> new UnreadableMediaException(
                "files of type %s are not played here".formatted(media.container())));
        return new EpisodeFile(Files.size(file), type.suffix(), type.contentType(), media.video(),
                !media.pictures().isEmpty(), media.audio());
    }

    private static Optional<MediaType> type(MediaFile media) {
        String suffix = switch (media.container()) {
            case "mp4" -> media.video() ? "mp4" : "m4a";
            case "ogg" -> ogg(media);
            case "matroska" -> media.video() ? "mkv" : "mka";
            case "webm" -> media.video() ? "webm" : "weba";
            case "asf" -> media.video() ? "wmv" : "wma";
            case "wavpack" -> "wv";
            default -> media.container();
        };
        return MediaType.ofFileName("." + suffix);
    }

    private static String ogg(MediaFile media) {
        if (media.video()) {
            return "ogv";
        }
        return media.audio().codec().equals("opus") ? "opus" : "ogg";
    }
}
