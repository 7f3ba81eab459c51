package io.antiphon.server;

import io.antiphon.core.analysis.AnalysisManners;
import io.antiphon.core.artwork.ArtworkService;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.draft.DraftService;
import io.antiphon.core.event.Events;
import io.antiphon.core.jukebox.Jukebox;
import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.missing.MissingService;
import io.antiphon.core.library.scan.LibraryScanner;
import io.antiphon.core.library.scan.RightOfWay;
import io.antiphon.core.library.scan.ScanSettings;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.library.scan.ScanTools;
import io.antiphon.core.lyrics.LyricsFinder;
import io.antiphon.core.lyrics.LyricsService;
import io.antiphon.core.outside.Outside;
import io.antiphon.core.outside.OutsideLyrics;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.tag.TagRules;
import io.antiphon.core.text.SortNames;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.ffmpeg.FfmpegTranscoder;
import io.antiphon.media.jukebox.DecodingJukeboxPlayer;
import io.antiphon.media.jukebox.JavaSoundDevice;
import io.antiphon.media.tag.SniffingMediaFileReader;
import io.antiphon.media.tag.probe.Ffprobe;
import io.antiphon.persistence.catalogue.JdbcMusicFolders;
import io.antiphon.persistence.missing.JdbcMissingTracks;
import io.antiphon.persistence.scan.JdbcDrafts;
import io.antiphon.persistence.scan.JdbcScanStore;
import io.antiphon.persistence.search.LibraryEntries;
import io.antiphon.persistence.search.LuceneSearchIndex;
import io.antiphon.server.config.RunningSettings;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.subsonic.endpoint.StreamingPorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The music: its folders, the scan, search, covers and ffmpeg, put together over an open data directory.
public final class MusicLibrary implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(MusicLibrary.class.getName());
    /// For how long the results of a scan come before work in the background.
    public static final Duration AFTER_SCANS = Duration.ofSeconds(2);
    private static final Duration ANALYSIS_PATIENCE = Duration.ofSeconds(30);

    private final ServerConfig config;
    private final Events events = new Events();
    private final JdbcMusicFolders musicFolders;
    private final Deferred<Optional<FfmpegTools>> tools;
    private final TranscodeKeeping transcodes;
    private final Deferred<Optional<FfmpegTranscoder>> transcoder;
    private final DeferredVideos videos;
    private final Jukebox jukebox;
    private final Deferred<LuceneSearchIndex> index;
    private final DeferredSearch search;
    private final MediaFileReader reader;
    private final SortNames sortNames;
    private final RightOfWay way = new RightOfWay();
    private final LibraryScanner scanner;
    private final MissingService missing;
    private final PictureLibrary pictures;
    private final PodcastLibrary podcasts;
    private final AnalysisLibrary analysis;
    private final SonicLibrary sonic;
    private final JdbcDrafts drafts;
    private final Clock clock;
    private final EnrichmentAssembly enrichment;
    private volatile Outside outside = Outside.none();

    public MusicLibrary(Installation installation, ServerConfig config, String searchPath) {
        this.config = config;
        this.enrichment = new EnrichmentAssembly(config, installation.data(), installation.clock());
        var database = installation.database();
        this.drafts = new JdbcDrafts(database);
        this.clock = installation.clock();
        this.musicFolders = new JdbcMusicFolders(database, config.scan().followOutsideLinks(),
                config.scan().drafts());
        this.tools = new Deferred<>(() -> FfmpegTools.find(config.transcoding().ffmpegDirectory(), searchPath));
        this.transcodes = new TranscodeKeeping(config.transcoding(), installation.data().resolve("cache"),
                installation.clock(), searchPath);
        this.transcoder = new Deferred<>(
                () -> tools.get().map(found -> new FfmpegTranscoder(found, transcodes.processes())));
        this.videos = new DeferredVideos(tools, transcodes.processes());
        this.jukebox = new Jukebox(new DecodingJukeboxPlayer(transcoder(), new JavaSoundDevice()),
                installation.random());
        this.index = new Deferred<>(() -> LuceneSearchIndex.open(installation.data().resolve("search"),
                new LibraryEntries(database.dataSource())));
        this.search = new DeferredSearch(index);
        this.reader = new DeferredReader(new Deferred<>(() -> new SniffingMediaFileReader(ffprobe(searchPath))));
        this.sortNames = new SortNames(config.scan().articles());
        this.scanner = new LibraryScanner(new ScanTools(musicFolders,
                new JdbcScanStore(database, way, Clock.systemUTC(), config.scan().drafts()), search,
                reader,
                new TagInterpreter(new TagRules(config.scan().artistSeparators(), config.scan().genreSeparators())),
                sortNames, installation.ids(),
                installation.clock(), events, way, scanSettings()));
        this.missing = new MissingService(new JdbcMissingTracks(database), scanner, musicFolders, search, events,
                installation.auditor(), installation.clock());
        this.podcasts = new PodcastLibrary(installation, config, reader, events);
        this.analysis = new AnalysisLibrary(installation, config, tools, searchPath, musicFolders, events,
                new AnalysisManners(this::isScanFresh, () -> transcodes.processes().runningCount() > 0,
                        ANALYSIS_PATIENCE));
        this.sonic = new SonicLibrary(installation.data().resolve("sonic"), analysis.store(), events);
        this.pictures = new PictureLibrary(installation, config,
                new PictureLibrary.Parts(musicFolders, podcasts, reader,
                        scanner, enrichment));
    }

    /// Makes the configured folders the library's; without any, those of the last start stay.
    ///
    /// @throws StartException when one is not there and never was
    public void configureFolders() {
        // What is a draft is hidden from now on, or shown where drafts are turned off.
        drafts.hide(config.scan().drafts(), clock.instant()).ifPresent(moved -> moved.tell(search));
        if (config.music().isEmpty()) {
            return;
        }
        Set<String> names = new HashSet<>();
        List<JdbcMusicFolders.Configured> folders = new ArrayList<>();
        for (ServerConfig.MusicFolderSetting setting : config.music()) {
            Path root = setting.path();
            boolean known = musicFolders.listMusicFolders().stream().anyMatch(folder -> folder.root().equals(root));
            // A known one may lie on a disk that is not there today.
            if (!known && !Files.isDirectory(root)) {
                throw new StartException("The music folder %s is not a directory".formatted(root));
            }
            folders.add(new JdbcMusicFolders.Configured(freeName(nameOf(setting), names), root));
        }
        musicFolders.configure(folders);
    }

    /// Brings the search index in line with the database, if it is not, and then looks for changes of the files.
    public void refresh(boolean scan) {
        index.get().rebuildIfNeeded();
        if (scan && !musicFolders.listMusicFolders().isEmpty()) {
            scanner.start(false);
        }
    }

    public Events events() {
        return events;
    }

    public JdbcMusicFolders musicFolders() {
        return musicFolders;
    }

    /// What requests take, and scans give.
    public RightOfWay rightOfWay() {
        return way;
    }

    public LibraryScanner scanner() {
        return scanner;
    }

    /// Tracks whose files are gone.
    public MissingService missing() {
        return missing;
    }

    /// Reads what files say.
    MediaFileReader reader() {
        return reader;
    }

    /// What the server runs with, without secrets.
    Map<String, String> settings() {
        return RunningSettings.of(config);
    }

    /// Releases albums and takes them back.
    DraftService drafts(AlbumCatalogue albums, AuditTrail audit) {
        return new DraftService(drafts, albums, new DraftService.Work(scanner, search, events), audit,
                config.scan().drafts(), clock);
    }

    public SearchIndex search() {
        return search;
    }

    public PodcastLibrary podcasts() {
        return podcasts;
    }

    public AnalysisLibrary analysis() {
        return analysis;
    }

    /// What sounds alike.
    public SonicLibrary sonic() {
        return sonic;
    }

    public ArtworkService artwork() {
        return pictures.artwork();
    }

    PictureLibrary pictures() {
        return pictures;
    }

    public SortNames sortNames() {
        return sortNames;
    }

    public LyricsFinder lyrics() {
        return new OutsideLyrics(new LyricsService(musicFolders, reader), outside);
    }

    /// The providers.
    public EnrichmentAssembly enrichment() {
        return enrichment;
    }

    /// From now on what others told is shown behind what is known here, and those who may be asked are asked.
    Outside askOthers(Installation installation, Catalogue catalogue) {
        outside = enrichment.outside(installation.database(), catalogue, pictures.elsewhere());
        pictures.askOthers(catalogue);
        return outside;
    }

    public Transcoder transcoder() {
        return new DeferredTranscoder(transcoder);
    }

    /// Transcodes as the Subsonic API sends them.
    StreamingPorts streaming() {
        return transcodes.ports(transcoder());
    }

    /// For everything that is costly to make of files.
    MediaCache mediaCache() {
        return transcodes.cache();
    }

    /// Whether a scan is running, or ended so short a time ago that whoever waited for it is looking at what it found.
    private boolean isScanFresh() {
        ScanStatus status = scanner.status();
        Instant finished = status.finishedAt();
        return status.scanning()
                || finished != null && clock.instant().isBefore(finished.plus(AFTER_SCANS));
    }

    /// Looks for ffmpeg before the first stream needs it, and says what cannot be made here. Costs a twentieth of a second.
    public void findEncoders() {
        Set<AudioFormat> formats = transcoder().formats();
        Set<AudioFormat> missing = EnumSet.allOf(AudioFormat.class);
        missing.removeAll(formats);
        if (!missing.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, formats.isEmpty()
                    ? "ffmpeg was not found: nothing can be transcoded"
                    : "ffmpeg has no encoder for %s; players get another format".formatted(missing));
        }
    }

    /// Probes, converts and cuts videos.
    DeferredVideos videos() {
        return videos;
    }

    public Jukebox jukebox() {
        return jukebox;
    }

    @Override
    public void close() {
        // In this order: who waits for somebody outside stops waiting at once.
        pictures.stop();
        enrichment.close();
        outside.close();
        pictures.close();
        analysis.close();
        sonic.close();
        podcasts.close();
        scanner.cancel();
        try {
            scanner.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        jukebox.close();
        transcodes.close();
        index.ifMade(LuceneSearchIndex::close);
    }

    private Optional<Path> ffprobe(String searchPath) {
        Path directory = config.transcoding().ffmpegDirectory();
        Optional<Path> onPath = directory == null ? Ffprobe.findProgram(searchPath)
                : Optional.of(directory.resolve("ffprobe"));
        return onPath.filter(Files::isExecutable).or(() -> tools.get().map(FfmpegTools::ffprobe));
    }

    private ScanSettings scanSettings() {
        ScanSettings standard = ScanSettings.standard();
        return new ScanSettings(standard.threads(), config.scan().followOutsideLinks(),
                config.scan().missingLimit() / 100.0, standard.minVanished(),
                standard.readTimeout(), standard.filesInFlight(), standard.rowsPerCommit());
    }

    private static String nameOf(ServerConfig.MusicFolderSetting setting) {
        String name = setting.name();
        if (name != null && !name.isBlank()) {
            return name;
        }
        Path last = setting.path().getFileName();
        return last == null ? setting.path().toString() : last.toString();
    }

    private static String freeName(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = "%s (%d)".formatted(name, i);
        }
        return free;
    }
}
