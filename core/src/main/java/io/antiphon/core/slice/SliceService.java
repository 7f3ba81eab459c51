package io.antiphon.core.slice;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.slice.TrackSlice.Change;
import io.antiphon.core.slice.TrackSlice.Span;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Slices as people may see and change them: everybody marks their own; shared ones are changed by their owners and by those who may edit
/// tags.
public final class SliceService {

    private static final int LONGEST_NAME = 500;
    private static final long LONGEST_PAD = 60_000;
    private static final int MOST_OF_TRACK = 1_000;
    /// Lengths are rounded, and measured differently by programs that mark.
    private static final long TOLERANCE = 1_000;

    private final TrackSlices slices;
    private final TrackCatalogue tracks;
    private final IdGenerator ids;
    private final Clock clock;

    public SliceService(TrackSlices slices, TrackCatalogue tracks, IdGenerator ids, Clock clock) {
        this.slices = slices;
        this.tracks = tracks;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws LibraryException.NotFound when the track is not in sight
    public List<TrackSlice> list(Viewer viewer, TrackId track) {
        return slices.listOf(require(viewer, track).id(), viewer.user());
    }

    /// @throws LibraryException.NotFound when there is none that is the viewer's or shared, of a track in sight
    public TrackSlice find(Viewer viewer, SliceId id) {
        return slices.find(id)
                .filter(slice -> slice.span().shared() || slice.owner().equals(viewer.user()))
                .filter(slice -> tracks.findTrack(viewer, slice.track()).isPresent())
                .orElseThrow(() -> new LibraryException.NotFound("Slice", id.value()));
    }

    public TrackSlice add(Viewer viewer, TrackId id, Span span) {
        Track track = require(viewer, id);
        check(track, span);
        long own = slices.listOf(track.id(), viewer.user())
                .stream()
                .filter(slice -> slice.owner().equals(viewer.user()))
                .count();
        if (own >= MOST_OF_TRACK) {
            throw new LibraryException.Conflict("A track has at most %d slices of one person".formatted(MOST_OF_TRACK));
        }
        Instant now = clock.instant();
        TrackSlice made = new TrackSlice(new SliceId(ids.next()), track.id(), viewer.user(), span, 1, now, now);
        slices.insert(made);
        return made;
    }

    /// @param before as the caller read it
    public TrackSlice change(User user, Viewer viewer, TrackSlice before, Change change) {
        requireOwn(user, before);
        TrackSlice after = before.with(change, clock.instant());
        check(require(viewer, before.track()), after.span());
        if (!slices.update(after, before.version())) {
            throw new LibraryException.Conflict("The slice was changed meanwhile");
        }
        return after;
    }

    public void delete(User user, TrackSlice slice) {
        requireOwn(user, slice);
        if (!slices.delete(slice.id(), slice.version())) {
            throw new LibraryException.Conflict("The slice was changed meanwhile");
        }
    }

    private static void requireOwn(User user, TrackSlice slice) {
        if (!slice.owner().equals(user.id()) && !user.may(Permission.EDIT_TAGS)) {
            throw new LibraryException.Forbidden("This slice is somebody else's");
        }
    }

    private Track require(Viewer viewer, TrackId id) {
        return tracks.findTrack(viewer, id)
                .orElseThrow(() -> new LibraryException.NotFound("Track", id.value()))
                .item();
    }

    private static void check(Track track, Span span) {
        long length = track.audio().duration().toMillis();
        if (span.start() < 0 || span.end() <= span.start()) {
            throw new LibraryException.Invalid(
                    "A slice ends after it begins: not from %d to %d".formatted(span.start(), span.end()));
        }
        if (length > 0 && span.end() > length + TOLERANCE) {
            throw new LibraryException.Invalid(
                    "The track is %d ms long; no slice of it ends at %d".formatted(length, span.end()));
        }
        if (span.pad() < 0 || span.pad() > LONGEST_PAD) {
            throw new LibraryException.Invalid("A slice is padded by 0 to %d ms".formatted(LONGEST_PAD));
        }
        if (span.name().length() > LONGEST_NAME) {
            throw new LibraryException.Invalid("A slice's name has at most %d characters".formatted(LONGEST_NAME));
        }
    }
}
