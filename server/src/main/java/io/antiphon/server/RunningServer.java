package io.antiphon.server;

import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.nativeapi.NativeApi;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.server.account.AccountPages;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.Exposure;
import io.antiphon.server.http.Health;
import io.antiphon.server.http.HttpListener;
import io.antiphon.server.http.ServerAddress;
import io.antiphon.server.http.TrustBoundary;
import io.antiphon.server.tls.ServerTls;
import io.antiphon.server.tls.UnusableCertificateException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The server while it runs: listener, recurring work, and the file that tells the operator's commands where it is.
public final class RunningServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningServer.class.getName());
    private static final Duration CERTIFICATE_CHECK = Duration.ofSeconds(10);

    private final Installation installation;
    private final MusicLibrary library;
    private final OperatorFile operatorFile;
    private final HttpListener listener;
    private final Community community;
    private final PlaylistLibrary playlists;
    private final LibraryUpkeep upkeep;
    private final NativeApi nativeApi;
    private final Optional<ServerTls> tls;
    private final SignIn signIn;
    private final EnrichmentPipeline enrichment;
    private final Elsewhere elsewhere;
    private final ScheduledExecutorService recurring;

    private RunningServer(Installation installation, MusicLibrary library, OperatorFile operatorFile,
            HttpListener listener, Community community, PlaylistLibrary playlists, NativeApi nativeApi,
            LibraryUpkeep upkeep, SignIn signIn, EnrichmentPipeline enrichment, Optional<ServerTls> tls,
            Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.upkeep = upkeep;
        this.nativeApi = nativeApi;
        this.tls = tls;
        this.community = community;
        this.playlists = playlists;
        this.signIn = signIn;
        this.enrichment = enrichment;
        this.installation = installation;
        this.library = library;
        this.operatorFile = operatorFile;
        this.listener = listener;
        this.recurring = Executors
                .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("recurring").factory());
    }

    /// Starts listening; scans come after.
    ///
    /// @throws StartException when the address cannot be listened on
    public static RunningServer start(Installation installation, MusicLibrary library, ServerConfig config) {
        return start(installation, library, config, RebuildService.without(installation.data()), config.http().port());
    }

    /// @param rebuilds makes the database anew and has the server begin again
    /// @param port to listen on, whatever is configured
    public static RunningServer start(Installation installation, MusicLibrary library, ServerConfig config,
            RebuildService rebuilds, int port) {
        String token = installation.secrets().token();
        PictureTokens pictures = installation.pictureTokens();
        ServerAddress address = PublicLinks.address(config);
        PublicLinks links = new PublicLinks(address, pictures);
        PersonalVersions versions = new PersonalVersions();
        JdbcCatalogue catalogue = new JdbcCatalogue(installation.database(), versions::of);
        var _ = library.events().subscribe(new GrowingLists(catalogue, installation.clock()));
        PlaylistLibrary playlists = new PlaylistLibrary(installation, library, config, catalogue);
        Community community = new Community(installation, library, config, links, pictures, catalogue,
                playlists.service());
        Elsewhere elsewhere = new Elsewhere(installation, library, config, catalogue, versions);
        JdbcAnnotations annotations = elsewhere.annotations();
        Listening listening = Listening.over(installation.database(), catalogue, library, annotations,
                installation.users(), installation.clock());
        TrustBoundary boundary = new TrustBoundary(config.http());
        LibraryUpkeep upkeep = new LibraryUpkeep(installation, library, config, versions, rebuilds, catalogue);
        Optional<ServerTls> tls = tls(installation, config);
        SignIn signIn = new SignIn(installation, config, boundary, address);
        EnrichmentPipeline enrichment = new EnrichmentPipeline(installation, library, config.matching(),
                library.enrichment()::allowed);
        NativeApi nativeApi = new NativeAssembly(installation, library, links, boundary,
                new NativeAssembly.Listed(catalogue, versions, elsewhere), config.api().requestsPerMinute())
                .api(token, community, playlists, upkeep, signIn, listening, enrichment);
        HttpListener listener = listen(config.http().at(port), tls.orElse(null), boundary,
                new HttpListener.Services(
                        SubsonicAssembly.api(installation, library, config, catalogue,
                                new SubsonicAssembly.People(annotations, listening, playlists.service(), community)),
                        nativeApi, Map.of("/share", community.pages(), "/welcome", accountPages(installation, boundary),
                                "/pair", signIn.pages()),
                        config.uploads().maxSize().bytes(), library.rightOfWay()),
                new LibraryHealth(installation, library, rebuilds));
        address.listeningAt(listener.port(), listener.basePath());
        OperatorFile operatorFile = new OperatorFile(installation.data());
        RunningServer server = new RunningServer(installation, library, operatorFile, listener, community,
                playlists, nativeApi, upkeep, signIn, enrichment, tls, elsewhere);
        try {
            operatorFile.write(new OperatorFile.Content(localUrl(config.http().host(), listener), token));
        } catch (IOException e) {
            listener.close();
            throw new StartException("The data directory cannot be written: %s".formatted(e), e);
        }
        server.schedule(config);
        library.podcasts().start();
        playlists.start();
        library.sonic().start();
        upkeep.start();
        enrichment.start(upkeep.jobs());
        elsewhere.start(upkeep.jobs());
        return server;
    }

    public int port() {
        return listener.port();
    }

    public String basePath() {
        return listener.basePath();
    }

    NativeApi nativeApi() {
        return nativeApi;
    }

    /// The certificate in use, when the server speaks TLS itself.
    public Optional<ServerTls> tls() {
        return tls;
    }

    /// Takes what people did out of the library and into it.
    public UserDataTransfer transfer() {
        return upkeep.transfer();
    }

    /// What passes between this library and other places.
    Elsewhere elsewhere() {
        return elsewhere;
    }

    PlaylistLibrary playlists() {
        return playlists;
    }

    @Override
    public void close() {
        recurring.shutdownNow();
        library.scanner().cancel();
        try {
            operatorFile.delete();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The operator''s file could not be deleted: {0}", e.getMessage());
        }
        enrichment.close();
        elsewhere.close();
        upkeep.close();
        playlists.close();
        community.close();
        listener.close();
        signIn.close();
    }

    private void schedule(ServerConfig config) {
        ScheduledFuture<?> unused = recurring.schedule(logged("plug-ins", library.enrichment()::prepare), 1,
                TimeUnit.SECONDS);
        unused = recurring
                .scheduleWithFixedDelay(logged("last uses", installation.lastUses()::flush), 1, 1, TimeUnit.MINUTES);
        unused = recurring.scheduleWithFixedDelay(logged("audit log", installation.auditor()::prune), 10, 60,
                TimeUnit.MINUTES);
        unused = recurring.schedule(logged("what was transcoded", library.mediaCache()::prepare), 2, TimeUnit.SECONDS);
        if (tls.isPresent()) {
            unused = recurring.scheduleWithFixedDelay(logged("certificate", tls.get()::refresh),
                    CERTIFICATE_CHECK.toMillis(), CERTIFICATE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
        }
        if (Exposure.isOpenPlainly(config.http())) {
            unused = recurring.scheduleWithFixedDelay(logged("warning", Exposure::warn), 0, 6, TimeUnit.HOURS);
        }
        upkeep.schedule(recurring);
        Duration interval = config.scan().interval();
        if (interval.isPositive()) {
            unused = recurring.scheduleWithFixedDelay(logged("scan", () -> library.scanner().start(false)),
                    interval.toMillis(),
                    interval.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Recurring work that throws would never recur.
    static Runnable logged(String what, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Recurring work failed: " + what, e);
            }
        };
    }

    private static Optional<ServerTls> tls(Installation installation, ServerConfig config) {
        try {
            return ServerTls.open(config.tls(), config.http(), installation.data(), installation.clock());
        } catch (UnusableCertificateException e) {
            throw new StartException("TLS cannot be offered: " + e.getMessage(), e);
        }
    }

    private static HttpListener listen(ServerConfig.Http http, @Nullable ServerTls tls, TrustBoundary boundary,
            HttpListener.Services services, Health health) {
        try {
            return HttpListener.start(http, tls, boundary, services, health);
        } catch (RuntimeException e) {
            throw new StartException(
                    "Port %d of %s cannot be listened on: %s\nAnother program may have it: choose one with --port."
                            .formatted(http.port(), http.host(), rootMessage(e)),
                    e);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private static AccountPages accountPages(Installation installation, TrustBoundary boundary) {
        return new AccountPages(installation.links(), boundary::clientAddress);
    }

    /// For programs on this machine.
    private static String localUrl(String host, HttpListener listener) {
        try {
            InetAddress address = InetAddress.getByName(host);
            String reachable = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
            return "http://%s:%d%s".formatted(reachable.indexOf(':') < 0 ? reachable : "[" + reachable + "]",
                    listener.port(), listener.basePath());
        } catch (UnknownHostException e) {
            throw new StartException("%s is no address of this machine".formatted(host), e);
        }
    }
}
