package io.antiphon.server;

import io.antiphon.core.chat.ChatService;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.radio.RadioService;
import io.antiphon.core.sharing.SharingService;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.community.JdbcChatMessages;
import io.antiphon.persistence.community.JdbcRadioStations;
import io.antiphon.persistence.community.JdbcShares;
import io.antiphon.persistence.podcast.JdbcPodcasts;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.http.ClientAddress;
import io.antiphon.server.share.SharePages;
import io.antiphon.server.share.SharePorts;
import io.antiphon.subsonic.endpoint.CommunityPorts;

/// What people do together: shares with their pages, radio stations, chat.
final class Community {

    private final CommunityPorts ports;
    private final SharePages pages;

    Community(Installation installation, MusicLibrary library, ServerConfig config, PublicLinks links,
            Catalogue catalogue, PlaylistService playlists) {
        Database database = installation.database();
        SharingService sharing = new SharingService(new JdbcShares(database), installation.users()::findUser, catalogue,
                library.musicFolders(), playlists, new JdbcPodcasts(database), installation.ids(),
                installation.clock());
        this.ports = new CommunityPorts(sharing, links,
                new RadioService(new JdbcRadioStations(database), installation.ids()),
                new ChatService(new JdbcChatMessages(database), installation.clock()));
        this.pages = new SharePages(new SharePorts(sharing, links, library.artwork(), library.musicFolders(),
                library.podcasts().service(), library.transcoder(),
                new ClientAddress(config.http().trustedProxies())::of, installation.clock()));
    }

    CommunityPorts ports() {
        return ports;
    }

    SharePages pages() {
        return pages;
    }
}
