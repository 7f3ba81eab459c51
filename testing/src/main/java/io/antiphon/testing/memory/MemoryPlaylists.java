package io.antiphon.testing.memory;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Playlists in a map.
public final class MemoryPlaylists implements Playlists {
    private final Map<PlaylistId, Stored> stored = new ConcurrentHashMap<>();
    private final Catalogue catalogue;
    private final Set<Integer> allFolders;
    private final Function<UserId, String> userName;

    /// @param allFolders every music folder, for durations
    public MemoryPlaylists(Catalogue catalogue, Set<Integer> allFolders, Function<UserId, String> userName) {
        this.catalogue = catalogue;
        this.allFolders = Set.copyOf(allFolders);
        this.userName = userName;
    }

    private record Stored(Playlist facts, List<TrackId> tracks) {}

    @Override
    public Optional<Playlist> findPlaylist(PlaylistId id) {
        return Optional.ofNullable(stored.get(id)).map(Stored::facts);
    }

    @Override
    public List<Playlist> listPlaylistsVisibleTo(UserId user) {
        return stored.values()
                .stream()
                .map(Stored::facts)
                .filter(facts -> facts.owner().equals(user) || facts.published()
                        || facts.sharedWith().contains(userName.apply(user)))
                .sorted(Comparator.comparing(Playlist::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    @Override
    public Rows<Annotated<Track>> listEntries(Viewer viewer, PlaylistId id) {
        List<TrackId> tracks = stored.containsKey(id) ? Objects.requireNonNull(stored.get(id)).tracks() : List.of();
        Map<TrackId, Annotated<Track>> found = catalogue.findTracks(viewer, tracks);
        return Rows.of(tracks.stream().map(found::get).filter(Objects::nonNull).toList());
    }

    @Override
    public void create(PlaylistId id, String name, UserId owner, List<TrackId> tracks, Instant at) {
        Playlist empty = new Playlist(id, name, null, owner, userName.apply(owner), false, List.of(), 0, Duration.ZERO,
                at, at, false, null);
        stored.put(id, with(empty, tracks, at));
    }

    @Override
    public void describe(PlaylistId id, @Nullable String name, @Nullable String comment, @Nullable Boolean published,
            Instant at) {
        stored.computeIfPresent(id, (key, old) -> {
            Playlist facts = old.facts();
            return new Stored(new Playlist(id, name == null ? facts.name() : name,
                    comment == null ? facts.comment() : comment, facts.owner(), facts.ownerName(),
                    published == null ? facts.published() : published, facts.sharedWith(), facts.trackCount(),
                    facts.duration(), facts.createdAt(), at,
                    facts.readOnly(), facts.rules()), old.tracks());
        });
    }

    @Override
    public void changeEntries(PlaylistId id, UnaryOperator<List<TrackId>> change, Instant at) {
        stored.computeIfPresent(id, (key, old) -> with(old.facts(), change.apply(old.tracks()), at));
    }

    @Override
    public void follow(PlaylistId id, boolean file) {
        stored.computeIfPresent(id, (key, old) -> {
            Playlist facts = old.facts();
            return new Stored(new Playlist(id, facts.name(), facts.comment(), facts.owner(), facts.ownerName(),
                    facts.published(), facts.sharedWith(), facts.trackCount(), facts.duration(), facts.createdAt(),
                    facts.changedAt(), file, facts.rules()), old.tracks());
        });
    }

    @Override
    public void setRules(PlaylistId id, SmartRules rules, Instant at) {
        stored.computeIfPresent(id, (key, old) -> {
            Playlist facts = old.facts();
            return new Stored(new Playlist(id, facts.name(), facts.comment(), facts.owner(), facts.ownerName(),
                    facts.published(), facts.sharedWith(), facts.trackCount(), facts.duration(), facts.createdAt(), at,
                    true, rules), old.tracks());
        });
    }

    @Override
    public void share(PlaylistId id, Collection<UserId> users, Instant at) {
        stored.computeIfPresent(id, (key, old) -> {
            Playlist facts = old.facts();
            return new Stored(new Playlist(id, facts.name(), facts.comment(), facts.owner(), facts.ownerName(),
                    facts.published(), users.stream().map(userName).sorted().toList(), facts.trackCount(),
                    facts.duration(), facts.createdAt(), at, facts.readOnly(), facts.rules()), old.tracks());
        });
    }

    @Override
    public void delete(PlaylistId id) {
        stored.remove(id);
    }

    private Stored with(Playlist facts, List<TrackId> tracks, Instant at) {
        Map<TrackId, Annotated<Track>> found = catalogue.findTracks(new Viewer(facts.owner(), allFolders), tracks);
        Duration duration = tracks.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(track -> track.item().audio().duration())
                .reduce(Duration.ZERO, Duration::plus);
        return new Stored(new Playlist(facts.id(), facts.name(), facts.comment(), facts.owner(), facts.ownerName(),
                facts.published(), facts.sharedWith(),
                tracks.size(), duration, facts.createdAt(), at, facts.readOnly(), facts.rules()), List.copyOf(tracks));
    }
}
