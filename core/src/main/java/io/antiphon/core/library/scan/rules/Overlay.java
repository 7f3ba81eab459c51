package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.ArtistRow;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.text.SortNames;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lays what people and providers say over what tags say, and takes it off again. Nothing but values changes: which album a track is on,
/// who it is recognised as, and all ids follow from tags alone.
public final class Overlay {

    private final SortNames sortNames;
    private final AlbumMaker.Artists artists;

    public Overlay(SortNames sortNames, AlbumMaker.Artists artists) {
        this.sortNames = sortNames;
        this.artists = artists;
    }

    /// @param tagged as its tags say
    public TrackRow lay(TrackRow tagged, Map<Field, FieldValue> shown) {
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        values.putAll(shown);
        if (tagged.standsAlone()) {
            // An artist would make it part of an album.
            values.remove(Field.ARTISTS);
        }
        return values.isEmpty() ? tagged
                : with(tagged, values, Layers.over(values, field -> new TaggedFields(artists).of(tagged, field)));
    }

    public TrackRow asTagged(TrackRow row) {
        Layers layers = row.facts().layers();
        return layers.isEmpty() ? row : with(row, layers.tagged(), Layers.NONE);
    }

    private TrackRow with(TrackRow row, Map<Field, FieldValue> values, Layers layers) {
        Changes to = new Changes(values);
        String title = Limits.cut(to.required(Field.TITLE, row.title()), Limits.TITLE);
        String sortTitle = to.text(Field.SORT_NAME, row.facts().sortTitle());
        String sortKey = to.has(Field.TITLE) || to.has(Field.SORT_NAME)
                ? sortNames.sortKey(sortTitle == null ? sortNames.sortName(title) : sortTitle)
                : row.sortKey();
        TrackRow.Facts old = row.facts();
        TrackRow.Facts facts = new TrackRow.Facts(sortTitle, credits(to, old.credits()), details(to, old.details()),
                old.audio(), old.picture(), old.albumTags(), old.discSubtitle(), layers);
        return new TrackRow(row.row(), row.id(), row.musicFolder(), row.folder(), row.album(), row.albumName(), title,
                sortKey, to.number(Field.DISC, row.disc()), to.number(Field.NUMBER, row.number()), row.path(),
                row.size(), row.modifiedAt(), row.video(), to.cover(row), row.signature(), row.addedAt(), row.missing(),
                facts);
    }

    private Credits credits(Changes to, Credits old) {
        FieldValue credit = to.find(Field.ARTISTS);
        Credits credits = credit == null ? old
                : new Credits(display(credit), listArtists(credit), old.displayAlbumArtist(), old.albumArtists(),
                        old.displayComposer(), old.contributors());
        FieldValue others = to.find(Field.CONTRIBUTORS);
        return others == null ? credits : WorkFields.withContributors(credits, others, artists);
    }

    private static TrackDetails details(Changes to, TrackDetails old) {
        FieldValue works = to.find(Field.WORKS);
        FieldValue movements = to.find(Field.MOVEMENTS);
        return new TrackDetails(to.date(Field.DATE, old.date()), to.date(Field.ORIGINAL_DATE, old.originalDate()),
                to.texts(Field.GENRES, old.genres()), to.texts(Field.MOODS, old.moods()),
                to.number(Field.BPM, old.bpm()), to.text(Field.KEY, old.key()), to.text(Field.COMMENT, old.comment()),
                to.texts(Field.ISRCS, old.isrcs()), to.text(Field.LANGUAGE, old.language()),
                to.text(Field.COPYRIGHT, old.copyright()), old.groupings(),
                works == null ? old.works() : WorkFields.works(works),
                movements == null ? old.movements() : WorkFields.movements(movements),
                old.explicitStatus(), old.replayGain(), to.text(Field.RECORDING_MBID, old.recordingMbid()),
                to.text(Field.RELEASE_TRACK_MBID, old.releaseTrackMbid()));
    }

    public AlbumRow asTagged(AlbumRow row) {
        Layers layers = row.facts().layers();
        return layers.isEmpty() ? row : with(row, layers.tagged(), Layers.NONE);
    }

    /// @param tagged as its tracks' tags say
    public AlbumRow lay(AlbumRow tagged, Map<Field, FieldValue> shown) {
        if (shown.isEmpty()) {
            return tagged;
        }
        return with(tagged, shown, Layers.over(shown, field -> new TaggedFields(artists).of(tagged, field)));
    }

