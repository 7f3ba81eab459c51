package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.CreditTag;
import java.util.ArrayList;
import java.util.List;

/// Reads fields of rows as they stand there.
public final class TaggedFields {

    private final AlbumMaker.Artists artists;

    /// @param artists say what names and ids tags have for artists
    public TaggedFields(AlbumMaker.Artists artists) {
        this.artists = artists;
    }

    public FieldValue of(TrackRow row, Field field) {
        TrackDetails details = row.facts().details();
        return switch (field) {
            case TITLE -> FieldValue.of(row.title());
            case COVER -> FieldValue.of(row.cover().name());
            case SORT_NAME -> FieldValue.of(row.facts().sortTitle());
            case ARTISTS -> credit(row.facts().credits().displayArtist(), row.facts().credits().artists());
            case CONTRIBUTORS -> WorkFields.ofContributors(row.facts().credits(), artists);
            case WORKS -> WorkFields.ofWorks(details.works());
            case MOVEMENTS -> WorkFields.ofMovements(details.movements());
            case DISC -> FieldValue.of(row.disc());
            case NUMBER -> FieldValue.of(row.number());
            case DATE -> FieldValue.of(details.date());
            case ORIGINAL_DATE -> FieldValue.of(details.originalDate());
            case GENRES -> new FieldValue(details.genres());
            case MOODS -> new FieldValue(details.moods());
            case BPM -> FieldValue.of(details.bpm());
            case KEY -> FieldValue.of(details.key());
            case COMMENT -> FieldValue.of(details.comment());
            case LANGUAGE -> FieldValue.of(details.language());
            case COPYRIGHT -> FieldValue.of(details.copyright());
            case ISRCS -> new FieldValue(details.isrcs());
            case RECORDING_MBID -> FieldValue.of(details.recordingMbid());
            case RELEASE_TRACK_MBID -> FieldValue.of(details.releaseTrackMbid());
            default -> FieldValue.NONE;
        };
    }

    public FieldValue of(AlbumRow row, Field field) {
        AlbumRow.Facts facts = row.facts();
        return switch (field) {
            case TITLE -> FieldValue.of(row.name());
            case COVER -> KeptCover.tagged(row.coverFile(), row.coverTrack(), row.coverFingerprint());
            case SORT_NAME -> FieldValue.of(facts.sortName());
            case VERSION -> FieldValue.of(facts.version());
            case ARTISTS -> credit(row.displayArtist(), facts.artists());
            case DATE -> FieldValue.of(facts.releaseDate());
            case ORIGINAL_DATE -> FieldValue.of(facts.originalReleaseDate());
            case GENRES -> new FieldValue(facts.genres());
            case MOODS -> new FieldValue(facts.moods());
            case RECORD_LABELS -> new FieldValue(facts.recordLabels());
            case CATALOG_NUMBERS -> new FieldValue(facts.catalogNumbers());
            case BARCODE -> FieldValue.of(facts.barcode());
            case RELEASE_TYPES -> new FieldValue(facts.releaseTypes());
            case RELEASE_MBID -> FieldValue.of(facts.mbid());
            case RELEASE_GROUP_MBID -> FieldValue.of(facts.releaseGroupMbid());
            case COMPILATION -> FieldValue.ofFlag(facts.compilation());
            default -> FieldValue.NONE;
        };
    }

    public static FieldValue of(ArtistRow row, Field field) {
        return switch (field) {
            case NAME -> FieldValue.of(row.name());
            case COVER -> KeptCover.tagged(row.image(), row.imageMusicFolder(), row.imageFingerprint());
            case SORT_NAME -> FieldValue.of(row.sortName());
            case MBID -> FieldValue.of(row.mbid());
            case DISAMBIGUATION -> FieldValue.of(row.disambiguation());
            default -> FieldValue.NONE;
        };
    }

    private FieldValue credit(String display, List<ArtistCredit> credited) {
        if (credited.isEmpty()) {
            return FieldValue.NONE;
        }
        List<String> parts = new ArrayList<>();
        parts.add(display);
        for (ArtistCredit artist : credited) {
            CreditTag tag = artists.tagOf(artist);
            parts.add(tag.name());
            parts.add(tag.mbid() == null ? "" : tag.mbid());
        }
        return new FieldValue(parts);
    }
}
