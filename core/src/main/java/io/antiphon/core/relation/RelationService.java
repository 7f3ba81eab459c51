package io.antiphon.core.relation;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Relations as people may see and change them.
public final class RelationService {

    private static final int LONGEST_NOTE = 2_000;

    private final TrackRelations relations;
    private final TrackCatalogue tracks;
    private final AlbumCatalogue albums;
    private final IdGenerator ids;
    private final Clock clock;

    public RelationService(TrackRelations relations, TrackCatalogue tracks, AlbumCatalogue albums, IdGenerator ids,
            Clock clock) {
        this.relations = relations;
        this.tracks = tracks;
        this.albums = albums;
        this.ids = ids;
        this.clock = clock;
    }

    /// Those of a track whose other ends are in sight, too.
    ///
    /// @throws LibraryException.NotFound when the track is not in sight
    public List<TrackRelation> list(Viewer viewer, TrackId track) {
        TrackId known = requireTrack(viewer, track);
        return relations.listOf(known).stream().filter(relation -> isSeen(viewer, relation)).toList();
    }

    /// @throws LibraryException.NotFound when there is none of which both ends are in sight
    public TrackRelation find(Viewer viewer, RelationId id) {
        return relations.find(id)
                .filter(relation -> isSeen(viewer, relation))
                .orElseThrow(() -> new LibraryException.NotFound("Relation", id.value()));
    }

    /// @throws LibraryException.Conflict when it is known
    public TrackRelation add(User user, Viewer viewer, TrackId from, RelationKind kind, String to,
            @Nullable String note) {
        requireCurator(user);
        TrackId begin = requireTrack(viewer, from);
        Instant now = clock.instant();
        TrackRelation made = new TrackRelation(new RelationId(ids.next()), begin, kind,
                end(viewer, begin, kind, to), checked(note), 1, now, now);
        if (!relations.insert(made)) {
            throw new LibraryException.Conflict("This relation is known");
        }
        return made;
    }

    /// @param before as the caller read it
    /// @param to absent for what it is
    /// @param note empty for none, absent for what it is
    public TrackRelation change(User user, Viewer viewer, TrackRelation before, @Nullable RelationKind kind,
            @Nullable String to, @Nullable String note) {
        requireCurator(user);
        RelationKind changed = kind == null ? before.kind() : kind;
        TrackRelation after = new TrackRelation(before.id(), before.from(), changed,
                end(viewer, before.from(), changed, to == null ? before.to().value() : to),
                note == null ? before.note() : checked(note), before.version() + 1, before.createdAt(),
                clock.instant());
        if (!relations.update(after, before.version())) {
            throw new LibraryException.Conflict("The relation was changed meanwhile, or another is the same");
        }
        return after;
    }

    public void delete(User user, TrackRelation relation) {
        requireCurator(user);
        if (!relations.delete(relation.id(), relation.version())) {
            throw new LibraryException.Conflict("The relation was changed meanwhile");
        }
    }

    private static void requireCurator(User user) {
        if (!user.may(Permission.EDIT_TAGS)) {
            throw new LibraryException.Forbidden("Relations are made by those who may edit tags");
        }
    }

    private ItemId end(Viewer viewer, TrackId from, RelationKind kind, String to) {
        if (kind == RelationKind.PART_OF_RELEASE) {
            return albums.findAlbum(viewer, new AlbumId(to))
                    .orElseThrow(() -> new LibraryException.NotFound("Album", to))
                    .item()
                    .id();
        }
        TrackId end = requireTrack(viewer, new TrackId(to));
        if (end.equals(from)) {
            throw new LibraryException.Invalid("A track is in no relation to itself");
        }
        return end;
    }

    private TrackId requireTrack(Viewer viewer, TrackId id) {
        return tracks.findTrack(viewer, id)
                .orElseThrow(() -> new LibraryException.NotFound("Track", id.value()))
                .item()
                .id();
    }

    private boolean isSeen(Viewer viewer, TrackRelation relation) {
        boolean end = switch (relation.to()) {
            case TrackId track -> tracks.findTrack(viewer, track).isPresent();
            case AlbumId album -> albums.findAlbum(viewer, album).isPresent();
            default -> false;
        };
        return end && tracks.findTrack(viewer, relation.from()).isPresent();
    }

    private static @Nullable String checked(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > LONGEST_NOTE) {
            throw new LibraryException.Invalid("A note has at most %d characters".formatted(LONGEST_NOTE));
        }
        return note;
    }
}
