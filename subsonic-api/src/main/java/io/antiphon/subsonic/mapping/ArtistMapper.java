package io.antiphon.subsonic.mapping;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.text.SortNames;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Artist;
import io.antiphon.subsonic.response.ArtistID3;
import io.antiphon.subsonic.response.IndexID3;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Artists, alone and by letter.
///
/// @param pictures for the caller
public record ArtistMapper(PictureUrls pictures) {

    public ArtistID3 artist(Annotated<io.antiphon.core.library.Artist> annotated) {
        io.antiphon.core.library.Artist artist = annotated.item();
        String id = WireId.of(artist.id()).toString();
        return new ArtistID3(id, artist.name(), artist.hasImage() ? id : null, picture(artist), artist.albumCount(),
                annotated.annotation().starredAt(),
                Values.orEmpty(artist.mbid()), artist.sortName(), Values.orEmpty(artist.disambiguation()),
                artist.roles());
    }

    /// An artist for clients that browse folders.
    public Artist entry(Annotated<io.antiphon.core.library.Artist> annotated) {
        return new Artist(WireId.of(annotated.item().id()).toString(), annotated.item().name(),
                picture(annotated.item()),
                annotated.annotation().starredAt(),
                annotated.annotation().rating(), annotated.annotation().averageRating());
    }

    /// Artists under the letters they are filed under, in their own order.
    public List<IndexID3> index(Rows<Annotated<io.antiphon.core.library.Artist>> artists, SortNames names) {
        return byLetter(artists, artist -> names.indexLetter(artist.item().sortName()), this::artist).entrySet()
                .stream()
                .map(letter -> new IndexID3(letter.getKey(), letter.getValue()))
                .toList();
    }

    private @Nullable String picture(io.antiphon.core.library.Artist artist) {
        return artist.hasImage() ? pictures.of(artist.id(), PictureUrls.ARTIST_SIZE) : null;
    }

    /// `#` first, then the letters in order.
    static <T, R> SequencedMap<String, List<R>> byLetter(Iterable<T> items, Function<T, String> letter,
            Function<T, R> mapper) {
        SequencedMap<String, List<R>> letters = new TreeMap<>();
        items.forEach(
                item -> letters.computeIfAbsent(letter.apply(item), key -> new ArrayList<>()).add(mapper.apply(item)));
        return letters;
    }
}
