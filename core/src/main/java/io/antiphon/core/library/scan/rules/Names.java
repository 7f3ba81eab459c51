package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.PathText;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.CreditTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What things are called that no tag names.
public final class Names {

    public static final String UNKNOWN_ALBUM = "[Unknown Album]";
    public static final CreditTag UNKNOWN_ARTIST = new CreditTag("[Unknown Artist]", null, null);
    /// MusicBrainz's special artist (<https://musicbrainz.org/doc/Style/Unknown_and_untitled/Special_purpose_artist>).
    public static final CreditTag VARIOUS_ARTISTS = new CreditTag("Various Artists", null,
            "89ad4ac3-39f7-470e-963a-56509c546377");

    /// `01 - `, `1-03. `, `07_`: a place on a disc before a title; four digits are a year or part of the title.
    private static final Pattern NUMBERED = Pattern.compile("\\d{1,3}(?:[-.]\\d{1,3})?(?:\\s*[-._)]\\s*|\\s+)(\\S.*)",
            Pattern.DOTALL);

    private Names() {}

    /// The title of an untagged track: its file's name without the number before it and the ending.
    public static String titleOf(String fileName) {
        String name = PathText.shown(fileName);
        String stem = FileNames.stem(name).strip();
        Matcher numbered = NUMBERED.matcher(stem);
        String title = numbered.matches() ? numbered.group(1) : stem;
        return title.isEmpty() ? name : title;
    }
}
