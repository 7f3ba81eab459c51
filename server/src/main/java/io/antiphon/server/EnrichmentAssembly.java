package io.antiphon.server;

import io.antiphon.core.artwork.variant.PicturesElsewhere;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.outside.KeptOutside;
import io.antiphon.core.outside.Outside;
import io.antiphon.core.provider.PictureFetcher;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.enrichment.acoustid.AcoustId;
import io.antiphon.enrichment.deezer.Deezer;
import io.antiphon.enrichment.discogs.Discogs;
import io.antiphon.enrichment.fanart.Fanart;
import io.antiphon.enrichment.itunes.ItunesSearch;
import io.antiphon.enrichment.lastfm.LastFm;
import io.antiphon.enrichment.listenbrainz.ListenBrainz;
import io.antiphon.enrichment.lrclib.LrcLib;
import io.antiphon.enrichment.lyricsovh.LyricsOvh;
import io.antiphon.enrichment.musicbrainz.CoverArtArchive;
import io.antiphon.enrichment.musicbrainz.MusicBrainz;
import io.antiphon.enrichment.plugin.PluginFolder;
import io.antiphon.enrichment.provider.AnswerCache;
import io.antiphon.enrichment.provider.HttpPictureFetcher;
import io.antiphon.enrichment.provider.Pacing;
import io.antiphon.enrichment.provider.Services;
import io.antiphon.enrichment.spotify.Spotify;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.enrichment.wikipedia.Wikipedia;
import io.antiphon.nativeapi.admin.ProviderPorts;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.outside.JdbcNotes;
import io.antiphon.server.config.EnrichmentConfig;
import io.antiphon.server.config.ServerConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Puts the providers together: those that the program comes with and those of plug-ins, in the configured order. Asks nobody.
public final class EnrichmentAssembly implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(EnrichmentAssembly.class.getName());

    private final EnrichmentConfig settings;
    private final Path data;
    private final Clock clock;
    private final Services services;
    private final Deferred<GuardedHttpClient> pictureWeb;
    private final PictureFetcher pictures;
    private final Deferred<Loaded> loaded;

    /// @param data the data directory, which holds the answers' cache and the plug-ins
    /// @throws StartException when a provider's address is none
    public EnrichmentAssembly(ServerConfig config, Path data, Clock clock) {
        this.settings = config.enrichment();
        this.data = data;
        this.clock = clock;
        checkAddresses(settings.providers());
        String userAgent = Services.userAgent(Version.current(), contact());
        this.services = new Services(userAgent,
                new AnswerCache(data.resolve("cache").resolve("answers"), settings.cacheSize().bytes()),
                Pacing.of(clock));
        AddressRules addresses = PodcastLibrary.addresses(config);
        this.pictureWeb = new Deferred<>(() -> new GuardedHttpClient(WebSettings.defaults(userAgent, addresses)));
        this.pictures = new HttpPictureFetcher(pictureWeb, clock);
        this.loaded = new Deferred<>(this::load);
    }

    /// The providers, in their order, and what is wrong with plug-ins.
    private record Loaded(Providers providers, List<String> problems) {}

    private String contact() {
        return Objects.requireNonNullElse(settings.contact(), "");
    }

    private Loaded load() {
        List<Provider> all = own();
        PluginFolder plugins = PluginFolder.load(pluginFolder(), services, all.stream().map(Provider::name).toList());
        plugins.problems().forEach(problem -> LOG.log(System.Logger.Level.ERROR, problem));
        all.addAll(plugins.providers());
        all.sort(Comparator.comparingInt(provider -> place(settings.order(), provider.name())));
        return new Loaded(new Providers(all), plugins.problems());
    }

    private Path pluginFolder() {
        return data.resolve("plugins");
    }

    /// Whether nobody may be asked and there are no plug-ins, so that nothing needs to be made.
    private boolean isIdle() {
        return !settings.providers().isAnyEnabled() && !Files.isDirectory(pluginFolder());
    }

    /// In their order. Made with the first call.
    public Providers providers() {
        return loaded.get().providers();
    }

    /// Those same, or none when nobody may be asked: then nothing is made for them.
    Providers allowed() {
        return isIdle() ? Providers.none() : providers();
    }

    /// Fetches pictures that providers offered.
    public PictureFetcher pictures() {
        return pictures;
    }

    /// What is wrong with plug-ins, for people.
    public List<String> pluginProblems() {
        return loaded.get().problems();
    }

    ProviderPorts ports() {
        return new ProviderPorts(this::providers, this::pluginProblems);
    }

    /// Loads the plug-ins, if there are any, and says what is wrong with them before somebody needs them.
    void prepare() {
        if (!isIdle()) {
            Providers _ = providers();
        }
    }

    /// What others know, as it is kept here.
    Outside outside(Database database, Catalogue catalogue, PicturesElsewhere elsewhere) {
        if (isIdle()) {
            return Outside.none();
        }
        return new KeptOutside(this::providers, elsewhere, new JdbcNotes(database), catalogue,
                new KeptOutside.Manners(settings.patience(), settings.refresh()), clock);
    }

    @Override
    public void close() {
        services.close();
        pictureWeb.ifMade(GuardedHttpClient::close);
    }

    private List<Provider> own() {
        EnrichmentConfig.Providers from = settings.providers();
        MusicBrainz musicBrainz = MusicBrainz.of(from.musicbrainz().options(), contact(), services);
        return new ArrayList<>(List.of(musicBrainz, CoverArtArchive.of(from.coverArtArchive().options(), services),
                AcoustId.of(from.acoustid().options(), services),
                ListenBrainz.of(from.listenbrainz().options(), from.listenbrainz().labsUrl(), Version.current(),
                        services),
                LastFm.of(from.lastfm().options(), settings.language(), services),
                Wikipedia.of(from.wikipedia().options(), settings.language(), musicBrainz, services),
                Fanart.of(from.fanart().options(), services), Discogs.of(from.discogs().options(), services),
                Deezer.of(from.deezer().options(), services), ItunesSearch.of(from.itunes().options(), services),
                Spotify.of(from.spotify().options(), services), LrcLib.of(from.lrclib().options(), services),
                LyricsOvh.of(from.lyricsOvh().options(), services)));
    }

    private static int place(List<String> order, String name) {
        int place = order.stream().map(one -> one.toLowerCase(Locale.ROOT)).toList().indexOf(name);
        return place < 0 ? order.size() : place;
    }

    /// Without the value, in which somebody may have written a password or a key.
    private static void checkAddresses(EnrichmentConfig.Providers providers) {
        providers.addresses().forEach((setting, url) -> {
            if (!isAddress(url)) {
                throw new StartException(
                        "enrichment.providers.%s: expected an address such as https://api.example.org/, without name, password and query"
                                .formatted(setting));
            }
        });
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            return (scheme.equals("http") || scheme.equals("https")) && uri.getHost() != null
                    && uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
        } catch (URISyntaxException _) {
            return false;
        }
    }
}
