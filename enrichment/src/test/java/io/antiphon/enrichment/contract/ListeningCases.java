package io.antiphon.enrichment.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ArtistImageSource;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.ListeningHistory;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Scrobbler;
import io.antiphon.core.provider.Scrobbler.Submitted;
import io.antiphon.core.provider.SimilarArtist;
import io.antiphon.core.provider.SimilarArtistSource;
import io.antiphon.core.provider.TopSong;
import io.antiphon.core.provider.TopSongSource;
import io.antiphon.enrichment.contract.Case.Kind;
import io.antiphon.enrichment.contract.Case.Stub;
import io.antiphon.enrichment.deezer.Deezer;
import io.antiphon.enrichment.lastfm.LastFm;
import io.antiphon.enrichment.listenbrainz.ListenBrainz;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Those who know what people hear.
final class ListeningCases {

    private static final String LB_LISTENS = """
            {"payload":{"count":2,"user_id":"rob","listens":[
              {"listened_at":1772366400,"track_metadata":{"artist_name":"The Examples","track_name":"Closing"}},
              {"listened_at":1772366399,"recording_msid":"m","track_metadata":{"artist_name":"The Examples","track_name":"Opening","release_name":"First Light",
                "additional_info":{"duration_ms":200000,"tracknumber":"1"},"mbid_mapping":{"recording_mbid":"%s"}}},
              {"listened_at":"soon","track_metadata":{"artist_name":"The Examples","track_name":"Never"}}]}}"""
            .formatted(Examples.RECORDING_ID);
    private static final String LB_LOVED = """
            {"count":1,"offset":0,"total_count":1,"feedback":[{"created":1772366399,"recording_mbid":"%s","score":1,
              "track_metadata":{"artist_name":"The Examples","track_name":"Opening"}}]}"""
            .formatted(Examples.RECORDING_ID);
    private static final String LB_SIMILAR = """
            [{"artist_mbid":"%s","name":"The Samples","comment":"","score":50,"reference_mbid":"%s"},
             {"artist_mbid":"%s","name":"The Patterns","score":200}]"""
            .formatted(Examples.OTHER_ID, Examples.ARTIST_ID, Examples.TRACK_ID);
    private static final String LB_TOP = """
            [{"artist_name":"The Examples","recording_mbid":"%s","recording_name":"Opening","total_listen_count":1234,"total_user_count":9}]"""
            .formatted(Examples.RECORDING_ID);
    private static final String FM_ARTIST = """
            {"artist":{"name":"The Examples","mbid":"","url":"https://www.last.fm/music/The+Examples","bio":{"published":"01 Jan 2020",
              "summary":"Short.","content":"The Examples &amp; friends. <a href=\\"https://www.last.fm/music/The+Examples\\">Read more on Last.fm</a>. User-contributed text is available under the Creative Commons By-SA License."}}}""";
    private static final String FM_NO_ARTIST = """
            {"error":6,"message":"The artist you supplied could not be found","links":[]}""";
    private static final String FM_ALBUM = """
            {"album":{"name":"First Light","artist":"The Examples","url":"https://www.last.fm/music/The+Examples/First+Light",
              "wiki":{"summary":"Notes.","content":"Notes by The Examples."}}}""";
    private static final String FM_SIMILAR = """
            {"similarartists":{"artist":[{"name":"The Samples","mbid":"%s","match":"0.75","url":"https://www.last.fm/music/x"},
              {"name":"The Patterns","mbid":"none","match":7}],"@attr":{"artist":"The Examples"}}}"""
            .formatted(Examples.OTHER_ID);
    private static final String FM_TOP = """
            {"toptracks":{"track":{"name":"Opening","playcount":"1234","listeners":"9","artist":{"name":"The Examples"},"@attr":{"rank":"1"}}}}""";
    private static final String FM_SCROBBLES = """
            {"scrobbles":{"@attr":{"accepted":0,"ignored":1},"scrobble":{"artist":{"corrected":"0","#text":"The Examples"},
              "ignoredMessage":{"code":"3","#text":"Timestamp was too old"},"track":{"corrected":"0","#text":"Opening"}}}}""";
    private static final String FM_RECENT = """
            {"recenttracks":{"track":[
              {"artist":{"mbid":"","#text":"The Examples"},"name":"Now","@attr":{"nowplaying":"true"}},
              {"artist":{"mbid":"","#text":"The Examples"},"album":{"mbid":"","#text":"First Light"},"name":"Opening","mbid":"","date":{"uts":"1772366399","#text":"x"}}],
              "@attr":{"user":"rob","page":"1","totalPages":"1"}}}""";
    private static final String FM_LOVED = """
            {"lovedtracks":{"track":[{"name":"Opening","mbid":"","artist":{"name":"The Examples","url":"u"},"date":{"uts":"1772366399","#text":"x"}}],
              "@attr":{"user":"rob","page":"1","totalPages":"1"}}}""";
    private static final String DZ_ARTISTS = """
            {"data":[{"id":27,"name":"The Examples","link":"https://www.deezer.com/artist/27","picture_xl":"https://e-cdns-images.dzcdn.net/images/artist/abc/1000x1000.jpg"},
              {"id":28,"name":"The Examples Tribute","picture_xl":"https://e-cdns-images.dzcdn.net/images/artist//1000x1000.jpg"}],"total":2}""";
    private static final String DZ_ALBUMS = """
            {"data":[{"id":5,"title":"First Light","cover_xl":"https://e-cdns-images.dzcdn.net/images/cover/abc/1000x1000.jpg","artist":{"id":27,"name":"The Examples"}}],"total":1}""";
    private static final String DZ_RELATED = """
            {"data":[{"id":29,"name":"The Samples"},{"id":30,"name":"The Patterns"}],"total":2}""";
    private static final String DZ_TOP = """
            {"data":[{"id":1,"title":"Opening","rank":900000,"duration":200,"artist":{"id":27,"name":"The Examples"}}],"total":1}""";
    private static final String DZ_NONE = "{\"data\":[],\"total\":0}";

