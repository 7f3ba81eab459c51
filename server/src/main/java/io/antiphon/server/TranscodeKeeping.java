package io.antiphon.server;

import io.antiphon.core.streaming.PlayerDefaults;
import io.antiphon.core.streaming.Transcoder;
import io.antiphon.core.streaming.Transcodes;
import io.antiphon.core.streaming.cache.MediaCache;
import io.antiphon.media.ffmpeg.FfmpegProcesses;
import io.antiphon.media.ffmpeg.ProcessManners;
import io.antiphon.media.store.DirectoryObjectStore;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.subsonic.endpoint.StreamingPorts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// ffmpeg's processes and the cache of what they make, put together from the configuration.
final class TranscodeKeeping implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ServerConfig.Transcoding config;
    private final FfmpegProcesses processes;
    private final MediaCache cache;

    /// @param directory the data directory's place for what can be made again
    TranscodeKeeping(ServerConfig.Transcoding config, Path directory, Clock clock, String searchPath) {
        this.config = config;
        this.processes = new FfmpegProcesses(maxProcesses(config), PATIENCE,
                () -> ProcessManners.modest(config.niceness(), searchPath));
        this.cache = new MediaCache(new DirectoryObjectStore(directory.resolve("transcodes")),
                directory.resolve("unfinished"), config.cacheSize().bytes(), clock);
    }

    FfmpegProcesses processes() {
        return processes;
    }

    /// For everything that is costly to make and made of files.
    MediaCache cache() {
        return cache;
    }

    StreamingPorts ports(Transcoder transcoder) {
        Map<String, PlayerDefaults.Limits> players = new HashMap<>();
        config.players()
                .forEach(player -> players.put(player.player(),
                        new PlayerDefaults.Limits(player.format(), player.maxBitRate())));
        return new StreamingPorts(new Transcodes(transcoder, cache), new PlayerDefaults(players),
                config.fallbackGain() == 0 ? null : (Double) (double) config.fallbackGain());
    }

    @Override
    public void close() {
        cache.close();
        processes.close();
    }

    private static int maxProcesses(ServerConfig.Transcoding config) {
        return config.maxProcesses() > 0 ? config.maxProcesses() : 2 * Runtime.getRuntime().availableProcessors();
    }
}
