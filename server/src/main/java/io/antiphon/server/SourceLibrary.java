package io.antiphon.server;

import io.antiphon.core.UnfinishedFiles;
import io.antiphon.core.job.JobService;
import io.antiphon.core.library.scan.Rescan;
import io.antiphon.core.source.DownloadService;
import io.antiphon.core.source.Intake;
import io.antiphon.core.source.SourceService;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.tag.TagRules;
import io.antiphon.core.upload.PathTemplate;
import io.antiphon.core.upload.UploadCheck;
import io.antiphon.core.upload.WholeFiles;
import io.antiphon.enrichment.source.WebFolder;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.nativeapi.elsewhere.SourcePorts;
import io.antiphon.persistence.source.JdbcDownloads;
import io.antiphon.persistence.source.JdbcSources;
import io.antiphon.persistence.upload.JdbcUploads;
import io.antiphon.server.config.ServerConfig;

/// Places that music is brought in from, and files that are fetched by their addresses. The web client is made when it is first needed.
final class SourceLibrary implements AutoCloseable {

    private final Deferred<GuardedHttpClient> web;
    private final SourceService sources;
    private final DownloadService downloads;

    /// @throws StartException when the configuration makes no sense
    SourceLibrary(Installation installation, MusicLibrary library, ServerConfig config) {
        this.web = new Deferred<>(() -> new GuardedHttpClient(
                WebSettings.defaults("Antiphon/" + Version.current(), PodcastLibrary.addresses(config))));
        Intake intake = intake(installation, library, config);
        SourceService.Settings settings = new SourceService.Settings(
                installation.data().resolve("quarantine").resolve("fetched"), config.uploads().maxSize().bytes());
        this.sources = new SourceService(new JdbcSources(installation.database()), intake,
                new SourceService.Tools((address, account, password) -> new WebFolder(web.get(), address, account,
                        password), library.musicFolders(), installation.users(), installation.secretBox()),
                settings, installation.ids(), installation.clock());
        this.downloads = new DownloadService(new JdbcDownloads(installation.database()),
                (url, target, most) -> WebFolder.fetch(web.get(), url, target, most), intake, installation.users(),
                settings, installation.ids(), installation.clock());
    }

    /// As uploads are taken in.
    private static Intake intake(Installation installation, MusicLibrary library, ServerConfig config) {
        try {
            UploadCheck check = new UploadCheck(new JdbcUploads(installation.database()),
                    new UploadCheck.Tools(library.reader(),
                            new TagInterpreter(
                                    new TagRules(config.scan().artistSeparators(), config.scan().genreSeparators())),
                            library.musicFolders(), installation.users()::findUser, new Rescan(library.scanner())),
                    PathTemplate.of(config.uploads().pathTemplate()),
                    new UnfinishedFiles(installation.data().resolve(Curation.UPLOADS)), installation.clock());
            return new WholeFiles(check, installation.ids(), installation.clock());
        } catch (IllegalArgumentException e) {
            throw new StartException(
                    "uploads.path-template: %s: %s".formatted(config.uploads().pathTemplate(), e.getMessage()), e);
        }
    }

    SourcePorts ports() {
        return new SourcePorts(sources, downloads);
    }

    /// Goes on with what was under way.
    void start(JobService jobs) {
        jobs.follow(sources);
        jobs.follow(downloads);
        sources.start();
        downloads.start();
        downloads.prune();
    }

    @Override
    public void close() {
        sources.close();
        downloads.close();
        web.ifMade(GuardedHttpClient::close);
    }
}
