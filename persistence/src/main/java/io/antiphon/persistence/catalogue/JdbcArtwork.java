package io.antiphon.persistence.catalogue;

import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.library.scan.rules.KeptCover;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.DetailsCodec;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Where pictures lie, by JDBC. Paths are stored relative to their music folder's root, which may have moved since.
public final class JdbcArtwork implements ArtworkCatalogue {

    private static final String OF_ALBUM = """
            SELECT a.sight, a.cover_file, a.cover_fingerprint, t.path, a.details
            FROM album a LEFT JOIN track t ON t.row_no = a.cover_track
            """;
    private static final int ALBUM_COVER = 1;
    private static final int OWN_COVER = 2;

    private final Sql sql;
    private final Aliases aliases;
    private final MusicFolders musicFolders;
    private final JdbcKeptPictures pictures;
    private final Function<String, Optional<byte[]>> fetched;

    /// @param fetched finds pictures that were fetched from providers by their fingerprints
    public JdbcArtwork(Database database, MusicFolders musicFolders, Function<String, Optional<byte[]>> fetched) {
        this.sql = database.sql();
        this.aliases = new Aliases(sql);
        this.musicFolders = musicFolders;
        this.pictures = new JdbcKeptPictures(database);
        this.fetched = fetched;
    }

    @Override
    public Optional<ArtworkLocation> findArtwork(Viewer viewer, ItemId item) {
        String id = aliases.resolve(Kinds.of(item), item.value());
        return switch (item) {
            case TrackId _ -> ofTrack(viewer, id);
            case AlbumId _ -> ofAlbum(viewer, OF_ALBUM + "WHERE a.id = ?", id);
            case ArtistId _ -> ofArtist(viewer, id);
            case FolderId _ -> ofFolder(viewer, id);
            case EpisodeId _,ChannelId _ -> Optional.empty();
        };
    }

    private Optional<ArtworkLocation> ofTrack(Viewer viewer, String id) {
        record Cover(int sight, int source, String path, int album, String details) {}
        Optional<Cover> track = sql.find("""
                SELECT sight, cover, path, album, CASE WHEN cover = 2 THEN details ELSE '' END FROM track WHERE id = ?
                """, row -> new Cover(row.integer(1), row.integer(2), row.text(3), row.integer(4), row.text(5)), id);
        return track.flatMap(cover -> switch (cover.source) {
            case OWN_COVER -> embedded(viewer, cover.sight, cover.path,
                    DetailsCodec.decodeTrack(cover.details, 0).picture());
            case ALBUM_COVER -> ofAlbum(viewer, OF_ALBUM + "WHERE a.row_no = ?", cover.album);
            default -> Optional.empty();
        });
    }

    private Optional<ArtworkLocation> ofAlbum(Viewer viewer, String query, Object key) {
        return sql.find(query, row -> albumCover(viewer, row), key).flatMap(location -> location);
    }

    private Optional<ArtworkLocation> albumCover(Viewer viewer, Row row) {
        String file = row.textOrNull(2);
        if (KeptCover.keptId(file) != null) {
            return viewer.musicFolders().contains(row.integer(1)) ? kept(file, row.textOrNull(3)) : Optional.empty();
        }
        if (file != null) {
            return imageFile(viewer, row.integer(1), file, row.textOrNull(3));
        }
        String media = row.textOrNull(4);
        return media == null ? Optional.empty()
                : embedded(viewer, row.integer(1), media, DetailsCodec.decodeAlbum(row.text(5)).coverPicture());
    }

    private Optional<ArtworkLocation> kept(@Nullable String file, @Nullable String fingerprint) {
        String id = KeptCover.keptId(file);
        if (id == null) {
            return Optional.empty();
        }
        String elsewhere = KeptCover.fetchedFingerprint(id);
        return Optional.of(new ArtworkLocation.Kept(fingerprint == null ? id : fingerprint,
                () -> elsewhere == null ? pictures.findBytes(id) : fetched.apply(elsewhere)));
    }

    private Optional<ArtworkLocation> ofArtist(Viewer viewer, String id) {
        Optional<ArtworkLocation> chosen = sql.list("""
                SELECT p.sight, a.image, a.image_fingerprint FROM artist a JOIN artist_presence p ON p.artist = a.row_no
                WHERE a.id = ? AND a.image IS NOT NULL AND a.image_music_folder IS NULL
                """, row -> viewer.musicFolders().contains(row.integer(1)) ? kept(row.text(2), row.textOrNull(3))
                : Optional.<ArtworkLocation>empty(), id).stream().flatMap(Optional::stream).findFirst();
        return chosen.isPresent() ? chosen : foundOfArtist(viewer, id);
    }

    private Optional<ArtworkLocation> foundOfArtist(Viewer viewer, String id) {
        return sql.list("""
                SELECT p.sight, a.image_music_folder, a.image, a.image_fingerprint
                FROM artist a JOIN artist_presence p ON p.artist = a.row_no
                WHERE a.id = ? AND a.image IS NOT NULL AND a.image_music_folder IS NOT NULL
                """, row -> viewer.musicFolders().contains(row.integer(1))
                ? imageFile(viewer, row.integer(2), row.text(3), row.textOrNull(4))
                : Optional.<ArtworkLocation>empty(), id).stream().flatMap(Optional::stream).findFirst();
    }

    private Optional<ArtworkLocation> ofFolder(Viewer viewer, String id) {
        record Pictures(int sight, String path, @Nullable String image, @Nullable String fingerprint,
                @Nullable Integer album) {}
        Optional<Pictures> folder = sql.find("""
                SELECT sight, path, image, image_fingerprint, album FROM folder WHERE id = ?
                """, row -> new Pictures(row.integer(1), row.text(2), row.textOrNull(3), row.textOrNull(4),
                row.integerOrNull(5)), id);
        return folder.flatMap(pictures -> {
            boolean disc = pictures.image != null && FileNames.isDisc(FileNames.last(pictures.path));
            Optional<ArtworkLocation> ofAlbum = pictures.album == null || disc
                    ? Optional.empty()
                    : ofAlbum(viewer, OF_ALBUM + "WHERE a.row_no = ?", pictures.album);
            if (ofAlbum.isPresent() || pictures.image == null) {
                return ofAlbum;
            }
            String path = pictures.path.isEmpty() ? pictures.image : pictures.path + "/" + pictures.image;
            return imageFile(viewer, pictures.sight, path, pictures.fingerprint);
        });
    }

    private Optional<ArtworkLocation> imageFile(Viewer viewer, int sight, String path,
            @Nullable String fingerprint) {
        return file(viewer, sight, path)
                .map(file -> new ArtworkLocation.ImageFile(file, fingerprint == null ? path : fingerprint));
    }

    private Optional<ArtworkLocation> embedded(Viewer viewer, int sight, String path,
            @Nullable EmbeddedPicture picture) {
        return picture == null ? Optional.empty()
                : file(viewer, sight, path).map(file -> new ArtworkLocation.Embedded(file, picture));
    }

    /// The file, if it is in view and the path does not lead out of its music folder.
    private Optional<Path> file(Viewer viewer, int sight, String path) {
        if (!viewer.musicFolders().contains(sight)) {
            return Optional.empty();
        }
        return musicFolders.findFile(Math.abs(sight), path);
    }
}
