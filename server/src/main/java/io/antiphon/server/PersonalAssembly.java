package io.antiphon.server;

import io.antiphon.core.library.AlbumCatalogue;
import io.antiphon.nativeapi.PersonalPorts;
import io.antiphon.nativeapi.event.LivePorts;
import io.antiphon.nativeapi.setting.SettingPorts;
import io.antiphon.nativeapi.share.SharePorts;
import io.antiphon.server.http.HttpListener;
import java.net.URI;

/// Puts together what users do for themselves and show to others over the native API.
final class PersonalAssembly {

    private PersonalAssembly() {}

    static PersonalPorts ports(Installation installation, MusicLibrary library, Community community,
            PublicLinks links, LivePorts live, AlbumCatalogue albums) {
        return new PersonalPorts(new SharePorts(community.ports().sharing(), community.sessions(),
                library.musicFolders(),
                (id, request) -> links.linkTo(id,
                        request.context().get(HttpListener.REACHED_BY, URI.class).orElse(null)),
                installation.clock()), live, library.drafts(albums, installation.auditor()),
                new SettingPorts(library::settings, installation.accounts(),
                        installation.ownSettings(library.events())));
    }
}
