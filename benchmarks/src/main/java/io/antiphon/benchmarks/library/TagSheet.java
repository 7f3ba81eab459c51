package io.antiphon.benchmarks.library;

import io.antiphon.benchmarks.audio.Picture;
import io.antiphon.benchmarks.audio.TagKey;
import io.antiphon.benchmarks.audio.TrackTags;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Turns plans into tags. Ids of MusicBrainz follow from numbers, so that they agree between the files of an album or artist.
final class TagSheet {

    private final long seed;
    private final NameForge names;

    TagSheet(long seed) {
        this.seed = seed;
        this.names = new NameForge(seed);
    }

    /// `revision` 0 is the library as generated; a later one differs in the title alone.
    TrackTags tags(AlbumPlan album, TrackPlan track, int revision, Optional<Picture> picture) {
        Map<TagKey, List<String>> values = new EnumMap<>(TagKey.class);
        String title = revision == 0 ? track.title() : track.title() + " (Revision " + revision + ")";
        values.put(TagKey.TITLE, List.of(title));
        values.put(TagKey.ARTIST, List.of(String.join(" feat. ", track.artists())));
        values.put(TagKey.ALBUM, List.of(album.title()));
        values.put(TagKey.ALBUM_ARTIST, List.of(album.artist()));
        values.put(TagKey.GENRE, track.genres());
        values.put(TagKey.DATE, List.of(Integer.toString(album.facts().year())));
        album.facts()
                .originalYear()
                .ifPresent(year -> values.put(TagKey.ORIGINAL_DATE, List.of(Integer.toString(year))));
        if (track.artists().size() > 1) {
            values.put(TagKey.ARTISTS, track.artists());
        }
        if (album.compilation()) {
            values.put(TagKey.COMPILATION, List.of("1"));
        }
        if (album.facts().hasSortNames()) {
            values.put(TagKey.ARTIST_SORT, List.of(names.sortName(track.artists().getFirst())));
            values.put(TagKey.ALBUM_ARTIST_SORT, List.of(names.sortName(album.artist())));
        }
        addOptional(values, album, track);
        return new TrackTags(values, track.position(), track.positions(), track.disc(), album.facts().discs(), picture);
    }

    private void addOptional(Map<TagKey, List<String>> values, AlbumPlan album, TrackPlan track) {
        Dice ofAlbum = Dice.of(~seed, Dice.Kind.ALBUM, album.number());
        Dice ofTrack = Dice.of(~seed, Dice.Kind.TRACK, track.number());
        if (album.facts().hasComposers()) {
            values.put(TagKey.COMPOSER, List.of(names.person(ofTrack)));
        }
        if (album.facts().hasMusicBrainzIds()) {
            values.put(TagKey.ALBUM_MBID, List.of(ofAlbum.uuid()));
            values.put(TagKey.RELEASE_GROUP_MBID, List.of(ofAlbum.uuid()));
            values.put(TagKey.ALBUM_ARTIST_MBID, List.of(artistId(album.artist())));
            values.put(TagKey.ARTIST_MBID, track.artists().stream().map(this::artistId).toList());
            values.put(TagKey.RECORDING_MBID, List.of(ofTrack.uuid()));
            values.put(TagKey.RELEASE_TRACK_MBID, List.of(ofTrack.uuid()));
        }
        if (album.facts().hasReplayGain()) {
            values.put(TagKey.TRACK_GAIN, List.of(gain(ofTrack)));
            values.put(TagKey.TRACK_PEAK, List.of(peak(ofTrack)));
            values.put(TagKey.ALBUM_GAIN, List.of(gain(ofAlbum)));
            values.put(TagKey.ALBUM_PEAK, List.of(peak(ofAlbum)));
        }
    }

    private String artistId(String name) {
        return Dice.of(~seed, Dice.Kind.ARTIST, name.hashCode() * 31L + name.length()).uuid();
    }

    private static String gain(Dice dice) {
        return String.format(Locale.ROOT, "%.2f dB", -12 + 14 * dice.fraction());
    }

    private static String peak(Dice dice) {
        return String.format(Locale.ROOT, "%.6f", 0.5 + 0.5 * dice.fraction());
    }
}
