package io.antiphon.core.playlist.file;

import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads playlist files of every format.
public final class PlaylistReader {

    /// What a larger file is, is no playlist.
    public static final int MAX_BYTES = 8 * 1024 * 1024;
    public static final int MAX_ENTRIES = 100_000;

    private static final String NAME = "#PLAYLIST:";
    private static final Pattern PLS_FILE = Pattern.compile("file(\\d{1,9})\\s*=(.*)", Pattern.CASE_INSENSITIVE);

    private PlaylistReader() {}

    /// @throws PlaylistFileException when it is too large or not well-formed
    public static PlaylistDocument read(PlaylistFormat format, byte[] file) throws PlaylistFileException {
        if (file.length > MAX_BYTES) {
            throw new PlaylistFileException("is larger than %d bytes".formatted(MAX_BYTES));
        }
        PlaylistDocument document = switch (format) {
            case M3U, M3U8 -> m3u(TextEncoding.decode(file));
            case PLS -> pls(TextEncoding.decode(file));
            case XSPF -> XspfReader.read(file);
            case JSPF -> JspfReader.read(TextEncoding.decode(file));
        };
        if (document.entries().size() > MAX_ENTRIES) {
            throw new PlaylistFileException("has more than %d entries".formatted(MAX_ENTRIES));
        }
        return document;
    }

    /// The format of a file that has no name to tell it by.
    public static PlaylistFormat guess(byte[] file) {
        String start = TextEncoding.decode(Arrays.copyOf(file, Math.min(file.length, 200))).stripLeading();
        if (start.startsWith("<")) {
            return PlaylistFormat.XSPF;
        }
        if (start.startsWith("{")) {
            return PlaylistFormat.JSPF;
        }
        return start.toLowerCase(Locale.ROOT).startsWith("[playlist]") ? PlaylistFormat.PLS : PlaylistFormat.M3U;
    }

    private static PlaylistDocument m3u(String text) throws PlaylistFileException {
        @Nullable String title = null;
        List<Entry> entries = new ArrayList<>();
        for (String line : lines(text)) {
            if (line.regionMatches(true, 0, NAME, 0, NAME.length())) {
                title = line.substring(NAME.length()).strip();
            } else if (!line.isEmpty() && line.charAt(0) != '#') {
                entries.add(new Entry(line, false));
            }
        }
        return new PlaylistDocument(title, entries);
    }

    /// Entries stand in the order of their numbers, wherever they are written.
    private static PlaylistDocument pls(String text) throws PlaylistFileException {
        List<String> lines = lines(text);
        if (lines.stream().noneMatch(line -> line.toLowerCase(Locale.ROOT).equals("[playlist]"))) {
            throw new PlaylistFileException("has no line [playlist]");
        }
        TreeMap<Integer, Entry> entries = new TreeMap<>();
        for (String line : lines) {
            Matcher file = PLS_FILE.matcher(line);
            if (file.matches() && !file.group(2).isBlank()) {
                entries.put(Integer.valueOf(file.group(1)), new Entry(file.group(2).strip(), false));
            }
        }
        return new PlaylistDocument(null, List.copyOf(entries.values()));
    }

    private static List<String> lines(String text) throws PlaylistFileException {
        if (text.indexOf('\0') >= 0) {
            throw new PlaylistFileException("is no text");
        }
        return text.lines().map(String::strip).toList();
    }
}