    private ListeningCases() {}

    static List<Case> all() {
        return List.of(
                listenBrainz("connect", Scrobbler.class, provider -> ((Scrobbler) provider).connect("key-of-rob"),
                        List.of(Stub.at("/1/validate-token",
                                "{\"code\":200,\"message\":\"Token valid.\",\"valid\":true,\"user_name\":\"rob\"}")),
                        List.of(Stub.at("/1/validate-token",
                                "{\"code\":200,\"message\":\"Token invalid.\",\"valid\":false}")),
                        found -> assertThat(found).isEqualTo(new ListenerAccount("rob", "key-of-rob")),
                        Kind.PERSONAL),
                listenBrainz("submit", Scrobbler.class,
                        provider -> ((Scrobbler) provider).submit(Examples.ACCOUNT, List.of(Examples.LISTEN)),
                        List.of(Stub.asked("/1/submit-listens", "\"listened_at\":1772366400", "{\"status\":\"ok\"}")),
                        List.of(Stub.none("/1/submit-listens", 401, "{\"code\":401,\"error\":\"Invalid\"}")),
                        found -> assertThat(found).isEqualTo(new Submitted(1, List.of())), Kind.TELLING),
                listenBrainz("now playing", Scrobbler.class,
                        provider -> ((Scrobbler) provider).nowPlaying(Examples.ACCOUNT, Examples.LISTEN),
                        List.of(Stub.asked("/1/submit-listens", "\"listen_type\":\"playing_now\"",
                                "{\"status\":\"ok\"}")),
                        List.of(Stub.none("/1/submit-listens", 401, "{\"code\":401,\"error\":\"Invalid\"}")),
                        found -> assertThat(((Submitted) found).accepted()).isEqualTo(1), Kind.TELLING),
                listenBrainz("love", LoveSync.class,
                        provider -> ((LoveSync) provider).love(Examples.ACCOUNT, Examples.LOVED, true),
                        List.of(Stub.asked("/1/feedback/recording-feedback", "\"score\":1", "{\"status\":\"ok\"}")),
                        List.of(Stub.none("/1/feedback/.*", 401, "{\"code\":401}")),
                        found -> assertThat(found).isEqualTo(true), Kind.TELLING),
                listenBrainz("loves", LoveSync.class, provider -> ((LoveSync) provider).listLoved(Examples.ACCOUNT, 1),
                        List.of(Stub.asked("/1/feedback/user/rob/get-feedback", "offset=0", LB_LOVED)),
                        List.of(Stub.none("/1/feedback/user/rob/get-feedback", 401, "{\"code\":401}")),
                        found -> assertThat((List<?>) found).isEqualTo(List.of(new LovedSong("Opening", "The Examples",
                                Examples.RECORDING_ID, Instant.ofEpochSecond(1_772_366_399)))),
                        Kind.PERSONAL),
                listenBrainz("history", ListeningHistory.class,
                        provider -> ((ListeningHistory) provider).listListens(Examples.ACCOUNT, Examples.NOON),
                        List.of(Stub.asked("/1/user/rob/listens", "max_ts=1772366400", LB_LISTENS)),
                        List.of(Stub.at("/1/user/rob/listens", "{\"payload\":{\"count\":0,\"listens\":[]}}")),
                        ListeningCases::checkListened, Kind.PERSONAL),
                listenBrainz("similar artists", SimilarArtistSource.class,
                        provider -> ((SimilarArtistSource) provider).findSimilarArtists(Examples.ARTIST),
                        List.of(Stub.asked("/similar-artists/json", "artist_mbids=" + Examples.ARTIST_ID,
                                LB_SIMILAR)),
                        List.of(Stub.at("/similar-artists/json", "[]")),
                        found -> assertThat((List<?>) found)
                                .isEqualTo(List.of(new SimilarArtist("The Patterns", Examples.TRACK_ID, 1),
                                        new SimilarArtist("The Samples", Examples.OTHER_ID, 0.25))),
                        Kind.OPEN),
                listenBrainz("top songs", TopSongSource.class,
                        provider -> ((TopSongSource) provider).findTopSongs(Examples.ARTIST),
                        List.of(Stub.at("/1/popularity/top-recordings-for-artist/.*", LB_TOP)),
                        List.of(Stub.at("/1/popularity/top-recordings-for-artist/.*", "[]")),
                        found -> assertThat((List<?>) found).isEqualTo(
                                List.of(new TopSong("Opening", "The Examples", Examples.RECORDING_ID, 1234L))),
                        Kind.OPEN),
                lastFm("biography", BiographySource.class, "artist.getinfo",
                        provider -> ((BiographySource) provider).findBiography(Examples.ARTIST), FM_ARTIST,
                        FM_NO_ARTIST, found -> {
                            Biography biography = (Biography) found;
                            assertThat(biography.text()).isEqualTo("The Examples & friends.");
                            assertThat(biography.licence()).isEqualTo("CC BY-SA 3.0");
                        }, Kind.KEYED),
                lastFm("notes", BiographySource.class, "album.getinfo",
                        provider -> ((BiographySource) provider).findAlbumNotes(Examples.ALBUM), FM_ALBUM,
                        FM_NO_ARTIST,
                        found -> assertThat(((Biography) found).text()).isEqualTo("Notes by The Examples."),
                        Kind.KEYED),
                lastFm("similar artists", SimilarArtistSource.class, "artist.getsimilar",
                        provider -> ((SimilarArtistSource) provider).findSimilarArtists(Examples.ARTIST), FM_SIMILAR,
                        "{\"similarartists\":{\"artist\":[]}}",
                        found -> assertThat((List<?>) found)
                                .isEqualTo(List.of(new SimilarArtist("The Samples", Examples.OTHER_ID, 0.75),
                                        new SimilarArtist("The Patterns", null, 1))),
                        Kind.KEYED),
                lastFm("top songs", TopSongSource.class, "artist.gettoptracks",
                        provider -> ((TopSongSource) provider).findTopSongs(Examples.ARTIST), FM_TOP,
                        "{\"toptracks\":{\"track\":[]}}",
                        found -> assertThat((List<?>) found)
                                .isEqualTo(List.of(new TopSong("Opening", "The Examples", null, 1234L))),
                        Kind.KEYED),
                lastFm("connect", Scrobbler.class, "auth.getSession",
                        provider -> ((Scrobbler) provider).connect("token"),
                        "{\"session\":{\"name\":\"rob\",\"key\":\"session-key\",\"subscriber\":0}}",
                        "{\"error\":14,\"message\":\"This token has not been authorized\"}",
                        found -> assertThat(found).isEqualTo(new ListenerAccount("rob", "session-key")),
                        Kind.PERSONAL),
                lastFm("submit", Scrobbler.class, "track.scrobble",
                        provider -> ((Scrobbler) provider).submit(Examples.ACCOUNT, List.of(Examples.LISTEN)),
                        FM_SCROBBLES, "{\"error\":9,\"message\":\"Invalid session key\"}", found -> {
                            Submitted submitted = (Submitted) found;
                            assertThat(submitted.accepted()).isZero();
                            assertThat(submitted.refused().getFirst().listen()).isEqualTo(Examples.LISTEN);
                            assertThat(submitted.refused().getFirst().reason()).contains("too long ago");
                        }, Kind.PERSONAL),
                lastFm("love", LoveSync.class, "track.love",
                        provider -> ((LoveSync) provider).love(Examples.ACCOUNT, Examples.LOVED, true), "{}",
                        "{\"error\":9,\"message\":\"Invalid session key\"}",
                        found -> assertThat(found).isEqualTo(true), Kind.TELLING),
                lastFm("loves", LoveSync.class, "user.getlovedtracks",
                        provider -> ((LoveSync) provider).listLoved(Examples.ACCOUNT, 1), FM_LOVED,
                        "{\"error\":9,\"message\":\"Invalid session key\"}",
                        found -> assertThat((List<?>) found).isEqualTo(List.of(new LovedSong("Opening", "The Examples",
                                null, Instant.ofEpochSecond(1_772_366_399)))),
                        Kind.PERSONAL),
                lastFm("history", ListeningHistory.class, "user.getrecenttracks",
                        provider -> ((ListeningHistory) provider).listListens(Examples.ACCOUNT, Examples.NOON),
                        FM_RECENT, "{\"recenttracks\":{\"track\":[],\"@attr\":{\"page\":\"1\"}}}",
                        ListeningCases::checkListened, Kind.PERSONAL),
                deezer("artist images", ArtistImageSource.class,
                        provider -> ((ArtistImageSource) provider).findArtistImages(Examples.ARTIST),
                        List.of(Stub.at("/search/artist", DZ_ARTISTS)),
                        found -> assertThat((List<?>) found).hasSize(1)),
                deezer("covers", AlbumImageSource.class,
                        provider -> ((AlbumImageSource) provider).findAlbumImages(Examples.ALBUM),
                        List.of(Stub.at("/search/album", DZ_ALBUMS)), found -> assertThat((List<?>) found).hasSize(1)),
                deezer("similar artists", SimilarArtistSource.class,
                        provider -> ((SimilarArtistSource) provider).findSimilarArtists(Examples.ARTIST),
                        List.of(Stub.at("/search/artist", DZ_ARTISTS), Stub.at("/artist/27/related", DZ_RELATED)),
                        found -> assertThat((List<?>) found)
                                .isEqualTo(List.of(new SimilarArtist("The Samples", null, 1),
                                        new SimilarArtist("The Patterns", null, 0.75)))),
                deezer("top songs", TopSongSource.class,
                        provider -> ((TopSongSource) provider).findTopSongs(Examples.ARTIST),
                        List.of(Stub.at("/search/artist", DZ_ARTISTS), Stub.at("/artist/27/top", DZ_TOP)),
                        found -> assertThat((List<?>) found)
                                .isEqualTo(List.of(new TopSong("Opening", "The Examples", null, null)))));
    }

