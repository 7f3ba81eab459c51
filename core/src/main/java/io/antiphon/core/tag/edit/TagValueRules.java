package io.antiphon.core.tag.edit;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.tag.TagField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Which values may be written: what a person could mean, and what every reader gives back as it was.
public final class TagValueRules {

    private static final int MOST_FIELDS = 100;
    private static final int MOST_VALUES = 100;
    private static final int LONGEST = 2_000;
    private static final int LONGEST_TEXT = 50_000;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern MBID = Pattern
            .compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Set<TagField> LONG_TEXTS = EnumSet.of(TagField.LYRICS, TagField.SYNCEDLYRICS,
            TagField.COMMENT, TagField.ACOUSTID_FINGERPRINT);
    private static final Set<TagField> NUMBERS = EnumSet.of(TagField.TRACKNUMBER, TagField.TRACKTOTAL,
            TagField.DISCNUMBER, TagField.DISCTOTAL, TagField.MOVEMENT, TagField.MOVEMENTTOTAL, TagField.BPM);
    private static final Set<TagField> DATES = EnumSet.of(TagField.DATE, TagField.RELEASEDATE, TagField.ORIGINALDATE,
            TagField.ORIGINALYEAR);
    /// Computed from the sound, or no tag at all.
    private static final Set<TagField> CLOSED = EnumSet.of(TagField.OPUS_HEADER_GAIN);

    private TagValueRules() {}

    /// @throws LibraryException.Invalid naming the field that cannot be written so
    static Map<TagField, List<String>> checked(Map<TagField, List<String>> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST_FIELDS) {
            throw new LibraryException.Invalid("Name 1 to %d fields".formatted(MOST_FIELDS));
        }
        Map<TagField, List<String>> checked = new EnumMap<>(TagField.class);
        wanted.forEach((field, values) -> checked.put(field, checked(field, values)));
        return checked;
    }

    private static List<String> checked(TagField field, List<String> values) {
        if (CLOSED.contains(field)) {
            throw refused(field, "is no tag that can be written");
        }
        if (values.size() > (isSingle(field) ? 1 : MOST_VALUES)) {
            throw refused(field, isSingle(field) ? "has one value" : "has at most %d values".formatted(MOST_VALUES));
        }
        List<String> kept = new ArrayList<>();
        for (String value : values) {
            String stripped = value.strip();
            require(field, stripped);
            if (!kept.contains(stripped)) {
                kept.add(stripped);
            }
        }
        return kept;
    }

    private static boolean isSingle(TagField field) {
        return NUMBERS.contains(field) || DATES.contains(field) || LONG_TEXTS.contains(field);
    }

    private static void require(TagField field, String value) {
        boolean text = LONG_TEXTS.contains(field);
        int longest = text ? LONGEST_TEXT : LONGEST;
        if (value.isEmpty()) {
            throw refused(field, "has an empty value: name none to take the field out");
        }
        if (value.length() > longest) {
            throw refused(field, "has values of at most %d characters".formatted(longest));
        }
        if (!value.codePoints().allMatch(c -> isWritable(c, text))) {
            throw refused(field, "has a control character, or half of a character, in a value");
        }
        if (NUMBERS.contains(field) && !NUMBER.matcher(value).matches()) {
            throw refused(field, "is a whole number of at most five digits");
        }
        if (DATES.contains(field) && PartialDate.parse(value).isEmpty()) {
            throw refused(field, "is a year, a month as 2026-03, or a day as 2026-03-01");
        }
        if (field.name().startsWith("MUSICBRAINZ_") && field != TagField.MUSICBRAINZ_DISCID
                && !MBID.matcher(value).matches()) {
            throw refused(field, "is a MusicBrainz id, as b1a9c0e9-d987-4042-ae91-78d6a3267d69");
        }
    }

    private static boolean isWritable(int c, boolean lines) {
        if (lines && (c == '\n' || c == '\t')) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> c != 0xfeff && (c & 0xfffe) != 0xfffe;
        };
    }

    private static LibraryException.Invalid refused(TagField field, String why) {
        return new LibraryException.Invalid("`%s` %s".formatted(field.name().toLowerCase(Locale.ROOT), why));
    }
}
