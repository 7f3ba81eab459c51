package io.antiphon.testing.memory;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.text.TextFolding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What each selection picks, and in which order.
///
/// @param allTracks of the library
record MemorySelections(List<Track> allTracks, MemoryAnnotations annotations) {

    List<Annotated<Album>> albums(List<Annotated<Album>> all, AlbumSelection selection) {
        Comparator<Annotated<Album>> byName = Comparator.comparing(album -> TextFolding.fold(sortName(album.item())));
        Comparator<Annotated<Album>> byYear = Comparator.comparing(album -> album.item().year(),
                Comparator.nullsLast(Comparator.naturalOrder()));
        return switch (selection) {
            case AlbumSelection.Random random -> shuffled(all, random.seed());
            case AlbumSelection.Newest newest -> all.stream()
                    .sorted(Comparator.comparing((Annotated<Album> album) -> album.item().addedAt()).reversed())
                    .toList();
            case AlbumSelection.Highest highest -> only(all, album -> album.annotation().rating() != null,
                    Comparator.comparingInt((Annotated<Album> album) -> orZero(album.annotation().rating()))
                            .reversed());
            case AlbumSelection.Frequent frequent -> only(all, album -> album.annotation().playCount() > 0,
                    Comparator.comparingLong((Annotated<Album> album) -> album.annotation().playCount()).reversed());
            case AlbumSelection.Recent recent -> only(all, album -> album.annotation().playedAt() != null,
                    Comparator.comparing((Annotated<Album> album) -> orEpoch(album.annotation().playedAt()))
                            .reversed());
            case AlbumSelection.ByName name -> all.stream().sorted(byName).toList();
            case AlbumSelection.ByArtist artist -> all.stream()
                    .sorted(Comparator
                            .comparing((Annotated<Album> album) -> TextFolding.fold(album.item().displayArtist()))
                            .thenComparing(byYear)
                            .thenComparing(byName))
                    .toList();
            case AlbumSelection.Starred starred -> only(all, album -> album.annotation().starredAt() != null,
                    Comparator.comparing((Annotated<Album> album) -> orEpoch(album.annotation().starredAt()))
                            .reversed());
            case AlbumSelection.ByYear years -> only(all,
                    album -> inYears(album.item().year(), Math.min(years.from(), years.to()),
                            Math.max(years.from(), years.to())),
                    years.from() > years.to() ? byYear.reversed() : byYear);
            case AlbumSelection.ByGenre genre -> only(all, album -> has(album.item().genres(), genre.genre()), byName);
            case AlbumSelection.OfArtist artist -> only(all, album -> credits(album.item().artists(), artist.artist()),
                    byYear);
            case AlbumSelection.Featuring artist -> only(all, album -> !credits(album.item().artists(), artist.artist())
                    && allTracks.stream()
                            .anyMatch(track -> track.album().equals(album.item().id())
                                    && credits(track, artist.artist())),
                    byYear);
        };
    }

    List<Annotated<Track>> tracks(List<Annotated<Track>> visible, TrackSelection selection) {
        Comparator<Annotated<Track>> inAlbum = Comparator
                .comparingInt((Annotated<Track> track) -> orZero(track.item().disc()))
                .thenComparingInt(track -> orZero(track.item().number()))
                .thenComparing(track -> track.item().file().path());
        List<Annotated<Track>> sounds = visible.stream().filter(track -> !track.item().file().video()).toList();
        return switch (selection) {
            case TrackSelection.Random random -> shuffled(only(sounds, track -> matches(track.item(), random), inAlbum),
                    random.seed());
            case TrackSelection.ByGenre genre -> only(sounds,
                    track -> has(track.item().details().genres(), genre.genre()), inAlbum);
            case TrackSelection.OfAlbum album -> only(visible,
                    track -> track.item().album().equals(album.album()) && !track.item().standsAlone(), inAlbum);
            case TrackSelection.OfFolder folder -> only(visible, track -> track.item().folder().equals(folder.folder()),
                    inAlbum);
            case TrackSelection.TopOfArtist artist -> only(sounds,
                    track -> credits(track.item().credits().artists(), artist.artist())
                            || credits(track.item().credits().albumArtists(), artist.artist()),
                    Comparator.comparingLong((Annotated<Track> track) -> annotations.playsOf(track.item().id()))
                            .reversed());
            case TrackSelection.OfArtist artist -> only(sounds, track -> credits(track.item(), artist.artist()),
                    inAlbum);
            case TrackSelection.Starred starred -> only(sounds, track -> track.annotation().starredAt() != null,
                    Comparator.comparing((Annotated<Track> track) -> orEpoch(track.annotation().starredAt()))
                            .reversed());
            case TrackSelection.Videos videos -> only(visible, track -> track.item().file().video(),
                    Comparator.comparing(track -> track.item().title()));
            case TrackSelection.All all -> sounds;
        };
    }

    private static boolean matches(Track track, TrackSelection.Random random) {
        boolean genre = random.genre() == null || has(track.details().genres(), random.genre());
        int from = random.fromYear() == null ? Integer.MIN_VALUE : random.fromYear();
        int to = random.toYear() == null ? Integer.MAX_VALUE : random.toYear();
        return genre && (random.fromYear() == null && random.toYear() == null || inYears(track.year(), from, to));
    }

    private static boolean has(List<String> genres, String genre) {
        return genres.stream().anyMatch(genre::equalsIgnoreCase);
    }

    private static boolean inYears(@Nullable Integer year, int from, int to) {
        return year != null && year >= from && year <= to;
    }

    private static String sortName(Album album) {
        return Objects.requireNonNullElse(album.sortName(), album.name());
    }

    private static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    private static <T> List<T> shuffled(List<T> all, long seed) {
        List<T> mixed = new ArrayList<>(all);
        Collections.shuffle(mixed, new Random(seed));
        return mixed;
    }

    static boolean credits(Track track, ArtistId artist) {
        return credits(track.credits().artists(), artist) || credits(track.credits().albumArtists(), artist)
                || track.credits().contributors().stream().anyMatch(one -> one.artist().id().equals(artist));
    }

    static boolean credits(List<ArtistCredit> credits, ArtistId artist) {
        return credits.stream().anyMatch(credit -> credit.id().equals(artist));
    }

    static Instant orEpoch(@Nullable Instant instant) {
        return instant == null ? Instant.EPOCH : instant;
    }

    static <T> List<T> only(List<T> all, Predicate<T> wanted, Comparator<T> order) {
        return all.stream().filter(wanted).sorted(order).toList();
    }
}
