package io.antiphon.core.podcast;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Keeps channels and episodes. When a call returns, the change survives the process being killed. A removed channel and its
/// episodes are neither listed nor found, but not forgotten: see [#addChannel].
public interface Podcasts {

    /// By title, those without one last.
    List<PodcastChannel> listChannels();

    Optional<PodcastChannel> findChannel(ChannelId id);

    /// Subscribes to a feed.
    ///
    /// @param id for a channel that was never there
    /// @return the channel of this address: the one that is there, or the one that was removed, which comes back as if
    ///   never looked at, with its id and its episodes; or a new one
    PodcastChannel addChannel(ChannelId id, String url, Instant at);

    /// Takes a channel and its episodes out of sight; episodes that were downloaded or waited for it become
    /// [PodcastStatus#DELETED].
    void removeChannel(ChannelId id);

    /// Changes everything of a channel but its id, address and date. Does nothing when it was removed meanwhile.
    void saveChannel(PodcastChannel channel);

    /// Saves a channel as [#saveChannel] does, and what its feed brought: all or nothing. An added episode whose identity the
    /// channel has already is left out; a changed one keeps its id and its state.
    void saveRefresh(PodcastChannel channel, EpisodeChanges changes);

    /// The newest first, by the date of publication, or of the first sight where the feed gives none.
    List<PodcastEpisode> listEpisodes(ChannelId channel);

    /// As [#listEpisodes(ChannelId)], with what a user did to them.
    List<Annotated<PodcastEpisode>> listEpisodes(UserId user, ChannelId channel);

    /// Those of all channels that were not deleted, in the same order.
    List<Annotated<PodcastEpisode>> listNewestEpisodes(UserId user, int count);

    Optional<Annotated<PodcastEpisode>> findEpisode(UserId user, EpisodeId id);

    Optional<PodcastEpisode> findEpisode(EpisodeId id);

    /// Those of several that are there.
    Map<EpisodeId, Annotated<PodcastEpisode>> findEpisodes(UserId user, Collection<EpisodeId> ids);

    /// All that are [PodcastStatus#DOWNLOADING], the longest known first.
    List<PodcastEpisode> listDownloading();

    /// Changes an episode's state if its status still is `from`.
    ///
    /// @return whether it was
    boolean changeState(EpisodeId id, PodcastStatus from, EpisodeState to);

    /// Those of a channel that any user starred, rated or bookmarked.
    Set<EpisodeId> listTreasured(ChannelId channel);
}
