package io.antiphon.media.tag.id3;

import io.antiphon.core.tag.TagField;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.TagCollector;
import java.util.ArrayList;
import java.util.List;

/// `SYLT` frames as LRC text (ID3v2.4, section 4.9). Entries may be lines, or syllables whose lines begin with a line break.
final class SynchronisedLyrics {

    private static final int MILLISECONDS = 2;
    private static final int TRANSCRIPTION = 2;
    private static final int MAX_ENTRIES = 20_000;

    private SynchronisedLyrics() {}

    private record Entry(long millis, String text) {}

    static void read(Bytes bytes, TagCollector into) {
        int encoding = bytes.u8(0);
        // Other content types are chords, events, trivia; times counted in MPEG frames are unheard of.
        if (bytes.u8(4) != MILLISECONDS || bytes.u8(5) > TRANSCRIPTION) {
            return;
        }
        List<Entry> entries = entries(bytes, encoding);
        if (!entries.isEmpty()) {
            into.add(TagField.SYNCEDLYRICS, lrc(bytes.latin1(1, 3), entries));
        }
    }

    private static List<Entry> entries(Bytes bytes, int encoding) {
        List<Entry> entries = new ArrayList<>();
        int at = Id3Text.after(Id3Text.end(bytes, 6, encoding), encoding);
        while (at < bytes.length() && entries.size() < MAX_ENTRIES) {
            int end = Id3Text.end(bytes, at, encoding);
            int time = Id3Text.after(end, encoding);
            if (time + 4 > bytes.length()) {
                break;
            }
            entries.add(new Entry(bytes.u32(time), Id3Text.decode(bytes, at, end, encoding)));
            at = time + 4;
        }
        return entries;
    }

    private static String lrc(String language, List<Entry> entries) {
        StringBuilder text = new StringBuilder();
        if (language.chars().allMatch(c -> c >= 'a' && c <= 'z') && !language.equals("xxx")) {
            text.append("[la:").append(language).append(']');
        }
        boolean syllables = entries.stream()
                .skip(1)
                .anyMatch(entry -> entry.text.startsWith("\n") || entry.text.startsWith("\r"));
        boolean lineOpen = false;
        for (Entry entry : entries) {
            boolean starts = !syllables || !lineOpen || entry.text.startsWith("\n") || entry.text.startsWith("\r");
            String line = entry.text.replace("\r", "").replace("\n", "");
            if (starts) {
                appendTime(text.isEmpty() ? text : text.append('\n'), entry.millis);
            }
            text.append(starts && !syllables ? line.strip() : line);
            lineOpen = true;
        }
        return text.toString();
    }

    private static void appendTime(StringBuilder text, long millis) {
        long hundredths = millis / 10;
        text.append('[');
        appendTwoDigits(text, hundredths / 6000);
        appendTwoDigits(text.append(':'), hundredths / 100 % 60);
        appendTwoDigits(text.append('.'), hundredths % 100);
        text.append(']');
    }

    private static void appendTwoDigits(StringBuilder text, long number) {
        if (number < 10) {
            text.append('0');
        }
        text.append(number);
    }
}
