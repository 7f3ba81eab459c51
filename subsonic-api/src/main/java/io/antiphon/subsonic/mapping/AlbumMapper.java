package io.antiphon.subsonic.mapping;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.AlbumEntry;
import io.antiphon.subsonic.response.AlbumID3;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.ChildAdditions;
import io.antiphon.subsonic.response.ChildFacts;
import io.antiphon.subsonic.response.DiscTitle;
import io.antiphon.subsonic.response.RecordLabel;
import io.antiphon.subsonic.response.ReplayGain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Albums, and albums as entries of folders.
public final class AlbumMapper {
    private static final ReplayGain NO_GAIN = new ReplayGain(null, null, null, null, null, null);

    private AlbumMapper() {}

    public static AlbumID3 album(Annotated<Album> annotated) {
        Album album = annotated.item();
        Annotation mine = annotated.annotation();
        return new AlbumID3(WireId.of(album.id()).toString(), album.name(), Values.orEmpty(album.version()),
                album.displayArtist(),
                Values.firstId(album.artists()), cover(album), album.trackCount(), Values.seconds(album.duration()),
                mine.playCount(), album.addedAt(),
                mine.starredAt(), album.year(), Values.first(album.genres()), mine.playedAt(), mine.rating(),
                album.recordLabels().stream().map(RecordLabel::new).toList(), Values.orEmpty(album.mbid()),
                Values.genres(album.genres()),
                Values.credits(album.artists()), album.displayArtist(), album.releaseTypes(), album.moods(),
                Values.orEmpty(album.sortName()),
                Values.date(album.originalReleaseDate()), Values.date(album.releaseDate()), album.compilation(),
                Values.explicit(album.explicitStatus()),
                album.discTitles()
                        .stream()
                        .map(title -> new DiscTitle(title.disc(), title.title(), cover(title)))
                        .toList());
    }

    /// An album for clients that browse folders: it can be opened as one, and leads up to its artist.
    public static Child entry(Annotated<Album> annotated) {
        Album album = annotated.item();
        return entry(WireId.of(album.id()).toString(), Values.firstId(album.artists()), album.name(), album,
                annotated.annotation());
    }

    /// An album in a list of such entries.
    public static AlbumEntry listed(Annotated<Album> annotated) {
        return new AlbumEntry(entry(annotated), annotated.item().name(), annotated.item().trackCount());
    }

    /// @param mine what the caller did to whatever `id` names
    static Child entry(String id, @Nullable String parent, String title, Album album, Annotation mine) {
        ChildFacts facts = new ChildFacts(parent, true, title, album.name(), album.displayArtist(), null, album.year(),
                Values.first(album.genres()), cover(album), null, null, null, Values.seconds(album.duration()), null,
                null, false, null, album.addedAt(), WireId.of(album.id()).toString(), Values.firstId(album.artists()),
                "music", null, null, additions(album), null);
        return new Child(id, facts, Values.state(mine));
    }

    private static ChildAdditions additions(Album album) {
        return new ChildAdditions(0, 0, 0, "album", 0, "", Values.orEmpty(album.sortName()),
                Values.orEmpty(album.mbid()), List.of(),
                Values.genres(album.genres()), Values.credits(album.artists()), album.displayArtist(),
                Values.credits(album.artists()), album.displayArtist(),
                List.of(), "", album.moods(), NO_GAIN, Values.explicit(album.explicitStatus()), List.of(), List.of(),
                List.of());
    }

    /// A folder that is neither an album nor an artist.
    static ChildAdditions nothingKnown(@Nullable String mediaType) {
        return new ChildAdditions(0, 0, 0, mediaType, 0, "", "", "", List.of(), List.of(), List.of(), "",
                List.of(), "", List.of(), "", List.of(), NO_GAIN, "",
                List.of(), List.of(), List.of());
    }

    private static @Nullable String cover(io.antiphon.core.library.DiscTitle disc) {
        return disc.cover() == null ? null : WireId.of(disc.cover()).toString();
    }

    private static @Nullable String cover(Album album) {
        return album.hasCover() ? WireId.of(album.id()).toString() : null;
    }
}
