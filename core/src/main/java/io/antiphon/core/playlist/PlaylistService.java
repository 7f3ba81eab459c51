package io.antiphon.core.playlist;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.Rows;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartTracks;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What people do with playlists, and who may: the owner and admins change one; the owner, those it is shared with, and
/// everyone when it is published, see it. What one may not see answers as not found, so that ids cannot be probed.
public final class PlaylistService {

    /// How long what rules chose stays the same, so that the pages of a client fit together.
    private static final ChronoUnit VALIDITY = ChronoUnit.MINUTES;

    private final Playlists playlists;
    private final Catalogue catalogue;
    private final SmartTracks smartTracks;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;

    public PlaylistService(Playlists playlists, Catalogue catalogue, SmartTracks smartTracks, IdGenerator ids,
            AuditTrail trail, Clock clock) {
        this.playlists = playlists;
        this.catalogue = catalogue;
        this.smartTracks = smartTracks;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
    }

    /// Those the user sees; only those of `ownerName` when it is given.
    public List<Playlist> list(User user, @Nullable String ownerName) {
        return playlists.listPlaylistsVisibleTo(user.id())
                .stream()
                .filter(playlist -> ownerName == null || playlist.ownerName().equalsIgnoreCase(ownerName))
                .toList();
    }

    public Playlist find(User user, PlaylistId id) {
        return playlists.findPlaylist(id).filter(playlist -> maySee(user, playlist)).orElseThrow(() -> notFound(id));
    }

    public Rows<Annotated<Track>> entries(Viewer viewer, Playlist playlist) {
        SmartRules rules = playlist.rules();
        return rules == null ? playlists.listEntries(viewer, playlist.id()) : select(viewer, rules).tracks();
    }

    /// What fulfils rules now, without keeping them.
    public SmartTracks.Selection select(Viewer viewer, SmartRules rules) {
        return smartTracks.select(viewer, rules, clock.instant().truncatedTo(VALIDITY));
    }

    /// The playlist with the number and length of the tracks that a viewer finds in it.
    public Playlist seenBy(Viewer viewer, Playlist playlist) {
        SmartRules rules = playlist.rules();
        if (rules == null) {
            return playlist;
        }
        SmartTracks.Selection selection = select(viewer, rules);
        return playlist.chosen(selection.tracks().size(), selection.duration(),
                clock.instant().truncatedTo(VALIDITY));
    }

    /// Until when what rules chose counts; absent for a playlist that changes only when somebody changes it.
    public @Nullable Instant validUntil(Playlist playlist) {
        return playlist.rules() == null ? null : clock.instant().truncatedTo(VALIDITY).plus(1, VALIDITY);
    }

    /// Makes a playlist whose tracks are those that fulfil rules.
    public Playlist createSmart(User user, String name, @Nullable String comment, boolean published,
            SmartRules rules) {
        requireAllowed(user);
        requireName(name);
        PlaylistId id = new PlaylistId(ids.next());
        Instant now = clock.instant();
        playlists.create(id, name, user.id(), List.of(), now);
        playlists.setRules(id, rules, now);
        describe(id, null, comment, published);
        return find(user, id);
    }

    /// Changes what is not null of a playlist that has rules.
    public Playlist changeSmart(User user, PlaylistId id, @Nullable String name,
            @Nullable String comment, @Nullable Boolean published, @Nullable SmartRules rules) {
        Playlist playlist = find(user, id);
        requireAllowed(user);
        requireOwner(user, playlist);
        if (playlist.rules() == null) {
            throw new LibraryException.Invalid("Playlist %s has entries, not rules".formatted(playlist.name()));
        }
        if (rules != null) {
            playlists.setRules(id, rules, clock.instant());
        }
        describe(id, name, comment, published);
        return find(user, id);
    }

    /// @throws LibraryException.NotFound when a track is not in sight; nothing is made then
    public Playlist create(User user, Viewer viewer, String name, List<TrackId> tracks) {
        requireAllowed(user);
        requireName(name);
        requireTracks(viewer, tracks);
        PlaylistId id = new PlaylistId(ids.next());
        playlists.create(id, name, user.id(), tracks, clock.instant());
        return find(user, id);
    }