    private AlbumRow with(AlbumRow row, Map<Field, FieldValue> values, Layers layers) {
        Changes to = new Changes(values);
        AlbumRow.Facts old = row.facts();
        String name = Limits.cut(to.required(Field.TITLE, row.name()), Limits.NAME);
        String sortName = to.text(Field.SORT_NAME, old.sortName());
        FieldValue credit = to.find(Field.ARTISTS);
        List<ArtistCredit> by = credit == null ? old.artists() : listArtists(credit);
        AlbumRow.Facts facts = new AlbumRow.Facts(sortName, to.text(Field.VERSION, old.version()), by,
                to.date(Field.DATE, old.releaseDate()), to.date(Field.ORIGINAL_DATE, old.originalReleaseDate()),
                to.texts(Field.GENRES, old.genres()), to.texts(Field.MOODS, old.moods()),
                to.texts(Field.RECORD_LABELS, old.recordLabels()),
                to.texts(Field.CATALOG_NUMBERS, old.catalogNumbers()), to.text(Field.BARCODE, old.barcode()),
                to.texts(Field.RELEASE_TYPES, old.releaseTypes()), to.text(Field.RELEASE_MBID, old.mbid()),
                to.text(Field.RELEASE_GROUP_MBID, old.releaseGroupMbid()),
                to.flag(Field.COMPILATION, old.compilation()), old.explicitStatus(), old.discTitles(),
                old.coverPicture(), layers);
        KeptCover cover = to.cover(row.coverFile(), row.coverTrack(), row.coverFingerprint());
        PartialDate date = facts.releaseDate() == null ? facts.originalReleaseDate() : facts.releaseDate();
        return new AlbumRow(row.row(), row.id(), row.musicFolder(), row.folder(), row.groupKey(), name,
                sortNames.sortKey(sortName == null ? sortNames.sortName(name) : sortName),
                credit == null || by.isEmpty() ? row.artistSortKey()
                        : sortNames.sortKey(artists.sortName(by.getFirst())),
                credit == null ? row.displayArtist() : display(credit), date == null ? null : date.year(),
                row.trackCount(), row.durationMs(), row.addedAt(), cover.path(), cover.number(), cover.fingerprint(),
                row.missing(), facts);
    }

    /// @param tagged as tags and notes say
    public static ArtistRow lay(ArtistRow tagged, Map<Field, FieldValue> shown, SortNames sortNames) {
        if (shown.isEmpty()) {
            return tagged;
        }
        Map<Field, FieldValue> all = new EnumMap<>(Field.class);
        all.putAll(shown);
        FieldValue name = shown.get(Field.NAME);
        if (name != null && name.text() != null) {
            // Who is called otherwise is sorted otherwise.
            all.putIfAbsent(Field.SORT_NAME, FieldValue.of(sortNames.sortName(name.text())));
        }
        return with(tagged, all, Layers.over(all, field -> TaggedFields.of(tagged, field)), sortNames);
    }

    public static ArtistRow asTagged(ArtistRow row, SortNames sortNames) {
        return row.layers().isEmpty() ? row : with(row, row.layers().tagged(), Layers.NONE, sortNames);
    }

    /// What makes two credits the same artist stays as tagged.
    private static ArtistRow with(ArtistRow row, Map<Field, FieldValue> values, Layers layers, SortNames sortNames) {
        Changes to = new Changes(values);
        String name = Limits.cut(to.required(Field.NAME, row.name()), Limits.NAME);
        KeptCover image = to.cover(row.image(), row.imageMusicFolder(), row.imageFingerprint());
        String sortName = to.text(Field.SORT_NAME, row.sortName());
        if (sortName == null) {
            sortName = sortNames.sortName(name);
        }
        return new ArtistRow(row.row(), row.id(), row.key(), name, row.foldedName(), sortName,
                sortNames.sortKey(sortName), to.text(Field.MBID, row.mbid()), image.path(), image.number(),
                image.fingerprint(), to.text(Field.DISAMBIGUATION, row.disambiguation()), row.missing(), layers);
    }

    private static String display(FieldValue credit) {
        return credit.isNone() ? "" : Limits.cut(credit.parts().getFirst(), Limits.TITLE);
    }

    private List<ArtistCredit> listArtists(FieldValue credit) {
        List<ArtistCredit> credited = new ArrayList<>();
        for (int i = 1; i + 1 < credit.parts().size(); i += 2) {
            String mbid = credit.parts().get(i + 1);
            credited.add(artists.credit(new CreditTag(credit.parts().get(i), null, mbid.isEmpty() ? null : mbid)));
        }
        return credited.stream().distinct().toList();
    }

    /// Values for some fields; the others stay.
    private record Changes(Map<Field, FieldValue> values) {

        boolean has(Field field) {
            return values.containsKey(field);
        }

        @Nullable FieldValue find(Field field) {
            return values.get(field);
        }

        String required(Field field, String old) {
            FieldValue value = find(field);
            String text = value == null ? null : value.text();
            return text == null ? old : text;
        }

        @Nullable String text(Field field, @Nullable String old) {
            FieldValue value = values.get(field);
            return value == null ? old : value.text();
        }

        List<String> texts(Field field, List<String> old) {
            FieldValue value = values.get(field);
            return value == null ? old : value.parts();
        }

        @Nullable Integer number(Field field, @Nullable Integer old) {
            FieldValue value = values.get(field);
            return value == null ? old : value.number();
        }

        @Nullable PartialDate date(Field field, @Nullable PartialDate old) {
            FieldValue value = values.get(field);
            return value == null ? old : value.date();
        }

        /// Of an album or an artist.
        KeptCover cover(@Nullable String path, @Nullable Integer number, @Nullable String fingerprint) {
            FieldValue value = values.get(Field.COVER);
            KeptCover found = new KeptCover(path, number, fingerprint);
            return value == null ? found : KeptCover.of(value, found);
        }

        /// A track that has no picture of its own shows none.
        CoverSource cover(TrackRow row) {
            FieldValue value = values.get(Field.COVER);
            CoverSource wanted = value == null ? row.cover() : CoverSource.valueOf(String.valueOf(value.text()));
            return wanted == CoverSource.TRACK && row.facts().picture() == null ? row.cover() : wanted;
        }

        boolean flag(Field field, boolean old) {
            FieldValue value = values.get(field);
            return value == null ? old : value.flag();
        }
    }
}
