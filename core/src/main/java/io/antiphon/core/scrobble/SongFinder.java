package io.antiphon.core.scrobble;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.text.TextFolding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds songs that are named elsewhere: by MusicBrainz' recording, else by title and artist, without case and accents.
final class SongFinder {

    private static final int LOOKED_AT = 50;

    private final SearchIndex index;
    private final TrackCatalogue tracks;

    SongFinder(SearchIndex index, TrackCatalogue tracks) {
        this.index = index;
        this.tracks = tracks;
    }

    Optional<TrackId> find(Viewer viewer, LovedSong song) {
        String words = (song.title() + " " + song.artist()).replace('"', ' ').strip();
        if (!song.isNamed()) {
            return Optional.empty();
        }
        List<TrackId> hits = index
                .findTracks(new SearchIndex.Query(words, viewer.musicFolders(), 0, LOOKED_AT, false));
        Map<TrackId, Annotated<Track>> found = tracks.findTracks(viewer, hits);
        List<Track> same = hits.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(Annotated::item)
                .filter(track -> isNamed(track, song))
                .toList();
        return same.stream()
                .filter(track -> song.recordingMbid() != null
                        && song.recordingMbid().equals(track.details().recordingMbid()))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .map(Track::id);
    }

    /// A song here, if it is in sight, and whether it has a star.
    Optional<Starred> look(Viewer viewer, TrackId track) {
        return tracks.findTrack(viewer, track).map(found -> new Starred(found.annotation().starredAt()));
    }

    /// @param since absent when it has none
    record Starred(@Nullable Instant since) {}

    private static boolean isNamed(Track track, LovedSong song) {
        String artist = TextFolding.fold(song.artist());
        return TextFolding.fold(track.title()).equals(TextFolding.fold(song.title()))
                && (TextFolding.fold(track.credits().displayArtist()).equals(artist)
                        || track.credits()
                                .artists()
                                .stream()
                                .anyMatch(credit -> TextFolding.fold(credit.name()).equals(artist)));
    }
}
