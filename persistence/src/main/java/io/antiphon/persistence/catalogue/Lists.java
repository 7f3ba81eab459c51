package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Lists of row numbers as they are kept: those that all viewers of the same music folders share, and those of one viewer.
final class Lists {

    private final Reads reads;
    private final SnapshotCache cache;
    private final CatalogueVersions versions;
    private final ToLongFunction<UserId> personalVersion;

    Lists(Reads reads, SnapshotCache cache, CatalogueVersions versions, ToLongFunction<UserId> personalVersion) {
        this.reads = reads;
        this.cache = cache;
        this.versions = versions;
        this.personalVersion = personalVersion;
    }

    Reads reads() {
        return reads;
    }

    /// A list that depends on the music folders in view only.
    RowNumbers shared(Viewer viewer, Object question, Supplier<int[]> maker) {
        return kept(new Question(question, viewer.musicFolders(), null, 0), maker);
    }

    /// A list that depends on what the viewer did, too.
    RowNumbers personal(Viewer viewer, Object question, Supplier<int[]> maker) {
        return kept(new Question(question, viewer.musicFolders(), viewer.user(),
                personalVersion.applyAsLong(viewer.user())), maker);
    }

    void forget() {
        cache.clear();
    }

    long catalogueVersion() {
        return versions.current().number();
    }

    private RowNumbers kept(Question question, Supplier<int[]> maker) {
        return RowNumbers.of(cache.get(new SnapshotCache.Key(catalogueVersion(), question), maker));
    }

    private record Question(Object of, Set<Integer> musicFolders, @Nullable UserId user, long personalVersion) {}
}
