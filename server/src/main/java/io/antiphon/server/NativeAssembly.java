package io.antiphon.server;

import io.antiphon.core.artwork.AvatarService;
import io.antiphon.core.collection.CollectionService;
import io.antiphon.core.relation.RelationService;
import io.antiphon.core.slice.SliceService;
import io.antiphon.core.streaming.SignedTexts;
import io.antiphon.core.streaming.hls.HlsService;
import io.antiphon.core.streaming.hls.KeptPieces;
import io.antiphon.core.streaming.seek.SeekTables;
import io.antiphon.core.video.CachingVideoProbe;
import io.antiphon.media.image.ImageScaler;
import io.antiphon.media.seek.FileSeekTableReader;
import io.antiphon.nativeapi.NativeApi;
import io.antiphon.nativeapi.NativePorts;
import io.antiphon.nativeapi.account.AccountPorts;
import io.antiphon.nativeapi.account.SignInPorts;
import io.antiphon.nativeapi.catalogue.CataloguePorts;
import io.antiphon.nativeapi.event.LivePorts;
import io.antiphon.nativeapi.history.HistoryPorts;
import io.antiphon.nativeapi.http.AccessTokens;
import io.antiphon.nativeapi.http.CallerPorts;
import io.antiphon.nativeapi.http.Cursors;
import io.antiphon.nativeapi.http.HttpPorts;
import io.antiphon.nativeapi.library.LibraryPorts;
import io.antiphon.nativeapi.media.MediaPorts;
import io.antiphon.nativeapi.playback.PlaybackPorts;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcOwnCollections;
import io.antiphon.persistence.personal.JdbcTrackRelations;
import io.antiphon.persistence.personal.JdbcTrackSlices;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.repeat.JdbcRepeatedRequests;
import io.antiphon.server.http.HttpListener;
import io.antiphon.server.http.TrustBoundary;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Puts the native API together.
final class NativeAssembly {

    private static final int REMEMBERED_VIDEOS = 10_000;
    private static final int REMEMBERED_SEEK_TABLES = 500;
    private static final int AVATARS_AT_ONCE = 1;

    private final Installation installation;
    private final MusicLibrary library;
    private final PublicLinks links;
    private final TrustBoundary boundary;
    private final Listed listed;
    private final int requestsPerMinute;

    /// Lists of the library, and how they are told of what people did.
    record Listed(JdbcCatalogue catalogue, PersonalVersions versions, Elsewhere elsewhere) {}

    /// @param requestsPerMinute that one caller may send; 0 for any number
    NativeAssembly(Installation installation, MusicLibrary library, PublicLinks links, TrustBoundary boundary,
            Listed listed, int requestsPerMinute) {
        this.installation = installation;
        this.library = library;
        this.links = links;
        this.boundary = boundary;
        this.listed = listed;
        this.requestsPerMinute = requestsPerMinute;
    }

    /// @param token what the operator's commands show, from this machine only
    NativeApi api(String token, Community community, PlaylistLibrary playlists, LibraryUpkeep upkeep, SignIn signIn,
            Listening listening, EnrichmentPipeline enrichment) {
        CallerPorts callers = callers(token);
        PlaybackPorts playback = new PlaybackPorts(listening.shared(), listening.players(), listening.playables(),
                library.musicFolders(), installation.clock());
        return new NativeApi(new NativePorts(
                new HttpPorts(callers, signIn.origins(),
                        new Cursors(new SignedTexts(installation.cursorKey(), installation.clock(), "cursor")),
                        new JdbcRepeatedRequests(installation.database(), installation.secretBox()), requestsPerMinute,
                        installation.clock()),
                upkeep.admin(accounts(callers, signIn.ports())),
                new LibraryPorts(library.scanner(), library.musicFolders(), upkeep::watching,
                        library.analysis().ports(), library.missing(), installation.clock()),
                catalogue(), upkeep.events(), media(community), playlists.ports(),
                playback,
                new HistoryPorts(listening.history(), listening.playables(), library.musicFolders()),
                upkeep.jobs(), upkeep.curator(), PersonalAssembly.ports(installation, library, community, links,
                        new LivePorts(playback, upkeep.jobs(), upkeep.health()), listed.catalogue()),
                enrichment.ports(listed.catalogue()), listed.elsewhere().ports(upkeep.transfer())));
    }

    private CataloguePorts catalogue() {
        Database database = installation.database();
        JdbcCatalogue catalogue = listed.catalogue();
        return new CataloguePorts(catalogue, catalogue.browser(), library.search(), library.musicFolders(),
                listed.elsewhere().annotations(), library.artwork(),
                new CollectionService(new JdbcOwnCollections(database, listed.versions()), catalogue,
                        installation.clock()),
                new RelationService(new JdbcTrackRelations(database), catalogue, catalogue, installation.ids(),
                        installation.clock()),
                new SliceService(new JdbcTrackSlices(database), catalogue, installation.ids(),
                        installation.clock()),
                catalogue.works(), installation.clock());
    }

    private CallerPorts callers(String token) {
        byte[] expected = token.getBytes(StandardCharsets.UTF_8);
        return new CallerPorts(installation.authentication(), installation.sessions(),
                new AccessTokens(installation.accessTokenKey(), installation.clock()),
                (request, given) -> boundary.isOfThisMachine(request)
                        && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8)),
                boundary::isLocal, boundary::clientAddress);
    }

    private AccountPorts accounts(CallerPorts callers, SignInPorts signIn) {
        return new AccountPorts(callers, signIn, installation.accounts(), installation.appPasswords(),
                installation.apiKeys(), installation.links(),
                (secret, request) -> links.accountLink(secret,
                        request.context().get(HttpListener.REACHED_BY, URI.class).orElse(null)),
                new AvatarService(installation.users(), new ImageScaler(AVATARS_AT_ONCE), installation.clock()),
                installation.auditor(), library.musicFolders(), installation.clock());
    }

    private MediaPorts media(Community community) {
        JdbcCatalogue catalogue = listed.catalogue();
        DeferredVideos videos = library.videos();
        return new MediaPorts(catalogue, library.musicFolders(),
                new SeekTables(new FileSeekTableReader(), REMEMBERED_SEEK_TABLES),
                new HlsService(catalogue, library.musicFolders(), new CachingVideoProbe(videos, REMEMBERED_VIDEOS),
                        videos, new KeptPieces(videos, library.mediaCache()), installation.hlsTickets()),
                community.radio());
    }
}
