package io.antiphon.testing.memory;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Podcasts in maps. What users treasure is said by the test.
public final class MemoryPodcasts implements Podcasts {

    private final Map<ChannelId, PodcastChannel> channels = new LinkedHashMap<>();
    private final Map<EpisodeId, PodcastEpisode> episodes = new LinkedHashMap<>();
    private final Set<ChannelId> removed = ConcurrentHashMap.newKeySet();
    private final Set<EpisodeId> treasured = ConcurrentHashMap.newKeySet();

    private final MemoryAnnotations annotations;

    /// Without annotations.
    public MemoryPodcasts() {
        this(new MemoryAnnotations());
    }

    public MemoryPodcasts(MemoryAnnotations annotations) {
        this.annotations = annotations;
    }

    public void treasure(EpisodeId id) {
        treasured.add(id);
    }

    @Override
    public synchronized List<PodcastChannel> listChannels() {
        return present().sorted(Comparator.comparing(MemoryPodcasts::sortKey)).toList();
    }

    @Override
    public synchronized Optional<PodcastChannel> findChannel(ChannelId id) {
        return present().filter(channel -> channel.id().equals(id)).findFirst();
    }

    @Override
    public synchronized PodcastChannel addChannel(ChannelId id, String url, Instant at) {
        Optional<PodcastChannel> known = channels.values()
                .stream()
                .filter(channel -> channel.url().equals(url))
                .findFirst();
        if (known.isPresent() && !removed.contains(known.get().id())) {
            return known.get();
        }
        PodcastChannel fresh = known
                .map(old -> new PodcastChannel(old.id(), url, old.about(), PodcastStatus.NEW, null, old.addedAt(), null,
                        io.antiphon.core.podcast.FeedValidators.NONE, null))
                .orElseGet(() -> PodcastChannel.added(id, url, at));
        channels.put(fresh.id(), fresh);
        removed.remove(fresh.id());
        return fresh;
    }

    @Override
    public synchronized void removeChannel(ChannelId id) {
        if (!channels.containsKey(id) || !removed.add(id)) {
            return;
        }
        Set<PodcastStatus> lost = Set.of(PodcastStatus.DOWNLOADING, PodcastStatus.COMPLETED);
        episodes.replaceAll((key, episode) -> episode.channel().equals(id) && lost.contains(episode.status())
                ? inState(episode, EpisodeState.DELETED)
                : episode);
    }

    @Override
    public synchronized void saveChannel(PodcastChannel channel) {
        if (findChannel(channel.id()).isPresent()) {
            channels.put(channel.id(), channel);
        }
    }

    @Override
    public synchronized void saveRefresh(PodcastChannel channel, EpisodeChanges changes) {
        if (findChannel(channel.id()).isEmpty()) {
            return;
        }
        channels.put(channel.id(), channel);
        changes.changed()
                .forEach((id, entry) -> episodes.computeIfPresent(id, (key, old) -> new PodcastEpisode(id,
                        old.channel(), entry, old.state(), old.addedAt())));
        for (PodcastEpisode episode : changes.added()) {
            boolean known = of(channel.id())
                    .anyMatch(other -> other.entry().identity().equals(episode.entry().identity()));
            if (!known) {
                episodes.put(episode.id(), episode);
            }
        }
    }

    @Override
    public synchronized List<PodcastEpisode> listEpisodes(ChannelId channel) {
        return newestFirst(episode -> episode.channel().equals(channel));
    }

    @Override
    public List<Annotated<PodcastEpisode>> listEpisodes(UserId user, ChannelId channel) {
        return annotated(user, listEpisodes(channel));
    }

    @Override
    public synchronized List<Annotated<PodcastEpisode>> listNewestEpisodes(UserId user, int count) {
        return annotated(user, newestFirst(episode -> episode.status() != PodcastStatus.DELETED)).stream()
                .limit(count)
                .toList();
    }

    @Override
    public Optional<Annotated<PodcastEpisode>> findEpisode(UserId user, EpisodeId id) {
        return findEpisode(id).map(episode -> annotated(user, episode));
    }

    @Override
    public synchronized Optional<PodcastEpisode> findEpisode(EpisodeId id) {
        return newestFirst(episode -> episode.id().equals(id)).stream().findFirst();
    }

    @Override
    public Map<EpisodeId, Annotated<PodcastEpisode>> findEpisodes(UserId user, Collection<EpisodeId> ids) {
        Map<EpisodeId, Annotated<PodcastEpisode>> found = new LinkedHashMap<>();
        ids.forEach(id -> findEpisode(user, id).ifPresent(episode -> found.put(id, episode)));
        return found;
    }

    @Override
    public synchronized List<PodcastEpisode> listDownloading() {
        return newestFirst(episode -> episode.status() == PodcastStatus.DOWNLOADING).stream()
                .sorted(Comparator.comparing(PodcastEpisode::addedAt))
                .toList();
    }

    @Override
    public synchronized boolean changeState(EpisodeId id, PodcastStatus from, EpisodeState to) {
        PodcastEpisode episode = episodes.get(id);
        if (episode == null || episode.status() != from) {
            return false;
        }
        episodes.put(id, inState(episode, to));
        return true;
    }

    @Override
    public synchronized Set<EpisodeId> listTreasured(ChannelId channel) {
        return Set.copyOf(of(channel).map(PodcastEpisode::id).filter(treasured::contains).toList());
    }

    private Stream<PodcastChannel> present() {
        return channels.values().stream().filter(channel -> !removed.contains(channel.id()));
    }

    private Stream<PodcastEpisode> of(ChannelId channel) {
        return episodes.values().stream().filter(episode -> episode.channel().equals(channel));
    }

    private List<PodcastEpisode> newestFirst(Predicate<PodcastEpisode> wanted) {
        return episodes.values()
                .stream()
                .filter(episode -> !removed.contains(episode.channel()))
                .filter(wanted)
                .sorted(Comparator.comparing(MemoryPodcasts::date)
                        .reversed()
                        .thenComparing(episode -> episode.id().value()))
                .toList();
    }

    private static Instant date(PodcastEpisode episode) {
        Instant published = episode.entry().publishedAt();
        return published == null ? episode.addedAt() : published;
    }

    private static String sortKey(PodcastChannel channel) {
        String title = channel.about().title();
        return title == null ? "\uffff" : title.toLowerCase(Locale.ROOT);
    }

    private static PodcastEpisode inState(PodcastEpisode episode, EpisodeState state) {
        return new PodcastEpisode(episode.id(), episode.channel(), episode.entry(), state, episode.addedAt());
    }

    private List<Annotated<PodcastEpisode>> annotated(UserId user, List<PodcastEpisode> episodes) {
        return episodes.stream().map(episode -> annotated(user, episode)).toList();
    }

    private Annotated<PodcastEpisode> annotated(UserId user, PodcastEpisode episode) {
        return new Annotated<>(episode, annotations.of(user, episode.id(), List.of(episode.id())));
    }
}
