package io.antiphon.server;

import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.chat.ChatService;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.radio.RadioException;
import io.antiphon.core.radio.RadioReceiver;
import io.antiphon.core.radio.RadioService;
import io.antiphon.core.radio.RadioTuner;
import io.antiphon.core.sharing.ShareSessions;
import io.antiphon.core.sharing.SharingService;
import io.antiphon.enrichment.radio.HttpRadioTuner;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.community.JdbcChatMessages;
import io.antiphon.persistence.community.JdbcRadioStations;
import io.antiphon.persistence.community.JdbcShares;
import io.antiphon.persistence.podcast.JdbcPodcasts;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.TrustBoundary;
import io.antiphon.server.share.SharePages;
import io.antiphon.server.share.SharePorts;
import io.antiphon.subsonic.endpoint.CommunityPorts;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;

/// What people do together: shares with their pages, radio stations, chat.
final class Community implements AutoCloseable {

    /// Each listener holds one for as long as it listens.
    private static final int RADIO_CONNECTIONS = 128;
    private static final int RADIO_CONNECTIONS_PER_HOST = 32;

    private final CommunityPorts ports;
    private final SharePages pages;
    private final ShareSessions sessions;
    private final RadioReceiver radio;
    private final Deferred<GuardedHttpClient> radioWeb;

    Community(Installation installation, MusicLibrary library, ServerConfig config, PublicLinks links,
            PictureTokens pictures, Catalogue catalogue, PlaylistService playlists) {
        Database database = installation.database();
        SharingService sharing = new SharingService(new JdbcShares(database), installation.users()::findUser, catalogue,
                library.musicFolders(), playlists, new JdbcPodcasts(database), installation.hasher(),
                installation.ids(),
                installation.auditor(), installation.clock());
        this.sessions = new ShareSessions(sharing, installation.hasher(), installation.mediaTicketKey(),
                installation.clock());
        JdbcRadioStations stations = new JdbcRadioStations(database);
        AddressRules addresses = PodcastLibrary.addresses(config);
        this.radioWeb = new Deferred<>(() -> new GuardedHttpClient(WebSettings
                .defaults("Antiphon/" + Version.current(), addresses)
                .with(RADIO_CONNECTIONS, RADIO_CONNECTIONS_PER_HOST)));
        this.radio = new RadioReceiver(stations, new DeferredTuner(radioWeb), installation.clock());
        this.ports = new CommunityPorts(sharing, links, links, new RadioService(stations, installation.ids(),
                installation.auditor()),
                new ChatService(new JdbcChatMessages(database), installation.clock()));
        this.pages = new SharePages(new SharePorts(sessions, links, pictures, library.artwork(),
                library.musicFolders(),
                library.podcasts().service(), library.streaming().transcodes(),
                new TrustBoundary(config.http())::clientAddress));
    }

    RadioReceiver radio() {
        return radio;
    }

    @Override
    public void close() {
        radioWeb.ifMade(GuardedHttpClient::close);
    }

    /// Makes the web client when somebody first listens.
    private record DeferredTuner(Deferred<GuardedHttpClient> web) implements RadioTuner {

        @Override
        public <T> T tune(URI stream, Duration limit, Reception<T> reception)
                throws RadioException, IOException, InterruptedException {
            return new HttpRadioTuner(web.get()).tune(stream, limit, reception);
        }
    }

    CommunityPorts ports() {
        return ports;
    }

    /// How visitors of shares are let in.
    ShareSessions sessions() {
        return sessions;
    }

    SharePages pages() {
        return pages;
    }
}
