package io.antiphon.core.podcast;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What people do with podcasts, and who may: everyone sees and plays them; those with [Permission#PODCAST] change them. What
/// takes time is begun here and done elsewhere.
public final class PodcastService {

    private static final int MAX_URL_LENGTH = 2000;

    private final Podcasts podcasts;
    private final PodcastRefresher refresher;
    private final PodcastDownloads downloads;
    private final PodcastFiles files;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;
    private final Events events;

    public PodcastService(Podcasts podcasts, PodcastRefresher refresher, PodcastDownloads downloads,
            PodcastFiles files, IdGenerator ids, AuditTrail trail, Clock clock, Events events) {
        this.podcasts = podcasts;
        this.refresher = refresher;
        this.downloads = downloads;
        this.files = files;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    /// By title.
    public List<PodcastChannel> listChannels() {
        return podcasts.listChannels();
    }

    public Optional<PodcastChannel> findChannel(ChannelId id) {
        return podcasts.findChannel(id);
    }

    public Optional<PodcastEpisode> findEpisode(EpisodeId id) {
        return podcasts.findEpisode(id);
    }

    /// The newest first.
    public List<Annotated<PodcastEpisode>> listEpisodes(User user, ChannelId channel) {
        return podcasts.listEpisodes(user.id(), channel);
    }

    /// The newest first, of all channels, without those that were deleted.
    public List<Annotated<PodcastEpisode>> listNewestEpisodes(User user, int count) {
        return podcasts.listNewestEpisodes(user.id(), count);
    }

    public Optional<Annotated<PodcastEpisode>> findEpisode(User user, EpisodeId id) {
        return podcasts.findEpisode(user.id(), id);
    }

    /// Those of several that are there.
    public Map<EpisodeId, Annotated<PodcastEpisode>> findEpisodes(User user, Collection<EpisodeId> ids) {
        return podcasts.findEpisodes(user.id(), ids);
    }

    /// The file of an episode when it was downloaded and still is there.
    public Optional<Path> findFile(PodcastEpisode episode) {
        return Optional.ofNullable(episode.state().file())
                .map(file -> files.episode(episode, file))
                .filter(Files::isRegularFile);
    }

    /// Subscribes to a feed, which is read soon. A feed that is subscribed to already is only refreshed.
    public PodcastChannel subscribe(User user, String url) {
        requireAllowed(user);
        PodcastChannel channel = podcasts.addChannel(new ChannelId(ids.next()), feedAddress(url), clock.instant());
        refresher.enqueue(channel.id());
        events.publish(new PodcastChanged(channel.id()));
        return channel;
    }

    public void refreshAll(User user) {
        requireAllowed(user);
        refresher.enqueueAll();
    }

    public void refresh(User user, ChannelId id) {
        requireAllowed(user);
        refresher.enqueue(channel(id).id());
    }

    /// Takes a channel away, with the files of its episodes.
    public void deleteChannel(User user, ChannelId id) {
        requireAllowed(user);
        PodcastChannel channel = channel(id);
        podcasts.removeChannel(channel.id());
        files.deleteChannel(channel.id());
        trail.record(AuditKind.PODCAST_DELETED,
                Objects.requireNonNullElse(channel.about().title(), channel.id().value()), "");
        events.publish(new PodcastChanged(channel.id()));
    }

    /// Asks for an episode's file. One that is here or under way is left alone; one whose file was removed by hand is fetched
    /// again.
    public void download(User user, EpisodeId id) {
        requireAllowed(user);
        PodcastEpisode episode = podcasts.findEpisode(id).orElseThrow(() -> notFound(id));
        if (episode.status() == PodcastStatus.COMPLETED && findFile(episode).isPresent()) {
            return;
        }
        if (podcasts.changeState(id, episode.status(), EpisodeState.DOWNLOADING)) {
            events.publish(new PodcastChanged(episode.channel()));
        }
        downloads.enqueue(id);
    }

    /// Deletes an episode's file; the episode stays known, so that no refresh brings it back as new.
    public void deleteEpisode(User user, EpisodeId id) {
        requireAllowed(user);
        boolean deleted = false;
        while (!deleted) {
            // A download that ends meanwhile has changed the state, and brought a file.
            deleted = downloads.delete(podcasts.findEpisode(id).orElseThrow(() -> notFound(id)));
        }
    }

    private static String feedAddress(String text) {
        String url = text.strip();
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean web = scheme.equals("http") || scheme.equals("https");
            if (web && uri.getHost() != null && url.length() <= MAX_URL_LENGTH) {
                return url;
            }
        } catch (URISyntaxException _) {
            // Said below.
        }
        throw new LibraryException.Invalid("Not an http or https address of a feed: "
                + url.substring(0, Math.min(url.length(), 200)));
    }

    private static void requireAllowed(User user) {
        if (!user.may(Permission.PODCAST)) {
            throw new LibraryException.Forbidden("%s may not change podcasts".formatted(user.name()));
        }
    }

    private PodcastChannel channel(ChannelId id) {
        return podcasts.findChannel(id)
                .orElseThrow(() -> new LibraryException.NotFound("Podcast channel", id.value()));
    }

    private static LibraryException notFound(EpisodeId id) {
        return new LibraryException.NotFound("Podcast episode", id.value());
    }
}
