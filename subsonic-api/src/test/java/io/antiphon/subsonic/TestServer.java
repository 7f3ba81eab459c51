package io.antiphon.subsonic;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.chat.ChatService;
import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.event.Events;
import io.antiphon.core.jukebox.Jukebox;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.core.outside.Outside;
import io.antiphon.core.playback.NowPlaying;
import io.antiphon.core.playback.PlaybackService;
import io.antiphon.core.playback.SharedPlayback;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.radio.RadioService;
import io.antiphon.core.sharing.ShareLinks;
import io.antiphon.core.sharing.SharingService;
import io.antiphon.core.sonic.SonicSimilarity;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.streaming.decision.TranscodeTickets;
import io.antiphon.core.streaming.hls.HlsTickets;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.text.SortNames;
import io.antiphon.core.video.CachingVideoProbe;
import io.antiphon.core.video.Captions;
import io.antiphon.subsonic.endpoint.CommunityPorts;
import io.antiphon.subsonic.endpoint.DiscoveryPorts;
import io.antiphon.subsonic.endpoint.StreamingPorts;
import io.antiphon.subsonic.endpoint.SubsonicPorts;
import io.antiphon.subsonic.endpoint.VideoPorts;
import io.antiphon.subsonic.wire.Dispatcher;
import io.antiphon.subsonic.wire.HelidonExchange;
import io.antiphon.testing.MovableClock;
import io.antiphon.testing.memory.MemoryChatMessages;
import io.antiphon.testing.memory.MemoryJukeboxPlayer;
import io.antiphon.testing.memory.MemoryObjectStore;
import io.antiphon.testing.memory.MemoryPlayback;
import io.antiphon.testing.memory.MemoryPlaylists;
import io.antiphon.testing.memory.MemoryRadioStations;
import io.antiphon.testing.memory.MemoryScanner;
import io.antiphon.testing.memory.MemorySearchIndex;
import io.antiphon.testing.memory.MemoryShares;
import io.antiphon.testing.memory.MemoryTranscoder;
import io.antiphon.testing.memory.MemoryVideos;
import io.antiphon.testing.memory.PlainHasher;
import io.antiphon.testing.memory.SampleLibrary;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The API on a real server over a sample library.
public final class TestServer implements AutoCloseable {
    private static final int MAX_BODY = 16 * 1024 * 1024;

    public final SampleLibrary library;
    public final Map<TrackId, List<Lyrics>> lyrics = new HashMap<>();
    public final SubsonicPorts ports;
    private final MovableClock clock = new MovableClock(SampleLibrary.NOW);
    private final WebServer server;
    public final MemoryTranscoder transcoder = new MemoryTranscoder();
    private final HttpClient client = HttpClient.newHttpClient();

    public TestServer(Path directory) throws IOException {
        this(directory, MAX_BODY);
    }

    public TestServer(Path directory, int maxBodyBytes) throws IOException {
        this(directory, maxBodyBytes, null);
    }

    /// One that tells players what to do where no gain is known.
    ///
    /// @param fallbackGain in dB
    public TestServer(Path directory, double fallbackGain) throws IOException {
        this(directory, MAX_BODY, fallbackGain);
    }

    private TestServer(Path directory, int maxBodyBytes, @Nullable Double fallbackGain) throws IOException {
        this(new SampleLibrary(directory), maxBodyBytes, fallbackGain, Outside.none());
    }

    /// One that others tell something.
    public TestServer(SampleLibrary library, Outside outside) throws IOException {
        this(library, MAX_BODY, null, outside);
    }

    private TestServer(SampleLibrary library, int maxBodyBytes, @Nullable Double fallbackGain, Outside outside)
            throws IOException {
        this.library = library;
        ports = ports(library, lyrics, clock, transcoder, fallbackGain, outside);
        SubsonicApi api = new SubsonicApi(ports, new SubsonicApi.Settings("0.1.0", maxBodyBytes, Set.of("DSub"),
                "https://example.org/help"));
        WebServerConfig.Builder listener = WebServer.builder();
        SubsonicApi.prepare(listener);
        server = listener.address(InetAddress.getLoopbackAddress())
                .port(0)
                .routing(routing -> routing.register("/rest", api))
                .build()
                .start();
    }

    /// Another server, with endpoints of a test's own.
    public static WebServer serve(Dispatcher dispatcher) {
        return WebServer.builder()
                .address(InetAddress.getLoopbackAddress())
                .port(0)
                .routing(routing -> routing.get("/rest/{name}",
                        (request, response) -> dispatcher.handle(
                                new HelidonExchange(request, response, request.path().pathParameters().get("name")))))
                .build()
                .start();
    }

    /// Lets time pass, which stands still otherwise.
    public void later(Duration time) {
        clock.move(time);
    }

    /// All ports in memory, at a fixed time.
    public static SubsonicPorts ports(SampleLibrary library, Map<TrackId, List<Lyrics>> lyrics) {
        return ports(library, lyrics, Clock.fixed(SampleLibrary.NOW, ZoneOffset.UTC), new MemoryTranscoder(), null,
                Outside.none());
    }

