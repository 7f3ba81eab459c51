package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.core.tag.AlbumTags;
import io.antiphon.core.tag.CreditTag;
import io.antiphon.core.text.SortNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes an album from its tracks. The same tracks always make the same album, whatever order they come in.
public final class AlbumMaker {

    /// The order of tracks on their album.
    public static final Comparator<TrackRow> BY_PLACE = Comparator
            .comparingInt((TrackRow track) -> track.disc() == null ? 0 : track.disc())
            .thenComparingInt(track -> track.number() == null ? Integer.MAX_VALUE : track.number())
            .thenComparing(TrackRow::path);

    private final SortNames sortNames;
    private final Artists artists;

    public AlbumMaker(SortNames sortNames, Artists artists) {
        this.sortNames = sortNames;
        this.artists = artists;
    }

    /// Who is who.
    public interface Artists {

        ArtistCredit credit(CreditTag tag);

        /// As tagged or as made from the name, or as somebody else says.
        String sortName(ArtistCredit artist);

        /// What tags call an artist.
        CreditTag tagOf(ArtistCredit artist);

        /// A credit as printed, with the names that its artists are shown by.
        String printed(String display, List<ArtistCredit> credited);
    }

    /// What stays the same whatever the tracks are.
    ///
    /// @param folder row of the folder the album lies in
    /// @param shown what is shown instead of what its tracks' tags say of it
    public record Identity(int row, String id, int musicFolder, int folder, String groupKey, long addedAt,
            Map<Field, FieldValue> shown) {}

    /// @param tracks with what they have from their album: its name, its artists and where their cover is; by place
    public record Made(AlbumRow album, List<TrackRow> tracks) {}

    /// @param tracks of the album, at least one, none missing
    /// @param fallbackName its name where no tag gives one
    /// @param images of the folders its tracks lie in, the album's own folder first
    public Made make(Identity identity, Collection<TrackRow> tracks, String fallbackName, List<FolderImages> images) {
        List<TrackRow> ordered = tracks.stream().sorted(BY_PLACE).toList();
        AlbumCredit credit = creditOf(ordered);
        AlbumCover cover = AlbumCover.choose(ordered, images);
        String name = Limits.cut(firstOr(fallbackName, ordered, track -> track.facts().albumTags().name()),
                Limits.NAME);
        AlbumRow.Facts facts = factsOf(ordered, credit, images, cover);
        PartialDate date = facts.releaseDate() == null ? facts.originalReleaseDate() : facts.releaseDate();
        String sortName = facts.sortName() == null ? sortNames.sortName(name) : facts.sortName();
        AlbumRow tagged = new AlbumRow(identity.row(), identity.id(), identity.musicFolder(), identity.folder(),
                identity.groupKey(), name,
                sortNames.sortKey(sortName), artistSortKey(credit),
                credit.display(),
                date == null ? null : date.year(), ordered.size(),
                ordered.stream().mapToLong(TrackRow::durationMs).sum(), identity.addedAt(), cover.file(),
                cover.track(), cover.fingerprint(), isOutOfSight(ordered), facts);
        AlbumRow album = new Overlay(sortNames, artists).lay(tagged, identity.shown());
        return new Made(album, ordered.stream().map(track -> finish(track, album, cover)).toList());
    }

    /// Videos that no tag makes part of an album are kept together, as every track is of some album, but nobody sees that album.
    private static boolean isOutOfSight(List<TrackRow> tracks) {
        return tracks.stream().allMatch(TrackRow::standsAlone);
    }

    private String artistSortKey(AlbumCredit credit) {
        return credit.artists().isEmpty() ? "" : sortNames.sortKey(artists.sortName(credit.artists().getFirst()));
    }

    private static TrackRow finish(TrackRow track, AlbumRow album, AlbumCover cover) {
        Credits credits = track.facts().credits();
        Credits complete = new Credits(credits.displayArtist(), credits.artists(), album.displayArtist(),
                album.facts().artists(),
                credits.displayComposer(),
                credits.contributors());
        CoverSource source = sourceFor(track, album, cover);
        return track.withAlbum(album.row(), album.name(), complete, source);
    }

    private static CoverSource sourceFor(TrackRow track, AlbumRow album, AlbumCover cover) {
        if (track.facts().layers().shown().containsKey(Field.COVER)) {
            return track.cover();
        }
        CoverSource found = cover.sourceFor(track);
        return found == CoverSource.NONE && KeptCover.keptId(album.coverFile()) != null ? CoverSource.ALBUM : found;
    }

