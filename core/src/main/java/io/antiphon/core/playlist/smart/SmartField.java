package io.antiphon.core.playlist.smart;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What rules can ask of a track, by Navidrome's names.
public enum SmartField {
    TITLE(Type.TEXT), ALBUM(Type.TEXT), ARTIST(Type.TEXT), ALBUMARTIST(Type.TEXT), COMPOSER(Type.TEXT), CONDUCTOR(
            Type.TEXT),
    LYRICIST(Type.TEXT), ARRANGER(Type.TEXT), PRODUCER(Type.TEXT), REMIXER(Type.TEXT), PERFORMER(
            Type.TEXT),
    GENRE(Type.TEXT), FILEPATH(Type.TEXT), FILETYPE(Type.TEXT), TRACKNUMBER(Type.NUMBER), DISCNUMBER(
            Type.NUMBER),
    YEAR(Type.NUMBER), SIZE(Type.NUMBER),
    /// In seconds.
    DURATION(Type.NUMBER),
    /// In kbit/s, of the whole file.
    BITRATE(Type.NUMBER),
    /// As measured.
    BPM(Type.NUMBER), PLAYCOUNT(Type.NUMBER), RATING(Type.NUMBER), ALBUMRATING(Type.NUMBER), LIBRARY_ID(
            Type.NUMBER),
    DATEADDED(Type.DATE), DATEMODIFIED(Type.DATE), LASTPLAYED(Type.DATE), DATELOVED(
            Type.DATE),
    LOVED(Type.FLAG), ALBUMLOVED(Type.FLAG), HASCOVERART(Type.FLAG);

    private final Type type;

    SmartField(Type type) {
        this.type = type;
    }

    /// What values are compared as.
    public enum Type {
        TEXT, NUMBER, DATE, FLAG
    }

    public Type type() {
        return type;
    }

    /// Whether tracks can be ordered by it: not by what a track has several of.
    public boolean isOrder() {
        return switch (this) {
            case TITLE, ALBUM, ARTIST, ALBUMARTIST, FILEPATH, LOVED, ALBUMLOVED -> true;
            default -> type == Type.NUMBER || type == Type.DATE;
        };
    }

    /// Without case.
    public static Optional<SmartField> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "library" -> Optional.of(LIBRARY_ID);
            case "starred" -> Optional.of(LOVED);
            case String other -> Arrays.stream(values())
                    .filter(field -> field.name().equalsIgnoreCase(other))
                    .findFirst();
        };
    }

    /// As rules write it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
