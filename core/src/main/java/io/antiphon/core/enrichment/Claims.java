package io.antiphon.core.enrichment;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.provider.ClaimedArtist;
import io.antiphon.core.provider.ClaimedContributor;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.ClaimedWork;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What providers claim, as fields. What a field cannot hold is left out: answers from elsewhere are not trusted to make sense.
final class Claims {

    /// What editions of one thing differ in.
    static final Set<Field> OF_EDITION = Set.copyOf(EnumSet.of(Field.DATE, Field.RECORD_LABELS, Field.CATALOG_NUMBERS,
            Field.BARCODE, Field.RELEASE_MBID, Field.RELEASE_TRACK_MBID, Field.DISC, Field.NUMBER, Field.VERSION));

    private static final int MAX_GENRES = 8;
    private static final int MAX_TEXT = 1_000;

    private final Map<Field, FieldValue> fields = new EnumMap<>(Field.class);

    private Claims() {}

    static Map<Field, FieldValue> of(ClaimedRelease release) {
        Claims claims = new Claims();
        claims.put(Field.TITLE, release.title());
        claims.put(Field.ARTISTS, credit(release.artists()));
        claims.put(Field.DATE, release.date());
        claims.put(Field.ORIGINAL_DATE, release.originalDate());
        claims.put(Field.RECORD_LABELS, release.label());
        claims.put(Field.CATALOG_NUMBERS, release.catalogNumber());
        claims.put(Field.BARCODE, release.barcode());
        claims.put(Field.RELEASE_TYPES, new FieldValue(texts(release.types(), MAX_GENRES)));
        claims.put(Field.RELEASE_MBID, mbid(release.releaseMbid()));
        claims.put(Field.RELEASE_GROUP_MBID, mbid(release.releaseGroupMbid()));
        claims.put(Field.GENRES, new FieldValue(texts(release.genres(), MAX_GENRES)));
        claims.put(Field.COMPILATION, FieldValue.ofFlag(release.types().contains("compilation")));
        return claims.fields;
    }

    static Map<Field, FieldValue> of(ClaimedRecording recording) {
        Claims claims = new Claims();
        claims.put(Field.TITLE, recording.title());
        claims.put(Field.ARTISTS, credit(recording.artists()));
        claims.put(Field.DISC, recording.disc());
        claims.put(Field.NUMBER, recording.number());
        claims.put(Field.DATE, recording.date());
        claims.put(Field.GENRES, new FieldValue(texts(recording.genres(), MAX_GENRES)));
        claims.put(Field.ISRCS, new FieldValue(texts(recording.isrcs(), MAX_GENRES)));
        claims.put(Field.RECORDING_MBID, mbid(recording.recordingMbid()));
        claims.put(Field.RELEASE_TRACK_MBID, mbid(recording.releaseTrackMbid()));
        claims.put(Field.CONTRIBUTORS, contributors(recording.contributors()));
        claims.put(Field.WORKS, works(recording.works()));
        return claims.fields;
    }

    private void put(Field field, @Nullable Object value) {
        if (value instanceof PartialDate || value instanceof Integer) {
            put(field, FieldValue.of(value));
        } else if (value != null) {
            String text = value.toString().strip();
            put(field, FieldValue.of(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text));
        }
    }

    private void put(Field field, FieldValue value) {
        if (value.isNone()) {
            return;
        }
        try {
            fields.put(field, value.requireFor(field));
        } catch (LibraryException.Invalid _) {
            // Somebody else's mistake.
        }
    }

    private static List<String> texts(List<String> texts, int most) {
        return texts.stream().map(String::strip).filter(text -> !text.isEmpty()).distinct().limit(most).toList();
    }

    private static @Nullable String mbid(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static FieldValue contributors(List<ClaimedContributor> contributors) {
        if (contributors.isEmpty()) {
            return FieldValue.NONE;
        }
        List<String> parts = new ArrayList<>();
        parts.add(contributors.stream()
                .filter(one -> one.role().equals("composer"))
                .map(ClaimedContributor::name)
                .collect(Collectors.joining(", ")));
        for (ClaimedContributor one : contributors) {
            parts.add(one.role());
            parts.add(orEmpty(one.subRole()));
            parts.add(one.name());
            parts.add(orEmpty(mbid(one.mbid())));
        }
        return new FieldValue(parts);
    }

    private static FieldValue works(List<ClaimedWork> works) {
        List<String> parts = new ArrayList<>();
        for (ClaimedWork work : works) {
            parts.add(work.name());
            parts.add(orEmpty(mbid(work.mbid())));
        }
        return new FieldValue(parts);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static FieldValue credit(List<ClaimedArtist> artists) {
        StringBuilder display = new StringBuilder();
        List<String> parts = new ArrayList<>();
        for (ClaimedArtist artist : artists) {
            if (!artist.name().isBlank()) {
                display.append(artist.name()).append(artist.joinPhrase());
                parts.add(artist.name().strip());
                String id = mbid(artist.mbid());
                parts.add(id == null ? "" : id);
            }
        }
        if (parts.isEmpty()) {
            return FieldValue.NONE;
        }
        parts.addFirst(display.toString().strip());
        return new FieldValue(parts);
    }
}
