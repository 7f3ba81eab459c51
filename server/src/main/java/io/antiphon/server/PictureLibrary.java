package io.antiphon.server;

import io.antiphon.core.artwork.ArtworkService;
import io.antiphon.core.artwork.PictureCache;
import io.antiphon.core.artwork.PictureShelf;
import io.antiphon.core.artwork.variant.ArtworkChoices;
import io.antiphon.core.artwork.variant.PictureHunter;
import io.antiphon.core.artwork.variant.PicturesElsewhere;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.outside.OutsideArtwork;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.media.image.ImageScaler;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.catalogue.JdbcArtwork;
import io.antiphon.persistence.catalogue.JdbcKeptPictures;
import io.antiphon.persistence.catalogue.JdbcPictureSources;
import io.antiphon.persistence.enrichment.JdbcSteps;
import io.antiphon.persistence.outside.JdbcOfferedPictures;
import io.antiphon.server.config.ServerConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Covers: those that lie with the music, those that curators chose, and those that providers have.
final class PictureLibrary implements AutoCloseable {

    private static final int PICTURES_AT_ONCE = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Installation installation;
    private final JdbcArtwork library;
    private final JdbcPictureSources sources;
    private final OutsideArtwork shown;
    private final ArtworkService artwork;
    private final LayerShowing showing;
    private final PictureHunter hunter;
    private final Duration patience;
    private volatile BooleanSupplier held = () -> false;

    /// What it stands on.
    record Parts(MusicFolders musicFolders, PodcastLibrary podcasts, MediaFileReader reader, Scanner scanner,
            EnrichmentAssembly enrichment) {}

    PictureLibrary(Installation installation, ServerConfig config, Parts parts) {
        this.installation = installation;
        Database database = installation.database();
        Path cache = installation.data().resolve("cache");
        this.library = new JdbcArtwork(database, parts.musicFolders(), this::fetched);
        this.sources = new JdbcPictureSources(database, parts.musicFolders(), library);
        this.shown = new OutsideArtwork(parts.podcasts().artwork(library));
        this.artwork = new ArtworkService(shown, parts.reader(), new ImageScaler(PICTURES_AT_ONCE),
                new PictureCache(cache.resolve("pictures"), config.artwork().cacheSize().bytes()),
                installation.users());
        this.showing = new LayerShowing(parts.scanner());
        Duration wish = config.enrichment().patience();
        this.patience = wish.compareTo(LONGEST_WAIT) < 0 ? wish : LONGEST_WAIT;
        this.hunter = new PictureHunter(
                new PictureHunter.Ports(parts.enrichment()::allowed,
                        new JdbcOfferedPictures(database, installation.ids()), parts.enrichment().pictures(),
                        new ImageScaler(1),
                        new PictureShelf(cache.resolve("outside"), config.enrichment().pictures().bytes()), sources,
                        artwork, parts.musicFolders(), new JdbcSteps(database), showing),
                new PictureHunter.Manners(() -> held.getAsBoolean() || parts.scanner().status().scanning(), patience,
                        config.enrichment().refresh()),
                installation.ids(), installation.clock());
    }

    /// Called when somebody looks at a picture, and so after everything is made.
    private Optional<byte[]> fetched(String fingerprint) {
        return hunter.bytes(fingerprint);
    }

    ArtworkService artwork() {
        return artwork;
    }

    /// Has the library show what was said.
    LayerShowing showing() {
        return showing;
    }

    PicturesElsewhere elsewhere() {
        return hunter;
    }

    /// From now on what others have is shown where nothing is here.
    void askOthers(Catalogue catalogue) {
        shown.use(hunter, catalogue, patience);
    }

    /// Which pictures are shown, for curators.
    ArtworkChoices choices(ImageScaler scaler) {
        Database database = installation.database();
        return new ArtworkChoices(new ArtworkChoices.Ports(sources, new JdbcKeptPictures(database), library, artwork,
                scaler, new JdbcSteps(database), showing, hunter), installation.ids(), installation.clock());
    }

    /// @param paused whether the library is not to be looked up now
    void start(Events events, BooleanSupplier paused) {
        held = paused;
        hunter.start(events);
    }

    /// To be called before the providers are closed.
    void stop() {
        hunter.stop();
    }

    @Override
    public void close() {
        hunter.close();
    }
}
