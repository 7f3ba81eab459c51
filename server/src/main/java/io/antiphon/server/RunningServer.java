package io.antiphon.server;

import io.antiphon.core.artwork.AvatarService;
import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.streaming.decision.TranscodeTickets;
import io.antiphon.core.streaming.hls.HlsService;
import io.antiphon.core.streaming.hls.HlsTickets;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.streaming.seek.SeekTables;
import io.antiphon.core.video.CachingVideoProbe;
import io.antiphon.core.video.Captions;
import io.antiphon.media.image.ImageScaler;
import io.antiphon.media.seek.FileSeekTableReader;
import io.antiphon.nativeapi.AccessTokens;
import io.antiphon.nativeapi.AccountPorts;
import io.antiphon.nativeapi.MediaPorts;
import io.antiphon.nativeapi.NativeApi;
import io.antiphon.nativeapi.NativePorts;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.server.account.AccountPages;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.ClientAddress;
import io.antiphon.server.http.Health;
import io.antiphon.server.http.HttpListener;
import io.antiphon.subsonic.SubsonicApi;
import io.antiphon.subsonic.endpoint.SubsonicPorts;
import io.antiphon.subsonic.endpoint.VideoPorts;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The server while it runs: listener, recurring work, and the file that tells the operator's commands where it is.
public final class RunningServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunningServer.class.getName());
    /// Long enough for an evening with pauses.
    private static final Duration TICKET_LIFETIME = Duration.ofHours(6);
    private static final int REMEMBERED_VIDEOS = 10_000;
    private static final int REMEMBERED_SEEK_TABLES = 500;
    private static final int AVATARS_AT_ONCE = 1;

    private final Installation installation;
    private final MusicLibrary library;
    private final OperatorFile operatorFile;
    private final HttpListener listener;
    private final Community community;
    private final PlaylistLibrary playlists;
    private final NativeApi nativeApi;
    private final SignIn signIn;
    private final ScheduledExecutorService recurring;

    private RunningServer(Installation installation, MusicLibrary library, OperatorFile operatorFile,
            HttpListener listener, Community community, PlaylistLibrary playlists, NativeApi nativeApi,
            SignIn signIn) {
        this.nativeApi = nativeApi;
        this.community = community;
        this.playlists = playlists;
        this.signIn = signIn;
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
        String token = installation.secrets().token();
        PictureTokens pictures = installation.pictureTokens();
        PublicLinks links = new PublicLinks(config.http(), pictures);
        PersonalVersions versions = new PersonalVersions();
        JdbcCatalogue catalogue = new JdbcCatalogue(installation.database(), versions::of);
        PlaylistLibrary playlists = new PlaylistLibrary(installation, library, config, catalogue);
        Community community = new Community(installation, library, config, links, pictures, catalogue,
                playlists.service());
        SignIn signIn = new SignIn(installation, config);
        NativeApi nativeApi = nativeApi(installation, library, config, token, community, playlists,
                accounts(installation, links), signIn);
        HttpListener listener = listen(config,
                subsonic(installation, library, config, catalogue, versions, playlists.service(), community),
                nativeApi, Map.of("/share", community.pages(), "/welcome", accountPages(installation, config), "/pair",
                        signIn.pages()),
                new LibraryHealth(installation.database(), library));
        signIn.listeningAt(listener.port(), listener.basePath());
        links.listeningAt(localUrl(config.http().host(), listener));
        OperatorFile operatorFile = new OperatorFile(installation.data());
        RunningServer server = new RunningServer(installation, library, operatorFile, listener, community,
                playlists, nativeApi, signIn);
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
            LOG.log(System.Logger.Level.WARNING, "The operator's file could not be deleted: {0}", e.getMessage());
        }
        playlists.close();
        community.close();
        listener.close();
        signIn.close();
    }

    private void schedule(ServerConfig config) {
        ScheduledFuture<?> unused = recurring
                .scheduleWithFixedDelay(logged("last uses", installation.lastUses()::flush), 1, 1, TimeUnit.MINUTES);
        unused = recurring.schedule(logged("preparing streams", library::prepareStreaming), 2, TimeUnit.SECONDS);
        unused = recurring.scheduleWithFixedDelay(logged("audit log", installation.auditor()::prune), 10, 60,
                TimeUnit.MINUTES);
        Duration interval = config.scan().interval();
        if (interval.isPositive()) {
            unused = recurring.scheduleWithFixedDelay(logged("scan", () -> library.scanner().start(false)),
                    interval.toMillis(),
                    interval.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    /// Recurring work that throws would never recur.
    private static Runnable logged(String what, Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "Recurring work failed: " + what, e);
            }
        };
    }

    private static HttpListener listen(ServerConfig config, SubsonicApi subsonic, NativeApi nativeApi,
            Map<String, HttpService> pages, Health health) {
        try {
            return HttpListener.start(config.http(), subsonic, nativeApi, pages, health);
        } catch (RuntimeException e) {
            throw new StartException(
                    "Port %d of %s cannot be listened on: %s\nAnother program may have it: choose one with --port."
                            .formatted(config.http().port(), config.http().host(), rootMessage(e)),
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

    private static SubsonicApi subsonic(Installation installation, MusicLibrary library, ServerConfig config,
            JdbcCatalogue catalogue, PersonalVersions versions, PlaylistService playlists, Community community) {
        Database database = installation.database();
        JdbcAnnotations annotations = new JdbcAnnotations(database, versions);
        PlaybackService playback = new PlaybackService(new NowPlaying(), annotations, library.events(),
                installation.clock());
        BufferedRandom random = new BufferedRandom(installation.random());
        SubsonicPorts ports = new SubsonicPorts(catalogue, library.musicFolders(), library.search(),
                new Similarity(catalogue, random), playlists, annotations,
                new JdbcBookmarks(database), new JdbcPlayQueues(database), playback, library.scanner(),
                library.lyrics(), library.artwork(),
                installation.authentication(), installation.accounts(), library.transcoder(), library.sortNames(),
                installation.clock(), random,
                new TranscodeTickets(installation.mediaTicketKey(), installation.clock(), TICKET_LIFETIME),
                library.jukebox(), videos(installation, library),
                community.ports(), library.podcasts().service(), library.sonic().similarity(catalogue),
                library.streaming());
        return new SubsonicApi(ports,
                new SubsonicApi.Settings(Version.current(), Math.toIntExact(config.http().maxBody().bytes()),
                        new HashSet<>(config.subsonic().plainClients()), config.subsonic().helpUrl()));
    }

    private static VideoPorts videos(Installation installation, MusicLibrary library) {
        DeferredVideos videos = library.videos();
        CachingVideoProbe probe = new CachingVideoProbe(videos, REMEMBERED_VIDEOS);
        return new VideoPorts(probe, videos, new Captions(probe, videos), videos,
                new KeptPieces(videos, library.mediaCache()),
                hlsTickets(installation));
    }

    private static NativeApi nativeApi(Installation installation, MusicLibrary library, ServerConfig config,
            String token, Community community, PlaylistLibrary playlists, AccountPorts people,
            SignIn signIn) {
        byte[] expected = token.getBytes(StandardCharsets.UTF_8);
        return new NativeApi(new NativePorts(installation.authentication(), installation.accounts(),
                installation.appPasswords(), installation.apiKeys(),
                installation.sessions(), new AccessTokens(installation.accessTokenKey(), installation.clock()),
                library.scanner(), library.musicFolders(), library.analysis().ports(),
                given -> MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)),
                new ClientAddress(config.http().trustedProxies())::of,
                community.radio(), Version.current(), media(installation, library), playlists.ports(),
                installation.clock(), people, signIn.ports()));
    }

    private static AccountPorts accounts(Installation installation, PublicLinks links) {
        return new AccountPorts(installation.auditor(), installation.links(), (secret, request) -> links.accountLink(
                secret, request.context().get(HttpListener.REACHED_BY, URI.class).orElse(null)));
    }

    private static AccountPages accountPages(Installation installation, ServerConfig config) {
        return new AccountPages(installation.links(), new ClientAddress(config.http().trustedProxies())::of);
    }

    private static HlsTickets hlsTickets(Installation installation) {
        return new HlsTickets(installation.mediaTicketKey(), installation.clock(), TICKET_LIFETIME,
                installation.users()::findUser);
    }

    private static MediaPorts media(Installation installation, MusicLibrary library) {
        JdbcCatalogue catalogue = new JdbcCatalogue(installation.database(), new PersonalVersions()::of);
        DeferredVideos videos = library.videos();
        return new MediaPorts(catalogue, new SeekTables(new FileSeekTableReader(), REMEMBERED_SEEK_TABLES),
                new HlsService(catalogue, library.musicFolders(), new CachingVideoProbe(videos, REMEMBERED_VIDEOS),
                        videos, new KeptPieces(videos, library.mediaCache()),
                        hlsTickets(installation)),
                new AvatarService(installation.users(), new ImageScaler(AVATARS_AT_ONCE), installation.clock()));
    }

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

    /// Ready when the database answers; a music folder that cannot be reached is told by metrics and the scan, as the rest still plays.
    private record LibraryHealth(Database database, MusicLibrary library) implements Health {

        @Override
        public List<String> failures() {
            List<String> failures = new ArrayList<>();
            if (!database.isAlive()) {
                failures.add("the database does not answer");
            }
            List<MusicFolder> folders = library.musicFolders().listMusicFolders();
            if (!folders.isEmpty() && folders.stream().noneMatch(folder -> Files.isReadable(folder.root()))) {
                failures.add("no music folder can be read");
            }
            return failures;
        }

        @Override
        public List<Gauge> gauges() {
            ScanStatus scan = library.scanner().status();
            List<MusicFolder> folders = library.musicFolders().listMusicFolders();
            return List.of(new Gauge("antiphon_scan_running", scan.scanning() ? 1 : 0),
                    new Gauge("antiphon_scan_files_seen", scan.filesSeen()),
                    new Gauge("antiphon_scan_files_read", scan.filesRead()),
                    new Gauge("antiphon_scan_problems", scan.problems()),
                    new Gauge("antiphon_music_folders", folders.size()), new Gauge("antiphon_music_folders_readable",
                            folders.stream().filter(folder -> Files.isReadable(folder.root())).count()));
        }
    }
}
