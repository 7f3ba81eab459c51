package io.antiphon.core.podcast;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Downloads episodes one after the other, as many at once as its executor has threads. What waits is known by its status in
/// the storage, so that a program that was killed goes on with it when it starts again.
public final class PodcastDownloads {

    private static final System.Logger LOG = System.getLogger(PodcastDownloads.class.getName());

    private final Podcasts podcasts;
    private final EpisodeDownloader downloader;
    private final MediaFileReader mediaFiles;
    private final PodcastFiles files;
    private final PodcastSettings settings;
    private final Events events;
    private final Executor executor;
    private final Set<EpisodeId> queued = ConcurrentHashMap.newKeySet();

    /// @param executor its threads are interrupted when the program ends
    public PodcastDownloads(Podcasts podcasts, EpisodeDownloader downloader, MediaFileReader mediaFiles,
            PodcastFiles files, PodcastSettings settings, Events events, Executor executor) {
        this.podcasts = podcasts;
        this.downloader = downloader;
        this.mediaFiles = mediaFiles;
        this.files = files;
        this.settings = settings;
        this.events = events;
        this.executor = executor;
    }

    /// Goes on with what was asked for before the program ended.
    public void resume() {
        files.deleteUnfinished();
        podcasts.listDownloading().forEach(episode -> enqueue(episode.id()));
    }

    /// Downloads an episode that is [PodcastStatus#DOWNLOADING] when its turn comes.
    void enqueue(EpisodeId id) {
        if (queued.add(id)) {
            executor.execute(() -> run(id));
        }
    }

    /// An episode that was asked for again while its cancelled download ended was not queued a second time, so the storage is looked
    /// at once more.
    private void run(EpisodeId id) {
        try {
            podcasts.findEpisode(id).filter(PodcastDownloads::isWanted).ifPresent(this::download);
        } finally {
            queued.remove(id);
        }
        if (!Thread.currentThread().isInterrupted()
                && podcasts.findEpisode(id).filter(PodcastDownloads::isWanted).isPresent()) {
            enqueue(id);
        }
    }

    private static boolean isWanted(PodcastEpisode episode) {
        return episode.status() == PodcastStatus.DOWNLOADING;
    }

    private void download(PodcastEpisode episode) {
        try {
            Path unfinished = files.unfinished(episode.id());
            try {
                downloader.download(episode.entry().enclosureUrl(), unfinished, settings.maxEpisodeBytes());
                finish(episode, unfinished);
            } finally {
                PodcastFiles.delete(unfinished);
            }
        } catch (FetchException e) {
            fail(episode, e.reason());
        } catch (UnreadableMediaException e) {
            fail(episode, "What was downloaded cannot be played: " + e.getMessage());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "episode %s cannot be kept".formatted(episode.id().value()), e);
            fail(episode, "The episode cannot be kept on this server's disk");
        } catch (InterruptedException _) {
            // Its status stays: the next start goes on with it.
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "episode %s cannot be downloaded".formatted(episode.id().value()), e);
            fail(episode, "The download failed for a reason that the server's log tells");
        }
    }

    private void finish(PodcastEpisode episode, Path unfinished) throws IOException, UnreadableMediaException {
        EpisodeFile file = DownloadedMedia.describe(mediaFiles, unfinished);
        Path target = files.episode(episode, file);
        PodcastFiles.keep(unfinished, target);
        if (!podcasts.changeState(episode.id(), PodcastStatus.DOWNLOADING, EpisodeState.completed(file))) {
            PodcastFiles.delete(target);
            return;
        }
        deleteOld(episode.channel());
        events.publish(new PodcastChanged(episode.channel()));
    }

    private void fail(PodcastEpisode episode, String reason) {
        if (podcasts.changeState(episode.id(), PodcastStatus.DOWNLOADING, EpisodeState.failed(reason))) {
            events.publish(new PodcastChanged(episode.channel()));
        }
    }

    /// What users made theirs is kept, and does not count.
    private void deleteOld(ChannelId channel) {
        if (settings.keepNewest() == 0) {
            return;
        }
        Set<EpisodeId> treasured = podcasts.listTreasured(channel);
        List<PodcastEpisode> deletable = podcasts.listEpisodes(channel)
                .stream()
                .filter(episode -> episode.status() == PodcastStatus.COMPLETED && !treasured.contains(episode.id()))
                .toList();
        deletable.stream().skip(settings.keepNewest()).forEach(this::delete);
    }

    /// Deletes the file of an episode, and stops wanting it.
    ///
    /// @return whether the episode still was in the state that is given
    boolean delete(PodcastEpisode episode) {
        if (!podcasts.changeState(episode.id(), episode.status(), EpisodeState.DELETED)) {
            return false;
        }
        EpisodeFile file = episode.state().file();
        if (file != null) {
            PodcastFiles.delete(files.episode(episode, file));
        }
        events.publish(new PodcastChanged(episode.channel()));
        return true;
    }
}
