package io.antiphon.server;

import io.antiphon.core.artwork.ArtworkCatalogue;
import io.antiphon.core.event.Events;
import io.antiphon.core.podcast.EpisodeDownloader;
import io.antiphon.core.podcast.FeedReader;
import io.antiphon.core.podcast.PodcastArtwork;
import io.antiphon.core.podcast.PodcastDownloads;
import io.antiphon.core.podcast.PodcastFiles;
import io.antiphon.core.podcast.PodcastRefresher;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.podcast.PodcastSettings;
import io.antiphon.core.podcast.PodcastWork;
import io.antiphon.core.podcast.Podcasts;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.enrichment.feed.FeedSettings;
import io.antiphon.enrichment.feed.HttpEpisodeDownloader;
import io.antiphon.enrichment.feed.HttpFeedReader;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.persistence.podcast.JdbcPodcasts;
import io.antiphon.server.config.ServerConfig;

/// The podcasts: their rows, their files, and what fetches them. The web client is made when it is first needed.
public final class PodcastLibrary implements AutoCloseable {

    private static final int REFRESHES_AT_ONCE = 4;

    private final JdbcPodcasts podcasts;
    private final PodcastFiles files;
    private final MediaFileReader mediaFiles;
    private final Deferred<GuardedHttpClient> web;
    private final PodcastWork work;
    private final PodcastDownloads downloads;
    private final PodcastRefresher refresher;
    private final PodcastService service;

    PodcastLibrary(Installation installation, ServerConfig config, MediaFileReader mediaFiles, Events events) {
        AddressRules addresses = addresses(config);
        this.podcasts = new JdbcPodcasts(installation.database());
        this.files = new PodcastFiles(installation.data().resolve("podcasts"));
        this.mediaFiles = mediaFiles;
        this.web = new Deferred<>(() -> new GuardedHttpClient(
                WebSettings.defaults("Antiphon/" + Version.current(), addresses)));
        this.work = new PodcastWork(config.podcasts().downloadsAtOnce(), REFRESHES_AT_ONCE);
        PodcastSettings settings = settings(config.podcasts());
        Deferred<FeedReader> reader = new Deferred<>(
                () -> new HttpFeedReader(web.get(), FeedSettings.DEFAULTS, installation.clock()));
        Deferred<EpisodeDownloader> downloader = new Deferred<>(
                () -> new HttpEpisodeDownloader(web.get(), FeedSettings.DEFAULTS));
        EpisodeDownloader download = (url, target, maxBytes) -> downloader.get().download(url, target, maxBytes);
        this.downloads = new PodcastDownloads(podcasts, download, mediaFiles, files, settings, events,
                work.downloads());
        this.refresher = new PodcastRefresher(podcasts, (url, known) -> reader.get().read(url, known), download, files,
                downloads, settings, installation.ids(), installation.clock(), events, work.refreshes());
        this.service = new PodcastService(podcasts, refresher, downloads, files, installation.ids(),
                installation.auditor(), installation.clock(), events);
    }

    /// For whoever follows downloads.
    Podcasts store() {
        return podcasts;
    }

    PodcastService service() {
        return service;
    }

    /// The library's pictures and the podcasts'.
    ArtworkCatalogue artwork(ArtworkCatalogue library) {
        return new PodcastArtwork(library, podcasts, files, mediaFiles);
    }

    /// Goes on with what was interrupted, and refreshes what is due from now on.
    void start() {
        work.start(refresher, downloads);
    }

    @Override
    public void close() {
        work.close();
        web.ifMade(GuardedHttpClient::close);
    }

    private static PodcastSettings settings(ServerConfig.Podcasts config) {
        return new PodcastSettings(config.refreshInterval(), config.downloadNewest(), config.keepNewest(),
                config.maxEpisodeSize().bytes());
    }

    /// Where may be fetched from.
    static AddressRules addresses(ServerConfig config) {
        try {
            return new AddressRules(config.web().allowedAddresses());
        } catch (IllegalArgumentException e) {
            throw new StartException("web.allowed-addresses: %s".formatted(e.getMessage()), e);
        }
    }
}
