package io.antiphon.server;

import io.antiphon.core.discovery.Similarity;
import io.antiphon.core.outside.Outside;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.streaming.decision.TranscodeTickets;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.video.CachingVideoProbe;
import io.antiphon.core.video.Captions;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.subsonic.SubsonicApi;
import io.antiphon.subsonic.endpoint.DiscoveryPorts;
import io.antiphon.subsonic.endpoint.SubsonicPorts;
import io.antiphon.subsonic.endpoint.VideoPorts;
import java.util.HashSet;

/// Puts the Subsonic API together.
final class SubsonicAssembly {

    private static final int REMEMBERED_VIDEOS = 10_000;

    private SubsonicAssembly() {}

    /// What people do and did.
    record People(JdbcAnnotations annotations, Listening listening, PlaylistService playlists, Community community) {}

    static SubsonicApi api(Installation installation, MusicLibrary library, ServerConfig config,
            JdbcCatalogue catalogue,
            People people) {
        BufferedRandom random = new BufferedRandom(installation.random());
        Outside outside = library.askOthers(installation, catalogue);
        Listening listening = people.listening();
        SubsonicPorts ports = new SubsonicPorts(catalogue, library.musicFolders(), library.search(),
                new DiscoveryPorts(new Similarity(catalogue, random), library.sonic().similarity(catalogue), outside),
                people.playlists(), people.annotations(),
                new JdbcBookmarks(installation.database()), listening.shared(), listening.players(), library.scanner(),
                library.lyrics(), library.artwork(),
                installation.authentication().sparingRepeats(), installation.accounts(), library.transcoder(),
                library.sortNames(),
                installation.clock(), random,
                new TranscodeTickets(installation.mediaTicketKey(), installation.clock(), Installation.TICKET_LIFETIME),
                library.jukebox(), videos(installation, library),
                people.community().ports(), library.podcasts().service(), library.streaming());
        return new SubsonicApi(ports,
                new SubsonicApi.Settings(Version.current(), Math.toIntExact(config.http().maxBody().bytes()),
                        new HashSet<>(config.subsonic().plainClients()), config.subsonic().helpUrl()));
    }

    private static VideoPorts videos(Installation installation, MusicLibrary library) {
        DeferredVideos videos = library.videos();
        CachingVideoProbe probe = new CachingVideoProbe(videos, REMEMBERED_VIDEOS);
        return new VideoPorts(probe, videos, new Captions(probe, videos), videos,
                new KeptPieces(videos, library.mediaCache()),
                installation.hlsTickets());
    }
}
