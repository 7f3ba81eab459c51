package io.antiphon.core.artwork;

import io.antiphon.core.artwork.ArtworkLocation.Embedded;
import io.antiphon.core.artwork.ArtworkLocation.ImageFile;
import io.antiphon.core.artwork.ArtworkLocation.Kept;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds pictures where the scan saw them, scales them once and keeps the result on disk. A picture that is damaged or gone
/// counts as none: a cover is never worth an error.
public final class ArtworkService implements Artwork {

    private static final long MAX_ORIGINAL_BYTES = 64L << 20;
    private static final int MAX_EDGE = 4096;
    private static final int DEFAULT_COLLAGE_EDGE = 600;
    private static final int COLLAGE_TILES = 4;

    private final ArtworkCatalogue catalogue;
    private final MediaFileReader mediaFiles;
    private final PictureScaler scaler;
    private final PictureCache cache;
    private final Users users;

    public ArtworkService(ArtworkCatalogue catalogue, MediaFileReader mediaFiles, PictureScaler scaler,
            PictureCache cache, Users users) {
        this.catalogue = catalogue;
        this.mediaFiles = mediaFiles;
        this.scaler = scaler;
        this.cache = cache;
        this.users = users;
    }

    @Override
    public Optional<Picture> find(Viewer viewer, ItemId item, int size) {
        return catalogue.findArtwork(viewer, item).flatMap(location -> picture(location, size));
    }

    @Override
    public Optional<Picture> findCollage(Viewer viewer, List<? extends ItemId> items, int size) {
        List<ArtworkLocation> tiles = distinctLocations(viewer, items);
        if (tiles.isEmpty()) {
            return Optional.empty();
        }
        if (tiles.size() < COLLAGE_TILES) {
            return picture(tiles.getFirst(), size);
        }
        int edge = size == 0 ? DEFAULT_COLLAGE_EDGE : Math.min(size, MAX_EDGE);
        String key = String.join("+", tiles.stream().map(ArtworkLocation::fingerprint).toList());
        return cached(key, edge, () -> scaler.collage(originals(tiles), edge));
    }

    @Override
    public Optional<Picture> findAvatar(UserId user, int size) {
        Optional<byte[]> avatar = users.findAvatar(user);
        if (avatar.isEmpty() || size == 0) {
            return avatar.map(this::original);
        }
        byte[] bytes = avatar.get();
        return cached("avatar:" + PictureCache.digest(bytes), Math.min(size, MAX_EDGE),
                () -> scaler.scale(bytes, Math.min(size, MAX_EDGE)));
    }

    private Optional<Picture> picture(ArtworkLocation location, int size) {
        if (size <= 0) {
            return load(location).map(this::original);
        }
        int edge = Math.min(size, MAX_EDGE);
        return cached(location.fingerprint(), edge, () -> {
            byte[] original = load(location).orElseThrow(() -> new NoSuchFileException("the picture is gone"));
            return scaler.scale(original, edge);
        });
    }

    private Optional<Picture> cached(String fingerprint, int edge, PictureCache.Maker maker) {
        try {
            return Optional.of(cache.get(fingerprint + "@" + edge, maker));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private Picture original(byte[] bytes) {
        return new Picture(bytes, scaler.contentTypeOf(bytes), PictureCache.digest(bytes));
    }

    private List<ArtworkLocation> distinctLocations(Viewer viewer, List<? extends ItemId> items) {
        Map<String, ArtworkLocation> byFingerprint = new LinkedHashMap<>();
        for (ItemId item : items) {
            catalogue.findArtworkAtOnce(viewer, item)
                    .ifPresent(location -> byFingerprint.putIfAbsent(location.fingerprint(), location));
            if (byFingerprint.size() == COLLAGE_TILES) {
                break;
            }
        }
        return List.copyOf(byFingerprint.values());
    }

    private List<byte[]> originals(List<ArtworkLocation> locations) {
        List<byte[]> originals = new ArrayList<>(locations.size());
        locations.forEach(location -> load(location).ifPresent(originals::add));
        return originals;
    }

    /// The bytes of a picture that is still there and still is one.
    public Optional<byte[]> load(ArtworkLocation location) {
        try {
            Optional<byte[]> bytes = switch (location) {
                case ImageFile image -> readImage(image.file());
                case Kept kept -> kept.bytes().get();
                case Embedded embedded -> mediaFiles.readPicture(embedded.mediaFile(), embedded.picture(),
                        MAX_ORIGINAL_BYTES);
            };
            return bytes.filter(picture -> scaler.contentTypeOf(picture).startsWith("image/"));
        } catch (IOException | UnreadableMediaException _) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> readImage(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_ORIGINAL_BYTES) {
            return Optional.empty();
        }
        try (InputStream input = Files.newInputStream(file)) {
            return Optional.of(input.readNBytes((int) MAX_ORIGINAL_BYTES));
        }
    }
}
