package io.antiphon.core.tag;

import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.Work;
import io.antiphon.core.text.TextFolding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Understands raw fields as MusicBrainz Picard means them
/// (<https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html>). Never fails: a value that makes no sense counts as absent.
public final class TagInterpreter {

    private static final int MAX_PLACE = 100_000;
    private static final List<String> LIST_SEPARATORS = List.of(";");
    private static final List<String> TYPE_SEPARATORS = List.of(";", "/", ",");

    private final TagRules rules;
    private final CreditReader credits;

    public TagInterpreter(TagRules rules) {
        this.rules = rules;
        this.credits = new CreditReader(rules);
    }

    public TrackTags interpret(RawTags tags) {
        List<CreditTag> artists = credits.artists(tags, TagField.ARTIST, TagField.ARTISTS, TagField.ARTISTSORT,
                TagField.ARTISTSSORT, TagField.MUSICBRAINZ_ARTISTID);
        List<String> composers = TagValues.texts(tags, TagField.COMPOSER, List.of());
        return new TrackTags(TagValues.text(tags, TagField.TITLE), TagValues.text(tags, TagField.TITLESORT),
                TagValues.leadingNumber(TagValues.text(tags, TagField.DISCNUMBER), 1, MAX_PLACE),
                TagValues.text(tags, TagField.DISCSUBTITLE),
                TagValues.leadingNumber(TagValues.text(tags, TagField.TRACKNUMBER), 0, MAX_PLACE),
                credits.printed(tags, TagField.ARTIST, artists), artists,
                composers.isEmpty() ? null : String.join(", ", composers), credits.contributors(tags), album(tags),
                details(tags));
    }

    private AlbumTags album(RawTags tags) {
        List<CreditTag> artists = credits.artists(tags, TagField.ALBUMARTIST, TagField.ALBUMARTISTS,
                TagField.ALBUMARTISTSORT, TagField.ALBUMARTISTSSORT,
                TagField.MUSICBRAINZ_ALBUMARTISTID);
        return new AlbumTags(TagValues.text(tags, TagField.ALBUM), TagValues.text(tags, TagField.ALBUMSORT),
                TagValues.text(tags, TagField.ALBUMVERSION),
                credits.printed(tags, TagField.ALBUMARTIST, artists), artists, releaseDate(tags), originalDate(tags),
                TagValues.texts(tags, TagField.LABEL, LIST_SEPARATORS),
                TagValues.texts(tags, TagField.CATALOGNUMBER, LIST_SEPARATORS),
                TagValues.text(tags, TagField.BARCODE), TagValues.texts(tags, TagField.RELEASETYPE, TYPE_SEPARATORS),
                TagValues.isTrue(TagValues.text(tags, TagField.COMPILATION)), mbid(tags, TagField.MUSICBRAINZ_ALBUMID),
                mbid(tags, TagField.MUSICBRAINZ_RELEASEGROUPID));
    }

    private TrackDetails details(RawTags tags) {
        return new TrackDetails(releaseDate(tags), originalDate(tags), genres(tags),
                TagValues.texts(tags, TagField.MOOD, LIST_SEPARATORS), bpm(tags),
                TagValues.text(tags, TagField.KEY), TagValues.text(tags, TagField.COMMENT),
                TagValues.texts(tags, TagField.ISRC, TYPE_SEPARATORS),
                TagValues.text(tags, TagField.LANGUAGE), TagValues.text(tags, TagField.COPYRIGHT),
                TagValues.texts(tags, TagField.GROUPING, LIST_SEPARATORS),
                works(tags), movements(tags), explicitStatus(tags), LoudnessReader.read(tags),
                mbid(tags, TagField.MUSICBRAINZ_TRACKID),
                mbid(tags, TagField.MUSICBRAINZ_RELEASETRACKID));
    }

    /// `RELEASEDATE` where the format has it (ID3v2.4 `TDRL`, which OpenSubsonic prefers), else `DATE`.
    private static @Nullable PartialDate releaseDate(RawTags tags) {
        return tags.first(TagField.RELEASEDATE)
                .flatMap(PartialDate::parse)
                .or(() -> tags.first(TagField.DATE).flatMap(PartialDate::parse))
                .orElse(null);
    }

    private static @Nullable PartialDate originalDate(RawTags tags) {
        return tags.first(TagField.ORIGINALDATE)
                .flatMap(PartialDate::parse)
                .or(() -> tags.first(TagField.ORIGINALYEAR).flatMap(PartialDate::parse))
                .orElse(null);
    }

    /// Genres that differ in case or accents only are one.
    private List<String> genres(RawTags tags) {
        Set<String> seen = new TreeSet<>();
        return TagValues.texts(tags, TagField.GENRE, rules.genreSeparators())
                .stream()
                .filter(genre -> seen.add(TextFolding.fold(genre)))
                .toList();
    }

    private static @Nullable Integer bpm(RawTags tags) {
        return TagValues.decimal(TagValues.text(tags, TagField.BPM))
                .map(bpm -> (int) Math.round(bpm))
                .filter(bpm -> bpm > 0 && bpm < 2000)
                .orElse(null);
    }

    private static List<Work> works(RawTags tags) {
        List<String> names = TagValues.texts(tags, TagField.WORK, List.of());
        List<String> ids = TagValues.texts(tags, TagField.MUSICBRAINZ_WORKID, TYPE_SEPARATORS);
        List<Work> works = new ArrayList<>(names.size());
        for (int i = 0; i < names.size(); i++) {
            works.add(new Work(names.get(i), ids.size() == names.size() ? ids.get(i) : null));
        }
        return works;
    }

    private static List<Movement> movements(RawTags tags) {
        String name = TagValues.text(tags, TagField.MOVEMENTNAME);
        if (name == null) {
            return List.of();
        }
        String number = TagValues.text(tags, TagField.MOVEMENT);
        Integer count = TagValues.leadingNumber(TagValues.text(tags, TagField.MOVEMENTTOTAL), 1, MAX_PLACE);
        return List.of(new Movement(name, TagValues.leadingNumber(number, 1, MAX_PLACE),
                count == null ? totalOf(number) : count));
    }

    /// The second number of `n/m`.
    private static @Nullable Integer totalOf(@Nullable String place) {
        int slash = place == null ? -1 : place.indexOf('/');
        return place == null || slash < 0 ? null
                : TagValues.leadingNumber(place.substring(slash + 1).strip(), 1, MAX_PLACE);
    }

    private static ExplicitStatus explicitStatus(RawTags tags) {
        String advisory = TagValues.text(tags, TagField.ITUNESADVISORY);
        if (advisory == null) {
            return ExplicitStatus.UNKNOWN;
        }
        return switch (advisory.toLowerCase(Locale.ROOT)) {
            case "1", "4", "explicit" -> ExplicitStatus.EXPLICIT;
            case "2", "clean", "cleaned" -> ExplicitStatus.CLEAN;
            default -> ExplicitStatus.UNKNOWN;
        };
    }

    private static @Nullable String mbid(RawTags tags, TagField field) {
        return tags.first(field)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .filter(value -> value.length() == 36)
                .orElse(null);
    }
}
