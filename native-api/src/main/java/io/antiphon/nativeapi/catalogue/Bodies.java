package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.Genre;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.PathText;
import io.antiphon.core.library.Track;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Sparse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The things of the library as they are shown.
final class Bodies {

    private Bodies() {}

    /// Someone credited.
    record Credit(String id, String name) {

        static List<Credit> of(List<ArtistCredit> credits) {
            return credits.stream().map(credit -> new Credit(credit.id().value(), credit.name())).toList();
        }
    }

    /// What the caller did to a thing, and what all think of it.
    record Own(@Nullable String starredAt, @Field(least = 1, most = 5) @Nullable Integer rating,
            @Field("Of all users, 1 to 5") @Nullable Double averageRating, long playCount, @Nullable String playedAt) {

        static Own of(Annotation annotation) {
            return new Own(text(annotation.starredAt()), annotation.rating(), annotation.averageRating(),
                    annotation.playCount(), text(annotation.playedAt()));
        }
    }

    /// The sound of a track; what is not known is absent.
    record Sound(String codec, @Field("kbit/s") @Nullable Integer bitRate, @Nullable Integer bitDepth,
            @Field("Hz") @Nullable Integer samplingRate, @Nullable Integer channels) {

        static Sound of(AudioProperties audio) {
            return new Sound(audio.codec(), known(audio.bitRate()), known(audio.bitDepth()),
                    known(audio.samplingRate()), known(audio.channelCount()));
        }

        private static @Nullable Integer known(int value) {
            return value > 0 ? Integer.valueOf(value) : null;
        }
    }

    @Sparse
    record TrackBody(String id, String title, String albumId, String album,
            @Field("As printed on the cover") String artist, List<Credit> artists, List<Credit> albumArtists,
            @Nullable Integer disc, @Nullable Integer number, @Nullable Integer year, List<String> genres,
            @Field("Milliseconds") long duration, Sound sound, @Field("The file name's ending") String format,
            String contentType, @Field("Bytes") long size, @Field("Relative to the music folder") String path,
            int musicFolder, String folderId, @Field("Whether there is a cover to ask for") boolean cover,
            @Field("Whether the last scan did not find the file") boolean missing, @Nullable Integer bpm,
            @Field("MusicBrainz recording") @Nullable String recordingMbid, List<WorkBody> works,
            List<MovementBody> movements, List<ContributorBody> contributors, String addedAt, Own own) {

        static TrackBody of(Annotated<Track> found) {
            Track track = found.item();
            return new TrackBody(track.id().value(), track.title(), track.album().value(), track.albumTitle(),
                    track.credits().displayArtist(), Credit.of(track.credits().artists()),
                    Credit.of(track.credits().albumArtists()), track.disc(), track.number(), track.year(),
                    track.details().genres(), track.audio().duration().toMillis(), Sound.of(track.audio()),
                    track.file().suffix(), track.file().contentType(), track.file().size(),
                    PathText.shown(track.file().path()),
                    track.musicFolder(), track.folder().value(), track.cover() != CoverSource.NONE,
                    track.file().missing(), track.details().bpm(), track.details().recordingMbid(),
                    track.details().works().stream().map(work -> new WorkBody(work.name(), work.mbid())).toList(),
                    track.details()
                            .movements()
                            .stream()
                            .map(one -> new MovementBody(one.name(), one.number(), one.count()))
                            .toList(),
                    track.credits()
                            .contributors()
                            .stream()
                            .map(one -> new ContributorBody(one.role(), one.subRole(),
                                    new Credit(one.artist().id().value(), one.artist().name())))
                            .toList(),
                    track.addedAt().toString(), Own.of(found.annotation()));
        }
    }

    /// A musical work that a track is a recording of.
    record WorkBody(String name, @Field("MusicBrainz work") @Nullable String mbid) {}

    record MovementBody(String name, @Nullable Integer number,
            @Field("How many the work has") @Nullable Integer count) {}

    /// Someone who took part in another role than artist.
    record ContributorBody(String role, @Field("Instrument or voice") @Nullable String subRole, Credit artist) {}

    @Sparse
    record AlbumBody(String id, String name, @Nullable String version, @Field("As printed on the cover") String artist,
            List<Credit> artists, int tracks, @Field("Milliseconds") long duration, @Nullable Integer year,
            @Field("Of this edition: a year, month or day") @Nullable String releaseDate,
            @Field("Of the first edition") @Nullable String originalReleaseDate, List<String> genres,
            List<String> types, List<String> labels, boolean compilation, boolean cover, int musicFolder,
            String folderId, @Field("MusicBrainz release") @Nullable String mbid, String addedAt, Own own) {

        static AlbumBody of(Annotated<Album> found) {
            Album album = found.item();
            return new AlbumBody(album.id().value(), album.name(), album.version(), album.displayArtist(),
                    Credit.of(album.artists()), album.trackCount(), album.duration().toMillis(), album.year(),
                    date(album.releaseDate()), date(album.originalReleaseDate()), album.genres(),
                    album.releaseTypes(), album.recordLabels(), album.compilation(), album.hasCover(),
                    album.musicFolder(), album.folder().value(), album.mbid(), album.addedAt().toString(),
                    Own.of(found.annotation()));
        }
    }

    @Sparse
    record ArtistBody(String id, String name, String sortName, @Nullable String disambiguation, int albums, int tracks,
            List<String> roles, boolean cover, @Field("MusicBrainz artist") @Nullable String mbid, Own own) {

        static ArtistBody of(Annotated<Artist> found) {
            Artist artist = found.item();
            return new ArtistBody(artist.id().value(), artist.name(), artist.sortName(), artist.disambiguation(),
                    artist.albumCount(), artist.trackCount(), artist.roles(), artist.hasImage(), artist.mbid(),
                    Own.of(found.annotation()));
        }
    }

    record FolderBody(String id, @Field("Absent for the root of a music folder") @Nullable String parentId,
            String name, @Field("Relative to the music folder") String path, int musicFolder,
            @Field("The album whose tracks lie in it, where it is one") @Nullable String albumId,
            @Nullable String artistId, boolean cover, String addedAt) {

        static FolderBody of(Folder folder) {
            return new FolderBody(folder.id().value(), folder.parent() == null ? null : folder.parent().value(),
                    folder.name(), folder.path(), folder.musicFolder(),
                    folder.album() == null ? null : folder.album().value(),
                    folder.artist() == null ? null : folder.artist().value(), folder.hasCover(),
                    folder.addedAt().toString());
        }
    }

    record GenreBody(String name, int tracks, int albums) {

        static GenreBody of(Genre genre) {
            return new GenreBody(genre.name(), genre.trackCount(), genre.albumCount());
        }
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }

    private static @Nullable String date(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }
}
