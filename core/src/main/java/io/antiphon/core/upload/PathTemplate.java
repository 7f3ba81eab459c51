package io.antiphon.core.upload;

import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.TrackTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a file is placed, by its tags: `{albumartist}/{year} - {album}/{disc}-{track} {title}.{ext}`. A field that a file does not have is
/// left out with the text between it and the next field; what stands in brackets is left out as a whole when one of its fields is.
public final class PathTemplate {

    public static final String STANDARD = "{albumartist}/{year} - {album}/{disc}-{track} {title}.{ext}";

    private static final String ENDING = ".{ext}";
    private static final List<String> FIELDS = List.of("albumartist", "artist", "album", "title", "year", "disc",
            "track", "genre");
    private static final int MOST_FOLDERS = 8;
    private static final Pattern PARTS = Pattern.compile("\\{([^{}]*)}([^{}\\[\\]]*)|([^{}\\[\\]]+)|(\\[)|(])|(.)",
            Pattern.DOTALL);

    private final String text;
    private final List<String> segments;

    private PathTemplate(String text) {
        this.text = text;
        this.segments = List.of(text.substring(0, text.length() - ENDING.length()).split("/", -1));
    }

    /// @throws IllegalArgumentException saying what is wrong with it
    public static PathTemplate of(String text) {
        if (!text.endsWith(ENDING)) {
            throw new IllegalArgumentException("it must end with `%s`".formatted(ENDING));
        }
        PathTemplate template = new PathTemplate(text);
        if (template.segments.size() > MOST_FOLDERS + 1) {
            throw new IllegalArgumentException("it has more than %d folders".formatted(MOST_FOLDERS));
        }
        for (String segment : template.segments) {
            if (segment.isBlank() || segment.equals(".") || segment.equals("..")) {
                throw new IllegalArgumentException("it has a folder or file without a name");
            }
            template.require(segment);
        }
        return template;
    }

    private void require(String segment) {
        int open = 0;
        Matcher part = PARTS.matcher(segment);
        while (part.find()) {
            if (part.group(1) != null && !FIELDS.contains(part.group(1))) {
                throw new IllegalArgumentException("there is no field `{%s}`; there are %s, and `{ext}` at the end"
                        .formatted(part.group(1), String.join(", ", FIELDS)));
            }
            open += part.group(4) != null ? 1 : part.group(5) != null ? -1 : 0;
            if (part.group(6) != null || open < 0 || open > 1) {
                throw new IllegalArgumentException("a brace or bracket stands alone in `%s`".formatted(segment));
            }
        }
        if (open != 0) {
            throw new IllegalArgumentException("a bracket is not closed in `%s`".formatted(segment));
        }
    }

    /// The names of the folders, and last that of the file.
    ///
    /// @param fileName stands in for a title
    /// @param ending of the name, without the dot
    List<String> fill(TrackTags tags, String fileName, String ending) {
        Map<String, String> values = values(tags, fileName);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < segments.size() - 1; i++) {
            String name = fill(segments.get(i), values);
            if (!name.isBlank()) {
                names.add(SafeNames.folder(name));
            }
        }
        names.add(SafeNames.file(fill(segments.getLast(), values), ending));
        return names;
    }

    private static String fill(String segment, Map<String, String> values) {
        StringBuilder name = new StringBuilder();
        int begin = -1;
        boolean lacks = false;
        Matcher part = PARTS.matcher(segment);
        while (part.find()) {
            if (part.group(1) != null) {
                String value = values.get(part.group(1));
                lacks |= value == null;
                name.append(value == null ? "" : value + part.group(2));
            } else if (part.group(3) != null) {
                name.append(part.group(3));
            } else if (part.group(4) != null) {
                begin = name.length();
                lacks = false;
            } else if (part.group(5) != null) {
                name.setLength(lacks ? Math.max(0, begin) : name.length());
            }
        }
        return name.toString();
    }

    private static Map<String, String> values(TrackTags tags, String fileName) {
        AlbumTags album = tags.album();
        Map<String, String> values = new TreeMap<>();
        String artist = tags.displayArtist();
        put(values, "artist", artist == null ? "Unknown Artist" : artist);
        put(values, "albumartist", album.displayArtist() != null ? album.displayArtist()
                : album.compilation() ? "Various Artists" : artist == null ? "Unknown Artist" : artist);
        put(values, "album", album.name() == null ? "Unknown Album" : album.name());
        put(values, "title", tags.title() == null ? stem(fileName) : tags.title());
        put(values, "year", album.releaseDate() != null ? four(album.releaseDate().year())
                : album.originalReleaseDate() != null ? four(album.originalReleaseDate().year()) : null);
        put(values, "disc", tags.disc() == null ? null : tags.disc().toString());
        put(values, "track", tags.number() == null ? null : "%02d".formatted(tags.number()));
        put(values, "genre", tags.details().genres().isEmpty() ? null : tags.details().genres().getFirst());
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable String value) {
        String safe = value == null ? "" : SafeNames.value(value);
        if (!safe.isEmpty()) {
            values.put(field, safe);
        }
    }

    private static String four(int year) {
        return "%04d".formatted(year);
    }

    private static String stem(String fileName) {
        String last = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = SafeNames.value(dot > 0 ? last.substring(0, dot) : last);
        return stem.isEmpty() ? "Untitled" : stem;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.toLowerCase(Locale.ROOT).hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