    /// Replaces all entries, and the name when one is given.
    public Playlist replace(User user, Viewer viewer, PlaylistId id, @Nullable String name, List<TrackId> tracks) {
        requireEditable(user, id);
        requireTracks(viewer, tracks);
        describe(id, name, null, null);
        playlists.changeEntries(id, entries -> tracks, clock.instant());
        return find(user, id);
    }

    /// Changes what is not null; then removes the entries at `removedIndexes` of the list as it was, then appends.
    public void update(User user, Viewer viewer, PlaylistId id, @Nullable String name, @Nullable String comment,
            @Nullable Boolean published,
            List<TrackId> appended, Collection<Integer> removedIndexes) {
        requireEditable(user, id);
        requireTracks(viewer, appended);
        describe(id, name, comment, published);
        if (!appended.isEmpty() || !removedIndexes.isEmpty()) {
            playlists.changeEntries(id, entries -> edited(entries, appended, new HashSet<>(removedIndexes)),
                    clock.instant());
        }
    }

    /// Lets exactly these users see a playlist beside its owner, whether or not it is published.
    public Playlist share(User user, PlaylistId id, Collection<UserId> users) {
        Playlist playlist = find(user, id);
        requireAllowed(user);
        requireOwner(user, playlist);
        playlists.share(id, users.stream().filter(one -> !one.equals(playlist.owner())).distinct().toList(),
                clock.instant());
        return find(user, id);
    }

    public void delete(User user, PlaylistId id) {
        Playlist playlist = find(user, id);
        requireOwner(user, playlist);
        playlists.delete(id);
        trail.record(AuditKind.PLAYLIST_DELETED, playlist.name(), "of " + playlist.ownerName());
    }

    /// Whether the user may change it: what clients show as `readonly` when not.
    public boolean mayEdit(User user, Playlist playlist) {
        return !playlist.readOnly() && isOwner(user, playlist) && user.may(Permission.PLAYLIST);
    }

    private void describe(PlaylistId id, @Nullable String name, @Nullable String comment, @Nullable Boolean published) {
        if (name != null) {
            requireName(name);
        }
        if (name != null || comment != null || published != null) {
            playlists.describe(id, name, comment, published, clock.instant());
        }
    }

    private static List<TrackId> edited(List<TrackId> entries, List<TrackId> appended, Set<Integer> removedIndexes) {
        List<TrackId> result = new ArrayList<>(entries.size() + appended.size());
        for (int i = 0; i < entries.size(); i++) {
            if (!removedIndexes.contains(i)) {
                result.add(entries.get(i));
            }
        }
        result.addAll(appended);
        return result;
    }

    private void requireEditable(User user, PlaylistId id) {
        Playlist playlist = find(user, id);
        requireAllowed(user);
        requireOwner(user, playlist);
        if (playlist.readOnly()) {
            throw new LibraryException.Forbidden(
                    "Playlist %s follows a file or rules and cannot be edited".formatted(playlist.name()));
        }
    }

    private static void requireAllowed(User user) {
        if (!user.may(Permission.PLAYLIST)) {
            throw new LibraryException.Forbidden("%s may not edit playlists".formatted(user.name()));
        }
    }

    private static void requireOwner(User user, Playlist playlist) {
        if (!isOwner(user, playlist)) {
            throw new LibraryException.Forbidden(
                    "Playlist %s belongs to %s".formatted(playlist.name(), playlist.ownerName()));
        }
    }

    private void requireTracks(Viewer viewer, List<TrackId> tracks) {
        Set<TrackId> distinct = new LinkedHashSet<>(tracks);
        distinct.removeAll(catalogue.findTracks(viewer, distinct).keySet());
        if (!distinct.isEmpty()) {
            throw new LibraryException.NotFound("Song", distinct.iterator().next().value());
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new LibraryException.Invalid("A playlist needs a name");
        }
    }

    private static boolean maySee(User user, Playlist playlist) {
        return playlist.published() || isOwner(user, playlist)
                || playlist.sharedWith().stream().anyMatch(user.name()::equalsIgnoreCase);
    }

    private static boolean isOwner(User user, Playlist playlist) {
        return playlist.owner().equals(user.id()) || user.may(Permission.MANAGE_USERS);
    }

    private static LibraryException notFound(PlaylistId id) {
        return new LibraryException.NotFound("Playlist", id.value());
    }
}
