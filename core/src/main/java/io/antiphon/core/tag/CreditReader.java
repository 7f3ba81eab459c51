package io.antiphon.core.tag;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads who is credited. Picard writes the printed credit to `ARTIST`, the single artists to `ARTISTS`, and ids and sort names in the same
/// order; others write several `ARTIST` values, or one that has to be taken apart.
final class CreditReader {

    private static final List<String> ID_SEPARATORS = List.of(";", "/", ",", " ");
    private static final List<String> PEOPLE_SEPARATORS = List.of(";", " / ");
    private static final int MBID_LENGTH = 36;

    private final TagRules rules;

    CreditReader(TagRules rules) {
        this.rules = rules;
    }

    /// The credit in one field family; empty when nobody is named.
    List<CreditTag> artists(RawTags tags, TagField printed, TagField single, TagField printedSort, TagField singleSort,
            TagField mbid) {
        List<String> ids = ids(tags, mbid);
        List<String> names = names(tags, printed, single, ids.size());
        List<String> sortNames = sortNames(tags, printedSort, singleSort, names.size());
        return aligned(names, sortNames, ids);
    }

    /// The credit as printed: what `ARTIST` says; several values are joined as a list.
    @Nullable String printed(RawTags tags, TagField printed, List<CreditTag> artists) {
        List<String> values = TagValues.texts(tags, printed, List.of());
        if (values.isEmpty()) {
            return artists.isEmpty() ? null : String.join(", ", artists.stream().map(CreditTag::name).toList());
        }
        return String.join(", ", values);
    }

    List<ContributorTag> contributors(RawTags tags) {
        List<ContributorTag> contributors = new ArrayList<>();
        List<CreditTag> composers = aligned(people(tags, TagField.COMPOSER), people(tags, TagField.COMPOSERSORT),
                ids(tags, TagField.MUSICBRAINZ_COMPOSERID));
        composers.forEach(composer -> contributors.add(new ContributorTag("composer", null, composer)));
        for (TagField role : List.of(TagField.LYRICIST, TagField.WRITER, TagField.CONDUCTOR, TagField.ARRANGER,
                TagField.PRODUCER, TagField.ENGINEER, TagField.MIXER,
                TagField.DJMIXER, TagField.REMIXER, TagField.DIRECTOR)) {
            if (tags.has(role)) {
                String name = role.name().toLowerCase(Locale.ROOT);
                people(tags, role).forEach(
                        person -> contributors.add(new ContributorTag(name, null, new CreditTag(person, null, null))));
            }
        }
        people(tags, TagField.PERFORMER).forEach(performer -> contributors.add(performer(performer)));
        return contributors.stream().distinct().toList();
    }

    private static List<String> people(RawTags tags, TagField field) {
        return TagValues.texts(tags, field, PEOPLE_SEPARATORS);
    }

    private static ContributorTag performer(String value) {
        int open = value.lastIndexOf(" (");
        if (open <= 0 || !value.endsWith(")")) {
            return new ContributorTag("performer", null, new CreditTag(value, null, null));
        }
        String instrument = value.substring(open + 2, value.length() - 1).strip();
        return new ContributorTag("performer", instrument.isEmpty() ? null : instrument,
                new CreditTag(value.substring(0, open).strip(), null, null));
    }

    private List<String> names(RawTags tags, TagField printed, TagField single, int idCount) {
        if (tags.has(single)) {
            return TagValues.texts(tags, single, List.of());
        }
        List<String> values = TagValues.texts(tags, printed, List.of());
        // One id for one value says that the value is one artist, whatever it looks like: "Earth, Wind & Fire / live".
        return values.size() != 1 || idCount == 1 ? values : TagValues.texts(tags, printed, rules.artistSeparators());
    }

    private static List<String> sortNames(RawTags tags, TagField printedSort, TagField singleSort, int count) {
        List<String> sortNames = TagValues.texts(tags, tags.has(singleSort) ? singleSort : printedSort, List.of());
        return sortNames.size() == count ? sortNames : TagValues.texts(tags, printedSort, List.of(";", " / "));
    }

    private static List<String> ids(RawTags tags, TagField field) {
        return TagValues.texts(tags, field, ID_SEPARATORS)
                .stream()
                .filter(id -> id.length() == MBID_LENGTH)
                .map(id -> id.toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Ids and sort names belong to names only when there are as many.
    private static List<CreditTag> aligned(List<String> names, List<String> sortNames, List<String> ids) {
        List<CreditTag> credits = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            String sortName = sortNames.size() == names.size() ? sortNames.get(i) : null;
            String id = ids.size() == names.size() ? ids.get(i) : null;
            credits.add(new CreditTag(names.get(i), sortName, id));
        }
        return credits;
    }
}
