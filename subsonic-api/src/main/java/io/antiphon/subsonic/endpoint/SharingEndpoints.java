package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Rows;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.sharing.Expiry;
import io.antiphon.core.sharing.ShareChange;
import io.antiphon.core.sharing.ShareLinks;
import io.antiphon.core.sharing.ShareWish;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedItem;
import io.antiphon.core.sharing.SharingService;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.mapping.PodcastMapper;
import io.antiphon.subsonic.mapping.ShareMapper;
import io.antiphon.subsonic.mapping.SongMapper;
import io.antiphon.subsonic.parameter.SharingParameters.CreateShare;
import io.antiphon.subsonic.parameter.SharingParameters.ShareById;
import io.antiphon.subsonic.parameter.SharingParameters.UpdateShare;
import io.antiphon.subsonic.parameter.WireId;
import io.antiphon.subsonic.response.Child;
import io.antiphon.subsonic.response.Share;
import io.antiphon.subsonic.response.Shares;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shares. Songs, episodes, albums, folders and playlists can be shared.
final class SharingEndpoints implements ChapterEndpoints {

    private final SharingService sharing;
    private final ShareLinks links;
    private final Items items;

    SharingEndpoints(SubsonicPorts ports, Items items) {
        this.sharing = ports.community().sharing();
        this.links = ports.community().shareLinks();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(entry("getShares").answers("shares", Shares.class, this::list),
                entry("createShare").needs(Permission.SHARE)
                        .changes()
                        .answers("shares", Shares.class, CreateShare.class, this::create),
                entry("updateShare").needs(Permission.SHARE).does(UpdateShare.class, this::update),
                entry("deleteShare").does(ShareById.class,
                        (caller, asked) -> sharing.delete(caller.user(), asked.id())));
    }

    private static Endpoint.Entry entry(String name) {
        return Endpoint.named(Chapter.SHARING, name, "1.6.0");
    }

    /// Each share's songs are looked up when it is written, so that only one share's are in memory.
    private Shares list(Caller caller) {
        return new Shares(Rows.of(sharing.list(caller.user())).map(share -> share(caller, share)));
    }

    private Shares create(Caller caller, CreateShare asked) {
        List<SharedItem> shared = asked.id().stream().map(id -> item(caller.viewer(), id)).toList();
        return new Shares(List.of(share(caller,
                sharing.create(caller.user(), caller.viewer(), shared,
                        new ShareWish(asked.description(), moment(asked.expires()), null, true)))));
    }

    private void update(Caller caller, UpdateShare asked) {
        Instant expires = asked.expires();
        Instant moment = moment(expires);
        @Nullable Expiry expiry = expires == null ? null : moment == null ? new Expiry.Never() : new Expiry.At(moment);
        sharing.update(caller.user(), asked.id(), new ShareChange(asked.description(), expiry, null, null));
    }

    /// Zero stands for never.
    private static @Nullable Instant moment(@Nullable Instant expires) {
        return expires == null || expires.equals(Instant.EPOCH) ? null : expires;
    }

    private Share share(Caller caller, io.antiphon.core.sharing.Share share) {
        SongMapper songs = items.songs(caller);
        PodcastMapper episodes = items.episodes(caller);
        List<Child> entries = sharing.entries(caller.viewer(), share).stream().map(entry -> switch (entry.item()) {
            case SharedEntry.OfTrack(var track) -> songs.song(new Annotated<>(track, entry.annotation()));
            case SharedEntry.OfEpisode(var channel, var episode) -> episodes.child(channel,
                    new Annotated<>(episode, entry.annotation()));
        }).toList();
        return ShareMapper.share(share, links.linkTo(share.id(), caller.reachedBy()), entries);
    }

    private SharedItem item(Viewer viewer, WireId id) {
        String value = id.value();
        return switch (id.kind()) {
            case TRACK -> new SharedItem.OfTrack(new TrackId(value));
            case ALBUM -> new SharedItem.OfAlbum(new AlbumId(value));
            case FOLDER -> new SharedItem.OfFolder(new FolderId(value));
            case EPISODE -> new SharedItem.OfEpisode(new EpisodeId(value));
            case PLAYLIST -> new SharedItem.OfPlaylist(new PlaylistId(value));
            case UNKNOWN -> items.find(viewer, id)
                    .map(SharingEndpoints::item)
                    .orElse(new SharedItem.OfPlaylist(new PlaylistId(value)));
            case ARTIST, CHANNEL, STATION -> throw notShareable(id.toString());
        };
    }

    private static SharedItem item(ItemId id) {
        return switch (id) {
            case TrackId track -> new SharedItem.OfTrack(track);
            case AlbumId album -> new SharedItem.OfAlbum(album);
            case FolderId folder -> new SharedItem.OfFolder(folder);
            case ArtistId artist -> throw notShareable(artist.value());
            case EpisodeId episode -> new SharedItem.OfEpisode(episode);
            case ChannelId channel -> throw notShareable(channel.value());
        };
    }

    private static LibraryException notShareable(String id) {
        return new LibraryException.Invalid(
                "Only songs, episodes, albums, folders and playlists can be shared, not " + id);
    }
}
