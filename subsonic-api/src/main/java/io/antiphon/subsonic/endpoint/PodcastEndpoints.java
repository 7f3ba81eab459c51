package io.antiphon.subsonic.endpoint;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.user.Permission;
import io.antiphon.subsonic.mapping.PodcastMapper;
import io.antiphon.subsonic.parameter.Extension;
import io.antiphon.subsonic.parameter.PodcastParameters.ChannelById;
import io.antiphon.subsonic.parameter.PodcastParameters.ChannelByUrl;
import io.antiphon.subsonic.parameter.PodcastParameters.EpisodeById;
import io.antiphon.subsonic.parameter.PodcastParameters.NewestPodcasts;
import io.antiphon.subsonic.parameter.PodcastParameters.Podcasts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Podcasts: subscribed to, refreshed, downloaded. What takes long is only begun; clients ask again to see how far it got.
final class PodcastEndpoints implements ChapterEndpoints {
    private final PodcastService podcasts;
    private final Items items;

    PodcastEndpoints(SubsonicPorts ports, Items items) {
        this.podcasts = ports.podcasts();
        this.items = items;
    }

    @Override
    public List<Endpoint<?>> endpoints() {
        return List.of(
                entry("getPodcasts", "1.6.0").answers("podcasts", io.antiphon.subsonic.response.Podcasts.class,
                        Podcasts.class, this::list),
                entry("getNewestPodcasts", "1.13.0").answers("newestPodcasts",
                        io.antiphon.subsonic.response.NewestPodcasts.class, NewestPodcasts.class, this::newest),
                entry("getPodcastEpisode", "OpenSubsonic").extension(Extension.GET_PODCAST_EPISODE)
                        .answers("podcastEpisode", io.antiphon.subsonic.response.PodcastEpisode.class,
                                EpisodeById.class, this::episode),
                change("refreshPodcasts").does(Endpoint.None.class,
                        (caller, none) -> podcasts.refreshAll(caller.user())),
                change("createPodcastChannel").does(ChannelByUrl.class,
                        (caller, asked) -> podcasts.subscribe(caller.user(), asked.url())),
                change("deletePodcastChannel").does(ChannelById.class,
                        (caller, asked) -> podcasts.deleteChannel(caller.user(), asked.id())),
                change("deletePodcastEpisode").does(EpisodeById.class,
                        (caller, asked) -> podcasts.deleteEpisode(caller.user(), asked.id())),
                change("downloadPodcastEpisode").does(EpisodeById.class,
                        (caller, asked) -> podcasts.download(caller.user(), asked.id())));
    }

    private static Endpoint.Entry entry(String name, String since) {
        return Endpoint.named(Chapter.PODCAST, name, since);
    }

    private static Endpoint.Entry change(String name) {
        return entry(name, "1.9.0").needs(Permission.PODCAST);
    }

    /// The episodes of a channel are read when it is its turn to be written.
    private io.antiphon.subsonic.response.Podcasts list(Caller caller, Podcasts asked) {
        List<PodcastChannel> channels = asked.id() == null ? podcasts.listChannels() : List.of(channel(asked.id()));
        PodcastMapper mapper = items.episodes(caller);
        return new io.antiphon.subsonic.response.Podcasts(Rows.of(channels)
                .map(channel -> mapper.channel(channel, asked.includeEpisodes()
                        ? podcasts.listEpisodes(caller.user(), channel.id())
                                .stream()
                                .map(episode -> mapper.episode(channel, episode))
                                .toList()
                        : null)));
    }

    private io.antiphon.subsonic.response.NewestPodcasts newest(Caller caller, NewestPodcasts asked) {
        List<Annotated<PodcastEpisode>> episodes = podcasts.listNewestEpisodes(caller.user(), asked.count());
        Map<ChannelId, PodcastChannel> channels = podcasts.listChannels()
                .stream()
                .collect(Collectors.toMap(PodcastChannel::id, Function.identity()));
        PodcastMapper mapper = items.episodes(caller);
        return new io.antiphon.subsonic.response.NewestPodcasts(episodes.stream()
                .flatMap(episode -> Optional.ofNullable(channels.get(episode.item().channel()))
                        .map(channel -> mapper.episode(channel, episode))
                        .stream())
                .toList());
    }

    private io.antiphon.subsonic.response.PodcastEpisode episode(Caller caller, EpisodeById asked) {
        Annotated<PodcastEpisode> episode = podcasts.findEpisode(caller.user(), asked.id())
                .orElseThrow(() -> new LibraryException.NotFound("Podcast episode", asked.id().value()));
        return items.episodes(caller).episode(channel(episode.item().channel()), episode);
    }

    private PodcastChannel channel(ChannelId id) {
        return podcasts.findChannel(id)
                .orElseThrow(() -> new LibraryException.NotFound("Podcast channel", id.value()));
    }
}
