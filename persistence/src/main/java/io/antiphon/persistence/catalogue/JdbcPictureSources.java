package io.antiphon.persistence.catalogue;

import io.antiphon.core.artwork.ArtworkLocation;
import io.antiphon.core.artwork.variant.ArtworkVariant;
import io.antiphon.core.artwork.variant.FoundPicture;
import io.antiphon.core.artwork.variant.PictureSources;
import io.antiphon.core.artwork.variant.PictureType;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.details.DetailsCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Pictures that lie with the music: inside files, and beside them in the same folders. Folders are looked at when somebody asks.
public final class JdbcPictureSources implements PictureSources {

    private static final int MOST = 40;
    private static final int MOST_FOLDERS = 12;
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "gif", "webp");

    private final Sql sql;
    private final MusicFolders musicFolders;
    private final JdbcArtwork artwork;

    /// @param artwork of albums
    public JdbcPictureSources(Database database, MusicFolders musicFolders, JdbcArtwork artwork) {
        this.sql = database.sql();
        this.musicFolders = musicFolders;
        this.artwork = artwork;
    }

    /// A file with what is known of a picture inside.
    private record Holder(int musicFolder, String path, @Nullable EmbeddedPicture picture, String album) {

        static Holder of(Row row) {
            return new Holder(row.integer(1), row.text(2), DetailsCodec.decodeTrack(row.text(3), 0).picture(),
                    row.text(4));
        }
    }

    @Override
    public List<FoundPicture> list(Viewer viewer, ItemId item) {
        return switch (item) {
            case TrackId track -> ofTrack(viewer, track);
            case AlbumId album -> ofAlbum(viewer, album);
            case ArtistId artist -> ofArtist(viewer, artist);
            default -> List.of();
        };
    }

    private List<FoundPicture> ofTrack(Viewer viewer, TrackId track) {
        List<FoundPicture> found = new ArrayList<>();
        sql.find("""
                SELECT t.music_folder, t.path, t.details, a.id FROM track t JOIN album a ON a.row_no = t.album WHERE t.id = ?
                """, Holder::of, track.value()).ifPresent(holder -> {
            embedded(viewer, holder).ifPresent(found::add);
            artwork.findArtwork(viewer, new AlbumId(holder.album()))
                    .ifPresent(location -> found.add(new FoundPicture(ArtworkVariant.Source.ALBUM, "album",
                            PictureType.FRONT, location)));
        });
        return found;
    }

    private List<FoundPicture> ofAlbum(Viewer viewer, AlbumId album) {
        List<Holder> holders = sql.list("""
                SELECT t.music_folder, t.path, t.details, a.id FROM track t JOIN album a ON a.row_no = t.album
                WHERE a.id = ? AND t.missing = FALSE ORDER BY t.path
                """, Holder::of, album.value());
        Set<Map.Entry<Integer, String>> folders = new LinkedHashSet<>();
        for (Holder holder : holders) {
            String folder = FileNames.parent(holder.path());
            folders.add(Map.entry(holder.musicFolder(), folder));
            if (FileNames.isDisc(FileNames.last(folder))) {
                folders.add(Map.entry(holder.musicFolder(), FileNames.parent(folder)));
            }
        }
        Map<String, FoundPicture> found = new LinkedHashMap<>();
        folders.stream()
                .limit(MOST_FOLDERS)
                .forEach(folder -> files(viewer, folder.getKey(), folder.getValue(), found));
        for (Holder holder : holders) {
            embedded(viewer, holder).ifPresent(one -> found.putIfAbsent(one.location().fingerprint(), one));
        }
        return found.values().stream().limit(MOST).toList();
    }

    private List<FoundPicture> ofArtist(Viewer viewer, ArtistId artist) {
        Map<String, FoundPicture> found = new LinkedHashMap<>();
        sql.list("""
                SELECT f.music_folder, f.path FROM folder f JOIN artist a ON f.artist = a.row_no WHERE a.id = ? AND f.missing = FALSE
                """, row -> Map.entry(row.integer(1), row.text(2)), artist.value())
                .stream()
                .limit(MOST_FOLDERS)
                .forEach(folder -> files(viewer, folder.getKey(), folder.getValue(), found));
        return found.values().stream().limit(MOST).toList();
    }

    private Optional<FoundPicture> embedded(Viewer viewer, Holder holder) {
        EmbeddedPicture picture = holder.picture();
        if (picture == null || !viewer.musicFolders().contains(holder.musicFolder())) {
            return Optional.empty();
        }
        return musicFolders.findFile(holder.musicFolder(), holder.path())
                .map(file -> new FoundPicture(ArtworkVariant.Source.EMBEDDED, FileNames.last(holder.path()),
                        PictureType.ofEmbedded(picture.type()), new ArtworkLocation.Embedded(file, picture)));
    }

    /// Links are not followed: they may lead anywhere.
    private void files(Viewer viewer, int musicFolder, String folder, Map<String, FoundPicture> found) {
        Optional<Path> directory = viewer.musicFolders().contains(musicFolder)
                ? musicFolders.findFile(musicFolder, folder)
                : Optional.empty();
        if (directory.isEmpty() || !Files.isDirectory(directory.get())) {
            return;
        }
        try (Stream<Path> files = Files.list(directory.get())) {
            for (Path file : files.filter(JdbcPictureSources::isPicture).sorted().limit(MOST).toList()) {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class,
                        LinkOption.NOFOLLOW_LINKS);
                String name = String.valueOf(file.getFileName());
                String fingerprint = Long.toHexString(attributes.size()) + "-"
                        + Long.toHexString(attributes.lastModifiedTime().toMillis());
                found.putIfAbsent(folder + "/" + name, new FoundPicture(ArtworkVariant.Source.FOLDER,
                        folder.isEmpty() ? name : folder + "/" + name, PictureType.ofName(name),
                        new ArtworkLocation.ImageFile(file, fingerprint)));
            }
        } catch (IOException _) {
            // A disk that is away has no pictures now.
        }
    }

    private static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1))
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