    private static SubsonicPorts ports(SampleLibrary library, Map<TrackId, List<Lyrics>> lyrics, Clock clock,
            MemoryTranscoder transcoder, @Nullable Double fallbackGain, Outside outside) {
        Random random = new Random(7);
        MemoryPlayback playback = new MemoryPlayback();
        NowPlaying nowPlaying = new NowPlaying();
        SharedPlayback shared = new SharedPlayback(playback, nowPlaying, library.annotations, new Events(), clock);
        MemoryPlaylists playlists = new MemoryPlaylists(library.catalogue, Set.of(1, 2), library.accounts::nameOf);
        PlaylistService playlistService = new PlaylistService(playlists, library.catalogue, SampleLibrary.SMART,
                new IdGenerator(random), AuditTrail.NONE,
                clock);
        return new SubsonicPorts(library.catalogue, library.musicFolders, new MemorySearchIndex(library.catalogue),
                new DiscoveryPorts(new Similarity(library.catalogue, random),
                        new SonicSimilarity(library.sonic, library.catalogue), outside),
                playlistService, library.annotations,
                playback, shared,
                new PlaybackService(nowPlaying, shared, library.annotations, new Events(), clock), new MemoryScanner(5),
                track -> lyrics.getOrDefault(track.id(), List.of()), library.artwork, library.accounts,
                library.accounts, transcoder,
                new SortNames(SortNames.DEFAULT_ARTICLES), clock, random,
                new TranscodeTickets(new SecretKeySpec(new byte[32], "HmacSHA256"), clock, Duration.ofHours(1)),
                new Jukebox(new MemoryJukeboxPlayer(), random), videos(library, clock),
                community(library, playlistService, clock), library.podcasts.service,
                streaming(clock, transcoder, fallbackGain));
    }

    private static StreamingPorts streaming(Clock clock, MemoryTranscoder transcoder,
            @Nullable Double fallbackGain) {
        return new StreamingPorts(new Transcodes(transcoder, mediaCache(clock)),
                new PlayerDefaults(Map.of("Gramophone", new PlayerDefaults.Limits(AudioFormat.MP3, 64))), fallbackGain);
    }

    private static MediaCache mediaCache(Clock clock) {
        return new MediaCache(new MemoryObjectStore(), workshop(), 1 << 20, clock);
    }

    private static Path workshop() {
        try {
            Path directory = Files.createTempDirectory("antiphon-media");
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CommunityPorts community(SampleLibrary library, PlaylistService playlists, Clock clock) {
        IdGenerator ids = new IdGenerator(new Random(11));
        SharingService sharing = new SharingService(new MemoryShares(),
                id -> library.accounts.listAccounts().stream().filter(user -> user.id().equals(id)).findFirst(),
                library.catalogue, library.musicFolders, playlists, library.podcasts.store, new PlainHasher(),
                ids, AuditTrail.NONE, clock);
        return new CommunityPorts(sharing, ShareLinks.under(URI.create("https://music.example/")),
                (item, size, reachedBy) -> URI.create("%s/picture/%s/%d".formatted(reachedBy, item.value(), size)),
                new RadioService(new MemoryRadioStations(), ids, AuditTrail.NONE),
                new ChatService(new MemoryChatMessages(library.accounts::nameOf), clock));
    }

    private static VideoPorts videos(SampleLibrary library, Clock clock) {
        MemoryVideos videos = new MemoryVideos();
        CachingVideoProbe probe = new CachingVideoProbe(videos, 100);
        return new VideoPorts(probe, videos, new Captions(probe, videos), videos,
                new KeptPieces(videos, mediaCache(clock)),
                new HlsTickets(new SecretKeySpec(new byte[32], "HmacSHA256"), clock, Duration.ofHours(1),
                        id -> library.accounts.listAccounts()
                                .stream()
                                .filter(user -> user.id().equals(id))
                                .findFirst()));
    }

    public int port() {
        return server.port();
    }

    /// The parameters that sign `user` in.
    public static String as(String user) {
        return "u=" + user + "&p=" + encoded(SampleLibrary.PASSWORD) + "&v=1.16.1&c=test&";
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A GET by the admin, as JSON.
    public String json(String endpoint, String parameters) {
        return get(endpoint + "?" + as("anna") + "f=json&" + parameters).body();
    }

    /// A GET by the admin, as XML.
    public String xml(String endpoint, String parameters) {
        return get(endpoint + "?" + as("anna") + parameters).body();
    }

    public HttpResponse<String> get(String pathAndQuery, String... headers) {
        return send(request(pathAndQuery, headers).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> bytes(String method, String pathAndQuery, String... headers) {
        return send(request(pathAndQuery, headers).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    /// An answer whose body is still coming.
    public HttpResponse<InputStream> open(String pathAndQuery) {
        return send(request(pathAndQuery).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    public HttpResponse<String> post(String pathAndQuery, String form) {
        return send(
                request(pathAndQuery, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> postJson(String pathAndQuery, String json) {
        return send(
                request(pathAndQuery, "Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String pathAndQuery, String... headers) {
        HttpRequest.Builder builder = HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + port() + "/rest/" + pathAndQuery))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop();
    }
}
