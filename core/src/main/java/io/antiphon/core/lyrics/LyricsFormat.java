package io.antiphon.core.lyrics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The formats of lyrics files, those that can say the most first.
enum LyricsFormat {
    TTML("ttml"), ENHANCED_LRC("elrc"), LRC("lrc"), WEBVTT("vtt"), SUBRIP("srt"), TEXT("txt");

    private final String suffix;

    LyricsFormat(String suffix) {
        this.suffix = suffix;
    }

    /// @param suffix without its dot, compared without case
    static Optional<LyricsFormat> ofSuffix(String suffix) {
        String wanted = suffix.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(format -> format.suffix.equals(wanted)).findFirst();
    }

    /// What an unnamed text most likely is: people paste LRC and TTML where plain lyrics are expected.
    static LyricsFormat detect(String text) {
        String start = text.substring(0, Math.min(text.length(), 2000)).stripLeading();
        if (start.startsWith("<") && start.contains("<tt")) {
            return TTML;
        }
        return LrcParser.isLrc(text) ? LRC : TEXT;
    }

    List<Lyrics> parse(String text) {
        return switch (this) {
            case TTML -> TtmlParser.parse(text);
            case ENHANCED_LRC, LRC -> LrcParser.parse(text);
            case WEBVTT, SUBRIP -> SubtitleParser.parse(text);
            case TEXT -> detect(text) == TEXT ? PlainText.parse(text) : detect(text).parse(text);
        };
    }
}