    private AlbumRow.Facts factsOf(List<TrackRow> tracks, AlbumCredit credit, List<FolderImages> images,
            AlbumCover cover) {
        return new AlbumRow.Facts(first(tracks, tags -> tags.sortName()), first(tracks, AlbumTags::version),
                credit.artists(),
                first(tracks, AlbumTags::releaseDate), first(tracks, AlbumTags::originalReleaseDate),
                byFrequency(tracks, track -> track.facts().details().genres()),
                byFrequency(tracks, track -> track.facts().details().moods()),
                union(tracks, AlbumTags::recordLabels), union(tracks, AlbumTags::catalogNumbers),
                first(tracks, AlbumTags::barcode),
                union(tracks, AlbumTags::releaseTypes), first(tracks, AlbumTags::releaseMbid),
                first(tracks, AlbumTags::releaseGroupMbid),
                tracks.stream().anyMatch(track -> track.facts().albumTags().compilation()), explicitStatusOf(tracks),
                Discs.of(tracks, images, cover),
                cover.picture());
    }

    /// Who an album of these tracks is by, at least one, none missing.
    public List<ArtistCredit> artistsOf(Collection<TrackRow> tracks) {
        return creditOf(tracks.stream().sorted(BY_PLACE).toList()).artists();
    }

    /// Who an album is by.
    private record AlbumCredit(String display, List<ArtistCredit> artists) {}

    /// The album artist as tagged; Various Artists for a compilation; else the one artist that all tracks have in common, or
    /// Various Artists when there is none.
    private AlbumCredit creditOf(List<TrackRow> tracks) {
        if (isOutOfSight(tracks)) {
            return new AlbumCredit("", List.of());
        }
        for (TrackRow track : tracks) {
            AlbumTags tags = track.facts().albumTags();
            if (!tags.artists().isEmpty()) {
                List<ArtistCredit> credited = tags.artists().stream().map(artists::credit).toList();
                return new AlbumCredit(displayOf(tags.displayArtist(), credited), credited);
            }
        }
        if (tracks.stream().anyMatch(track -> track.facts().albumTags().compilation())) {
            return variousArtists();
        }
        Credits first = tracks.getFirst().facts().credits();
        if (tracks.stream().allMatch(track -> track.facts().credits().artists().equals(first.artists()))) {
            return new AlbumCredit(first.displayArtist(), first.artists());
        }
        Set<ArtistCredit> common = new LinkedHashSet<>(first.artists());
        tracks.forEach(track -> common.retainAll(new HashSet<>(track.facts().credits().artists())));
        return common.isEmpty() ? variousArtists()
                : new AlbumCredit(common.iterator().next().name(), List.of(common.iterator().next()));
    }

    private AlbumCredit variousArtists() {
        ArtistCredit various = artists.credit(Names.VARIOUS_ARTISTS);
        return new AlbumCredit(various.name(), List.of(various));
    }

    private String displayOf(@Nullable String printed, List<ArtistCredit> credited) {
        String display = printed == null ? String.join(", ", credited.stream().map(ArtistCredit::name).toList())
                : artists.printed(printed, credited);
        return Limits.cut(display, Limits.TITLE);
    }

    /// Explicit when any track is; clean when none is and at least one is marked clean.
    private static ExplicitStatus explicitStatusOf(List<TrackRow> tracks) {
        Set<ExplicitStatus> found = new HashSet<>();
        tracks.forEach(track -> found.add(track.facts().details().explicitStatus()));
        if (found.contains(ExplicitStatus.EXPLICIT)) {
            return ExplicitStatus.EXPLICIT;
        }
        return found.contains(ExplicitStatus.CLEAN) ? ExplicitStatus.CLEAN : ExplicitStatus.UNKNOWN;
    }

    private static <T> @Nullable T first(List<TrackRow> tracks, Function<AlbumTags, @Nullable T> value) {
        for (TrackRow track : tracks) {
            T found = value.apply(track.facts().albumTags());
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String firstOr(String fallback, List<TrackRow> tracks, Function<TrackRow, @Nullable String> value) {
        for (TrackRow track : tracks) {
            String found = value.apply(track);
            if (found != null) {
                return found;
            }
        }
        return fallback;
    }

    private static List<String> union(List<TrackRow> tracks, Function<AlbumTags, List<String>> values) {
        Set<String> all = new LinkedHashSet<>();
        tracks.forEach(track -> all.addAll(values.apply(track.facts().albumTags())));
        return List.copyOf(all);
    }

    /// The most frequent first; equally frequent ones as they come.
    private static List<String> byFrequency(List<TrackRow> tracks, Function<TrackRow, List<String>> values) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (TrackRow track : tracks) {
            values.apply(track).forEach(value -> counts.merge(value, 1, Integer::sum));
        }
        List<Map.Entry<String, Integer>> sorted = new ArrayList<>(counts.entrySet());
        sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
        return sorted.stream().map(Map.Entry::getKey).toList();
    }
}
