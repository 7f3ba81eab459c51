package io.antiphon.server;

import io.antiphon.core.artwork.variant.ArtworkChoices;
import io.antiphon.core.enrichment.CandidateService;
import io.antiphon.core.enrichment.EnrichmentJob;
import io.antiphon.core.enrichment.EnrichmentPorts;
import io.antiphon.core.enrichment.EnrichmentService;
import io.antiphon.core.enrichment.EnrichmentSettings;
import io.antiphon.core.enrichment.EnrichmentStatus;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.enrichment.Provenance;
import io.antiphon.core.enrichment.match.Thresholds;
import io.antiphon.core.event.Events;
import io.antiphon.core.job.JobService;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.media.image.ImageScaler;
import io.antiphon.nativeapi.enrichment.EnrichmentRoomPorts;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.enrichment.JdbcCandidates;
import io.antiphon.persistence.enrichment.JdbcEnrichment;
import io.antiphon.persistence.enrichment.JdbcSteps;
import io.antiphon.server.config.MatchingConfig;
import java.util.function.Supplier;

/// Looking the library up elsewhere, what was found, and who said which value.
final class EnrichmentPipeline implements AutoCloseable {

    private static final double PERCENT = 100;
    private static final int PICTURES_AT_ONCE = 1;

    private final Installation installation;
    private final MusicLibrary library;
    private final Events events;
    private final LayerShowing showing;
    private final EnrichmentService service;
    private final CandidateService candidates;
    private final Provenance provenance;
    private final ArtworkChoices artwork;
    private final ImageScaler scaler = new ImageScaler(PICTURES_AT_ONCE);
    private Runnable following = () -> {};

    /// @param providers those that are there, at the time
    EnrichmentPipeline(Installation installation, MusicLibrary library, MatchingConfig config,
            Supplier<Providers> providers) {
        this.installation = installation;
        this.library = library;
        this.events = library.events();
        Database database = installation.database();
        this.showing = library.pictures().showing();
        JdbcEnrichment store = new JdbcEnrichment(database);
        JdbcCandidates found = new JdbcCandidates(database);
        JdbcSteps steps = new JdbcSteps(database);
        EnrichmentPorts ports = new EnrichmentPorts(store, found, steps, installation.ids(), installation.clock());
        this.service = new EnrichmentService(providers, ports, showing, settings(config),
                new EnrichmentService.Manners(this::isBusy, Thread::sleep));
        this.candidates = new CandidateService(found, store, steps, showing, installation.ids(), installation.clock());
        this.artwork = library.pictures().choices(scaler);
        this.provenance = new Provenance(steps, showing, installation.ids(), installation.clock());
    }

    private static EnrichmentSettings settings(MatchingConfig config) {
        double automatic = config.automaticFrom() / PERCENT;
        return new EnrichmentSettings(config.automatic(), config.replaceTags(),
                new Thresholds(automatic, Math.min(automatic, config.reviewFrom() / PERCENT)));
    }

    /// A scan and the analysis come first.
    private boolean isBusy() {
        return library.scanner().status().scanning()
                || library.analysis().ports().analysis().isRunning();
    }

    void start(JobService jobs) {
        following = showing.follow(events);
        jobs.follow(new EnrichmentJob(service));
        service.start(events);
        library.pictures().start(events, () -> service.state() == EnrichmentStatus.State.PAUSED);
    }

    EnrichmentRoomPorts ports(Catalogue catalogue) {
        return new EnrichmentRoomPorts(service, candidates, provenance, artwork, scaler::contentTypeOf, catalogue,
                library.musicFolders(),
                account -> installation.users().findUser(new UserId(account)).map(User::name));
    }

    @Override
    public void close() {
        following.run();
        service.close();
    }
}
