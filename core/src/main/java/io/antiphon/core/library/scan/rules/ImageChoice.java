package io.antiphon.core.library.scan.rules;

import io.antiphon.core.library.scan.files.FileEntry;
import io.antiphon.core.library.scan.files.FileNames;
import io.antiphon.core.tag.EmbeddedPicture;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Chooses the image of a folder that serves as a cover, by name, and the picture of a file.
public final class ImageChoice {

    private static final List<String> COVERS = List.of("cover", "folder", "front", "album");
    private static final int ART_RANK = COVERS.size();
    private static final int UNNAMED_RANK = ART_RANK + 1;
    private static final int ARTIST_PICTURE = 8;

    private ImageChoice() {}

    /// `cover`, `folder`, `front`, `album`, `albumart…`, else the only image there is; what shows an artist is no cover.
    public static Optional<FileEntry> cover(List<FileEntry> images) {
        List<FileEntry> candidates = images.stream().filter(image -> !isArtistImage(image.name())).toList();
        if (candidates.size() == 1) {
            return Optional.of(candidates.getFirst());
        }
        return candidates.stream()
                .filter(image -> isNamedCover(image.name()))
                .min(Comparator.comparingInt((FileEntry image) -> rank(image.name())).thenComparing(FileEntry::name));
    }

    public static Optional<FileEntry> artist(List<FileEntry> images) {
        return images.stream().filter(image -> isArtistImage(image.name())).findFirst();
    }

    /// Whether an image's name says that it is a cover, so that it goes before pictures inside of files.
    public static boolean isNamedCover(String name) {
        return rank(name) < UNNAMED_RANK;
    }

    /// The picture inside of a file that serves as its cover: the front, else the first that shows no artist.
    public static @Nullable EmbeddedPicture embedded(List<EmbeddedPicture> pictures) {
        return pictures.stream()
                .filter(picture -> picture.type() == EmbeddedPicture.FRONT_COVER)
                .findFirst()
                .or(() -> pictures.stream().filter(picture -> picture.type() != ARTIST_PICTURE).findFirst())
                .orElse(null);
    }

    private static boolean isArtistImage(String name) {
        return FileNames.stem(name).equalsIgnoreCase("artist");
    }

    private static int rank(String name) {
        String stem = FileNames.stem(name).toLowerCase(Locale.ROOT);
        int rank = COVERS.indexOf(stem);
        if (rank >= 0) {
            return rank;
        }
        return stem.startsWith("albumart") ? ART_RANK : UNNAMED_RANK;
    }
}
