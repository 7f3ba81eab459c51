package io.antiphon.testing;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.TrackId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A small library described for tests: add albums, then hand it to whatever keeps libraries. Ids follow from the order in
/// which things are first named.
public final class LibraryFixture {

    private final List<FixtureTrack> tracks = new ArrayList<>();
    private final Map<String, AlbumId> albums = new LinkedHashMap<>();
    private final Map<String, ArtistId> artists = new LinkedHashMap<>();
    private final Map<String, FolderId> folders = new LinkedHashMap<>();
    private long clock = 1_700_000_000_000L;

    /// Adds an album by an artist; add tracks to it with what is answered.
    public AlbumBuilder album(int musicFolder, String albumArtist, String name) {
        return new AlbumBuilder(musicFolder, albumArtist, name);
    }

    public List<FixtureTrack> tracks() {
        return List.copyOf(tracks);
    }

    /// Numbers of the music folders in use.
    public List<Integer> musicFolders() {
        return List.copyOf(new TreeSet<>(tracks.stream().map(FixtureTrack::musicFolder).toList()));
    }

    public AlbumId albumId(int musicFolder, String albumArtist, String name) {
        return albums.computeIfAbsent("%d/%s/%s".formatted(musicFolder, albumArtist, name),
                key -> new AlbumId("album%011d".formatted(albums.size() + 1)));
    }

    public ArtistId artistId(String name) {
        return artists.computeIfAbsent(name, key -> new ArtistId("artist%010d".formatted(artists.size() + 1)));
    }

    /// @param path relative to the music folder's root
    public FolderId folderId(int musicFolder, String path) {
        return folders.computeIfAbsent(musicFolder + ":" + path,
                key -> new FolderId("folder%010d".formatted(folders.size() + 1)));
    }

    public TrackId trackId(String title) {
        return tracks.stream().filter(track -> track.title().equals(title)).findFirst().orElseThrow().id();
    }

    /// Adds tracks to one album, in order.
    public final class AlbumBuilder {

        private final int musicFolder;
        private final String albumArtist;
        private final String name;
        private final long addedAt;
        private @Nullable Integer year;
        private List<String> genres = List.of();
        private boolean missing;
        private boolean video;
        private int number;

        private AlbumBuilder(int musicFolder, String albumArtist, String name) {
            this.musicFolder = musicFolder;
            this.albumArtist = albumArtist;
            this.name = name;
            clock += 60_000;
            this.addedAt = clock;
        }

        public AlbumBuilder year(int value) {
            this.year = value;
            return this;
        }

        public AlbumBuilder genres(String... values) {
            this.genres = List.of(values);
            return this;
        }

        /// The tracks added from now on have lost their files.
        public AlbumBuilder missing() {
            this.missing = true;
            return this;
        }

        /// The tracks added from now on are videos.
        public AlbumBuilder video() {
            this.video = true;
            return this;
        }

        public AlbumBuilder track(String title) {
            return track(title, albumArtist);
        }

        public AlbumBuilder track(String title, String artist) {
            number++;
            String path = "%s/%s/%02d %s.flac".formatted(albumArtist, name, number, title);
            tracks.add(new FixtureTrack(new TrackId("track%011d".formatted(tracks.size() + 1)), musicFolder, path,
                    title, artist, albumArtist, name, 1,
                    number, year, genres, 180_000 + number, addedAt, video, missing));
            return this;
        }
    }
}
