package io.antiphon.core.playlist;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Keeps playlists. Who may see or change one is decided by [PlaylistService]; this port only keeps them.
public interface Playlists {

    Optional<Playlist> findPlaylist(PlaylistId id);

    /// Those a user owns, those shared with them and published ones, by name.
    List<Playlist> listPlaylistsVisibleTo(UserId user);

    /// In order, tracks as often as they are in it, without those out of the viewer's sight; missing files included.
    Rows<Annotated<Track>> listEntries(Viewer viewer, PlaylistId id);

    void create(PlaylistId id, String name, UserId owner, List<TrackId> tracks, Instant at);

    /// Changes what is not null.
    void describe(PlaylistId id, @Nullable String name, @Nullable String comment, @Nullable Boolean published,
            Instant at);

    /// Replaces the entries by what `change` makes of them, in one transaction that no other change of the same playlist
    /// can come between.
    void changeEntries(PlaylistId id, UnaryOperator<List<TrackId>> change, Instant at);

    /// Says whether it follows a file, so that nobody edits it by hand; changes nothing else.
    void follow(PlaylistId id, boolean file);

    /// Makes its tracks those that fulfil rules, or replaces its rules.
    void setRules(PlaylistId id, SmartRules rules, Instant at);

    /// Replaces the users who see it beside its owner.
    void share(PlaylistId id, Collection<UserId> users, Instant at);

    void delete(PlaylistId id);
}
