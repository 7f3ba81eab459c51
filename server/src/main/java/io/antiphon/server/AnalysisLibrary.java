package io.antiphon.server;

import io.antiphon.core.analysis.AnalysisManners;
import io.antiphon.core.analysis.AnalysisService;
import io.antiphon.core.analysis.AnalysisSettings;
import io.antiphon.core.analysis.SoundAnalyser;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.media.sound.AnalysisLimits;
import io.antiphon.media.sound.FfmpegSoundAnalyser;
import io.antiphon.media.sound.FingerprintProgram;
import io.antiphon.nativeapi.library.SoundPorts;
import io.antiphon.persistence.analysis.JdbcAnalysisStore;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.server.config.ServerConfig;
import java.time.Duration;
import java.util.Optional;

/// The analysis of the library's sound: its rows, and what listens in the background.
public final class AnalysisLibrary implements AutoCloseable {

    private static final Duration BETWEEN_PUBLICATIONS = Duration.ofMinutes(10);

    private final Installation installation;
    private final ServerConfig.Analysis config;
    private final Deferred<Optional<FfmpegTools>> tools;
    private final String searchPath;
    private final JdbcAnalysisStore store;
    private final AnalysisService service;

    /// @param tools asked for when the first track is to be analysed
    AnalysisLibrary(Installation installation, ServerConfig config, Deferred<Optional<FfmpegTools>> tools,
            String searchPath, MusicFolders musicFolders, Events events, AnalysisManners manners) {
        this.installation = installation;
        this.config = config.analysis();
        this.tools = tools;
        this.searchPath = searchPath;
        this.store = new JdbcAnalysisStore(installation.database());
        this.service = new AnalysisService(store, this::analyser, musicFolders, events, installation.clock(),
                new AnalysisSettings(config.analysis().enabled(), config.analysis().threads(), BETWEEN_PUBLICATIONS),
                manners);
    }

    /// Begins to listen to what was not heard yet, after the scan if one runs.
    public void start() {
        service.start();
    }

    /// The vectors of what was heard, too.
    JdbcAnalysisStore store() {
        return store;
    }

    SoundPorts ports() {
        return new SoundPorts(service, store, new JdbcCatalogue(installation.database(), user -> 0));
    }

    @Override
    public void close() {
        service.close();
    }

    private Optional<SoundAnalyser> analyser() {
        return tools.get()
                .map(found -> new FfmpegSoundAnalyser(found, FingerprintProgram.find(found, searchPath),
                        config.threads(), searchPath, AnalysisLimits.STANDARD));
    }
}
