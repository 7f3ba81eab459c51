package io.antiphon.testing.memory;

import io.antiphon.core.artwork.Artwork;
import io.antiphon.core.artwork.Picture;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Pictures in a map, the same at any size.
public final class MemoryArtwork implements Artwork {
    private final Map<ItemId, Picture> pictures = new ConcurrentHashMap<>();
    private final Map<UserId, Picture> avatars = new ConcurrentHashMap<>();

    public void add(ItemId item, Picture picture) {
        pictures.put(item, picture);
    }

    public void add(UserId user, Picture picture) {
        avatars.put(user, picture);
    }

    @Override
    public Optional<Picture> find(Viewer viewer, ItemId item, int size) {
        return Optional.ofNullable(pictures.get(item));
    }

    @Override
    public Optional<Picture> findCollage(Viewer viewer, List<? extends ItemId> items, int size) {
        return items.stream().flatMap(item -> find(viewer, item, size).stream()).findFirst();
    }

    @Override
    public Optional<Picture> findAvatar(UserId user, int size) {
        return Optional.ofNullable(avatars.get(user));
    }
}
