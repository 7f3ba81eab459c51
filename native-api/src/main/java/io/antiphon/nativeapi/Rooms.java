package io.antiphon.nativeapi;

import io.antiphon.nativeapi.account.AccountRoutes;
import io.antiphon.nativeapi.admin.AdminRoutes;
import io.antiphon.nativeapi.catalogue.CatalogueRoutes;
import io.antiphon.nativeapi.catalogue.DraftRoutes;
import io.antiphon.nativeapi.elsewhere.ElsewhereRoutes;
import io.antiphon.nativeapi.enrichment.EnrichmentRoutes;
import io.antiphon.nativeapi.event.ChangeRoutes;
import io.antiphon.nativeapi.history.HistoryRoutes;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.Routes;
import io.antiphon.nativeapi.job.JobRoutes;
import io.antiphon.nativeapi.library.LibraryRoutes;
import io.antiphon.nativeapi.media.MediaRoutes;
import io.antiphon.nativeapi.openapi.DocumentRoutes;
import io.antiphon.nativeapi.playback.PlaybackRoutes;
import io.antiphon.nativeapi.playlist.PlaylistRoutes;
import io.antiphon.nativeapi.setting.SettingRoutes;
import io.antiphon.nativeapi.share.ShareRoutes;
import java.util.List;
import java.util.stream.Stream;

/// The registry: all routes there are, by room.
final class Rooms {

    private Rooms() {}

    static Routes routes(NativePorts ports) {
        List<Route> resources = Stream
                .of(AccountRoutes.routes(ports.admin().account()), AdminRoutes.routes(ports.admin()),
                        LibraryRoutes.routes(ports.library()), CatalogueRoutes.routes(ports.catalogue()),
                        new ChangeRoutes(ports.events(), ports.personal().live()).routes(),
                        PlaybackRoutes.routes(ports.playback()), new HistoryRoutes(ports.history()).routes(),
                        new JobRoutes(ports.jobs()).routes(), MediaRoutes.routes(ports.media()),
                        PlaylistRoutes.routes(ports.playlists()), ports.curator().routes(),
                        ShareRoutes.routes(ports.personal().shares()),
                        new DraftRoutes(ports.catalogue(), ports.personal().drafts()).routes(),
                        new SettingRoutes(ports.personal().settings()).routes(),
                        EnrichmentRoutes.routes(ports.enrichment()), ElsewhereRoutes.routes(ports.elsewhere()))
                .flatMap(List::stream)
                .toList();
        DocumentRoutes documents = new DocumentRoutes(resources, ports.admin().version());
        return new Routes(Stream.concat(resources.stream(), documents.routes().stream()).toList());
    }
}