    private static Case listenBrainz(String what, Class<?> capability, Function<Provider, Lookup<?>> ask,
            List<Stub> found, List<Stub> nothing, Consumer<Object> check, Kind kind) {
        return new Case("listenbrainz: " + what,
                (services, url) -> ListenBrainz.of(Examples.options(url), url, "1.2.3", services), capability, ask,
                found, nothing, check, kind);
    }

    private static Case lastFm(String what, Class<?> capability, String method, Function<Provider, Lookup<?>> ask,
            String found, String nothing, Consumer<Object> check, Kind kind) {
        return new Case("lastfm: " + what, (services, url) -> LastFm.of(Examples.options(url), "en", services),
                capability, ask, List.of(Stub.asked("/", "method=" + method, found)),
                List.of(Stub.asked("/", "method=" + method, nothing)), check, kind);
    }

    private static Case deezer(String what, Class<?> capability, Function<Provider, Lookup<?>> ask, List<Stub> found,
            Consumer<Object> check) {
        return new Case("deezer: " + what, (services, url) -> Deezer.of(Examples.options(url), services), capability,
                ask, found, List.of(Stub.at("/search/.*", DZ_NONE)), check, Kind.OPEN);
    }

    /// What began at the asked moment is left out, and what nobody can place in time.
    private static void checkListened(Object found) {
        assertThat((List<?>) found).hasSize(1);
        Listen listen = (Listen) ((List<?>) found).getFirst();
        assertThat(listen.title()).isEqualTo("Opening");
        assertThat(listen.album()).isEqualTo("First Light");
        assertThat(listen.startedAt()).isEqualTo(Instant.ofEpochSecond(1_772_366_399));
    }
}
