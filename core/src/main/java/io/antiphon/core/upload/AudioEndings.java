package io.antiphon.core.upload;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaType;
import java.util.Optional;

/// The endings that file names get: by what files hold, whatever they are called.
final class AudioEndings {

    private AudioEndings() {}

    /// Empty when no name tells scans that such a file is music.
    static Optional<String> of(MediaFile media, String fileName) {
        String codec = media.audio().codec();
        String ending = switch (media.container()) {
            case "mp3" -> codec.equals("mp2") ? "mp2" : "mp3";
            case "flac", "wav", "aiff", "ape", "mpc", "dsf", "dff", "aac", "tta", "tak", "dts", "ac3" -> media
                    .container();
            case "ogg" -> inOgg(codec);
            case "mp4" -> "m4a";
            case "asf" -> "wma";
            case "wavpack" -> "wv";
            case "matroska" -> "mka";
            default -> "";
        };
        return MediaType.ofFileName("x." + ending)
                .or(() -> MediaType.ofFileName(fileName))
                .filter(type -> !type.isVideo())
                .map(MediaType::suffix);
    }

    private static String inOgg(String codec) {
        return switch (codec) {
            case "opus" -> "opus";
            case "speex" -> "spx";
            case "flac" -> "oga";
            default -> "ogg";
        };
    }
}
