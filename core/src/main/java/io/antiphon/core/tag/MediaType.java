package io.antiphon.core.tag;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The file types that count as music or video, by the ending of their name.
public enum MediaType {
    MP3("mp3", "audio/mpeg", false), FLAC("flac", "audio/flac", false), OGG("ogg", "audio/ogg", false),
    OGA("oga", "audio/ogg", false),
    OPUS("opus", "audio/ogg", false), M4A("m4a", "audio/mp4", false), M4B("m4b", "audio/mp4", false),
    ALAC("alac", "audio/mp4", false),
    AAC("aac", "audio/aac", false), WAV("wav", "audio/wav", false), AIFF("aiff", "audio/aiff", false),
    AIF("aif", "audio/aiff", false),
    AIFC("aifc", "audio/aiff", false), WMA("wma", "audio/x-ms-wma", false), APE("ape", "audio/x-ape", false),
    WV("wv", "audio/x-wavpack", false),
    MPC("mpc", "audio/x-musepack", false), DSF("dsf", "audio/x-dsf", false), DFF("dff", "audio/x-dff", false),
    MKA("mka", "audio/x-matroska", false),
    AC3("ac3", "audio/ac3", false), DTS("dts", "audio/vnd.dts", false), TTA("tta", "audio/x-tta", false),
    TAK("tak", "audio/x-tak", false),
    MP2("mp2", "audio/mpeg", false),
    SPX("spx", "audio/ogg", false), WEBA("weba", "audio/webm", false), MP4("mp4", "video/mp4", true),
    M4V("m4v", "video/mp4", true),
    MKV("mkv", "video/x-matroska", true), WEBM("webm", "video/webm", true), AVI("avi", "video/x-msvideo", true),
    MOV("mov", "video/quicktime", true),
    MPG("mpg", "video/mpeg", true), MPEG("mpeg", "video/mpeg", true), TS("ts", "video/mp2t", true),
    OGV("ogv", "video/ogg", true),
    WMV("wmv", "video/x-ms-wmv", true), ASF("asf", "video/x-ms-asf", true);

    private static final Map<String, MediaType> BY_SUFFIX = Arrays.stream(values())
            .collect(Collectors.toMap(MediaType::suffix, Function.identity()));

    private final String suffix;
    private final String contentType;
    private final boolean video;

    MediaType(String suffix, String contentType, boolean video) {
        this.suffix = suffix;
        this.contentType = contentType;
        this.video = video;
    }

    public String suffix() {
        return suffix;
    }

    public String contentType() {
        return contentType;
    }

    /// Whether files of this ending usually hold video; what a file really holds, [MediaFile#video()] says.
    public boolean isVideo() {
        return video;
    }

    /// The type of a file by its name, or empty when the name's ending is none that counts.
    public static Optional<MediaType> ofFileName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        return dot < 0 ? Optional.empty()
                : Optional.ofNullable(BY_SUFFIX.get(fileName.substring(dot + 1).toLowerCase(Locale.ROOT)));
    }
}
