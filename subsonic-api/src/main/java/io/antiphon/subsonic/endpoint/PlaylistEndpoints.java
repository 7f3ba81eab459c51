package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.subsonic.mapping.PlaylistMapper;
import io.antiphon.subsonic.parameter.PlaylistParameters;
import io.antiphon.subsonic.parameter.PlaylistParameters.CreatePlaylist;
import io.antiphon.subsonic.parameter.PlaylistParameters.PlaylistById;
import io.antiphon.subsonic.parameter.PlaylistParameters.UpdatePlaylist;
import io.antiphon.subsonic.response.PlaylistWithSongs;
import io.antiphon.subsonic.response.Playlists;
import io.antiphon.subsonic.response.SubsonicException;
import java.util.List;

/// Playlists.
final class PlaylistEndpoints implements ChapterEndpoints {
    private final PlaylistService playlists;
    private final Accounts accounts;
    private final Items items;

    PlaylistEndpoints(SubsonicPorts ports, Items items) {
        this.playlists = ports.playlists();
        this.accounts = ports.accounts();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getPlaylists", "1.0.0").answers("playlists", Playlists.class, PlaylistParameters.Playlists.class,
                        this::playlists),
                entry("getPlaylist", "1.0.0").answers("playlist", PlaylistWithSongs.class, PlaylistById.class,
                        (caller, asked) -> withSongs(caller, playlists.find(caller.user(), asked.id()))),
                entry("createPlaylist", "1.2.0").needs(Permission.PLAYLIST)
                        .changes()
                        .answers("playlist", PlaylistWithSongs.class, CreatePlaylist.class,
                                this::create),
                entry("updatePlaylist", "1.8.0").needs(Permission.PLAYLIST).does(UpdatePlaylist.class, this::update),
                entry("deletePlaylist", "1.2.0").needs(Permission.PLAYLIST)
                        .does(PlaylistById.class,
                                (caller, asked) -> playlists.delete(caller.user(), asked.id())));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.PLAYLISTS, name, since);
    }

    /// Another user's playlists are those that user sees; only admins may look.
    private Playlists playlists(Caller caller, PlaylistParameters.Playlists asked) {
        String name = asked.username();
        User user = caller.user();
        if (name != null && !name.isEmpty()) {
            caller.requireSelfOrAdmin(name);
            user = accounts.findAccount(name).orElseThrow(() -> new LibraryException.NotFound("User", name));
        }
        return new Playlists(playlists.list(user, null).stream().map(playlist -> playlist(caller, playlist)).toList());
    }

    private PlaylistWithSongs create(Caller caller, CreatePlaylist asked) {
        String name = asked.name() == null || asked.name().isEmpty() ? null : asked.name();
        if (asked.playlistId() != null) {
            return withSongs(caller,
                    playlists.replace(caller.user(), caller.viewer(), asked.playlistId(), name, asked.songId()));
        }
        if (name == null) {
            throw SubsonicException.missing("name");
        }
        return withSongs(caller, playlists.create(caller.user(), caller.viewer(), name, asked.songId()));
    }

    private void update(Caller caller, UpdatePlaylist asked) {
        playlists.update(caller.user(), caller.viewer(), asked.playlistId(), asked.name(), asked.comment(),
                asked.published(), asked.songIdToAdd(),
                asked.songIndexToRemove());
    }

    private PlaylistWithSongs withSongs(Caller caller, Playlist playlist) {
        return new PlaylistWithSongs(playlist(caller, playlist),
                items.songs(caller, playlists.entries(caller.viewer(), playlist)));
    }

    private io.antiphon.subsonic.response.Playlist playlist(Caller caller, Playlist playlist) {
        return PlaylistMapper.playlist(playlists.seenBy(caller.viewer(), playlist),
                playlists.mayEdit(caller.user(), playlist), playlists.validUntil(playlist));
    }
}
