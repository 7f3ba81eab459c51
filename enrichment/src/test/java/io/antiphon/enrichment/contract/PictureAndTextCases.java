package io.antiphon.enrichment.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ArtistImageSource;
import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Biography;
import io.antiphon.core.provider.BiographySource;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.ExternalIds;
import io.antiphon.core.provider.ExternalReference;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LyricsSource;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.OfferedLyrics;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.ReleaseFinder;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.enrichment.contract.Case.Kind;
import io.antiphon.enrichment.contract.Case.Stub;
import io.antiphon.enrichment.discogs.Discogs;
import io.antiphon.enrichment.fanart.Fanart;
import io.antiphon.enrichment.itunes.ItunesSearch;
import io.antiphon.enrichment.lrclib.LrcLib;
import io.antiphon.enrichment.lyricsovh.LyricsOvh;
import io.antiphon.enrichment.spotify.Spotify;
import io.antiphon.enrichment.wikipedia.Wikipedia;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Those who have pictures, words and links.
final class PictureAndTextCases {

    private static final String FANART_ARTIST = """
            {"name":"The Examples","mbid_id":"%s",
             "artistthumb":[{"id":"1","url":"http://assets.fanart.tv/thumb.jpg","likes":"5"}],
             "artistbackground":[{"id":"2","url":"https://assets.fanart.tv/back.jpg","likes":"many"}],
             "hdmusiclogo":[{"id":"3","url":"file:///etc/passwd","likes":"1"}]}""".formatted(Examples.ARTIST_ID);
    private static final String FANART_ALBUM = """
            {"name":"The Examples","mbid_id":"%s","albums":{"%s":{
              "albumcover":[{"id":"1","url":"https://assets.fanart.tv/cover.jpg","likes":"2"}],
              "cdart":[{"id":"2","url":"https://assets.fanart.tv/disc.png","likes":"0","disc":"1"}]}}}"""
            .formatted(Examples.ARTIST_ID, Examples.GROUP_ID);
    private static final String LRC = """
            {"id":7,"trackName":"Opening","artistName":"The Examples","albumName":"First Light","duration":200.0,"instrumental":false,
             "plainLyrics":"One line\\nAnother, by The Examples","syncedLyrics":"[00:01.00]One line\\n[00:05.00]Another, by The Examples"}""";
    private static final String ITUNES = """
            {"resultCount":2,"results":[
              {"wrapperType":"collection","artistName":"The Examples","collectionName":"Other","artworkUrl100":"https://is1.mzstatic.com/o/100x100bb.jpg"},
              {"wrapperType":"collection","artistName":"The Examples","collectionName":"First Light","artworkUrl100":"https://is1.mzstatic.com/f/100x100bb.jpg"}]}""";
    private static final String DISCOGS_FOUND = """
            {"pagination":{"items":1},"results":[{"id":123,"type":"release","title":"The Examples - First Light","year":"1999"}]}""";
    private static final String DISCOGS_RELEASE = """
            {"id":123,"title":"First Light","artists":[{"name":"The Examples (2)","anv":"","join":"","id":77}],"year":1999,
             "released":"1999-02-00","country":"Germany","labels":[{"name":"Example Records","catno":"EX 1"}],
             "identifiers":[{"type":"Matrix / Runout","value":"A"},{"type":"Barcode","value":"0 123456 789012"}],
             "formats":[{"name":"Vinyl","qty":"1","descriptions":["LP","Album"]}],"genres":["Rock"],"styles":["Art Rock"],
             "notes":"Recorded by [a=The Examples (2)] in [url=http://x.example/]a barn[/url].",
             "images":[{"type":"primary","uri":"https://i.discogs.com/1.jpg","width":600,"height":590},
                       {"type":"secondary","uri":"https://i.discogs.com/2.jpg","width":0,"height":-4}],
             "uri":"https://www.discogs.com/release/123",
             "tracklist":[{"position":"","type_":"heading","title":"Side one","duration":""},
                          {"position":"A1","type_":"track","title":"Opening","duration":"3:20"},
                          {"position":"A2","type_":"track","title":"Middle","duration":""},
                          {"position":"B1","type_":"track","title":"Closing","duration":"1:02:03"}]}""";
    private static final String DISCOGS_ARTISTS = """
            {"results":[{"id":77,"type":"artist","title":"The Examples (2)"},{"id":78,"type":"artist","title":"The Example"}]}""";
    private static final String DISCOGS_ARTIST = """
            {"id":77,"name":"The Examples (2)","profile":"[b]The Examples[/b] came from [a=Somewhere (3)].","uri":"https://www.discogs.com/artist/77",
             "images":[{"type":"primary","uri":"https://i.discogs.com/a.jpg","width":600,"height":600}]}""";
    private static final String SPOTIFY_TOKEN = "{\"access_token\":\"t0ken\",\"token_type\":\"Bearer\",\"expires_in\":3600}";
    private static final String SPOTIFY_ALBUMS = """
            {"albums":{"items":[{"id":"abc123","name":"First Light","artists":[{"name":"The Examples"}],
             "external_urls":{"spotify":"https://open.spotify.com/album/abc123"}}]}}""";
    private static final String ENTITIES = """
            {"entities":{"Q42":{"type":"item","id":"Q42","sitelinks":{"enwiki":{"site":"enwiki","title":"The Examples","badges":[]}}}},"success":1}""";
    private static final String SUMMARY = """
            {"type":"standard","title":"The Examples","lang":"en","extract":"The Examples are a band from nowhere.",
             "content_urls":{"desktop":{"page":"https://en.wikipedia.org/wiki/The_Examples"}}}""";

    private PictureAndTextCases() {}

    static List<Case> all() {
        return List.of(
                new Case("fanart: artists", (services, url) -> Fanart.of(Examples.options(url), services),
                        ArtistImageSource.class,
                        provider -> ((ArtistImageSource) provider).findArtistImages(Examples.ARTIST),
                        List.of(Stub.asked("/v3/music/.*", "api_key=server-key", FANART_ARTIST)),
                        List.of(Stub.none("/v3/.*", 404, "{\"status\":\"error\",\"error message\":\"Not found\"}")),
                        found -> assertThat((List<?>) found).isEqualTo(List.of(
                                new OfferedImage("https://assets.fanart.tv/thumb.jpg", OfferedImage.Type.PORTRAIT, 1000,
                                        1000, 5, true),
                                new OfferedImage("https://assets.fanart.tv/back.jpg", OfferedImage.Type.BACKGROUND,
                                        1920, 1080,
                                        0, true))),
                        Kind.KEYED),
                new Case("fanart: albums", (services, url) -> Fanart.of(Examples.options(url), services),
                        AlbumImageSource.class,
                        provider -> ((AlbumImageSource) provider).findAlbumImages(Examples.ALBUM),
                        List.of(Stub.at("/v3/music/albums/.*", FANART_ALBUM)),
                        List.of(Stub.none("/v3/.*", 404, "{\"status\":\"error\"}")),
                        found -> assertThat((List<?>) found).extracting(one -> ((OfferedImage) one).type())
                                .isEqualTo(List.of(OfferedImage.Type.FRONT, OfferedImage.Type.DISC)),
                        Kind.KEYED),
                new Case("lrclib", (services, url) -> LrcLib.of(Examples.options(url), services), LyricsSource.class,
                        provider -> ((LyricsSource) provider).findLyrics(Examples.SONG),
                        List.of(Stub.asked("/api/get", "duration=200", LRC)),
                        List.of(Stub.none("/api/get", 404, "{\"code\":404,\"name\":\"TrackNotFound\"}"),
                                Stub.at("/api/search", "[]")),
                        PictureAndTextCases::checkTimed, Kind.OPEN),
                new Case("lrclib: by search", (services, url) -> LrcLib.of(Examples.options(url), services),
                        LyricsSource.class, provider -> ((LyricsSource) provider).findLyrics(Examples.SONG),
                        List.of(Stub.none("/api/get", 404, "{\"code\":404}"),
                                Stub.at("/api/search",
                                        "[" + LRC.replace("200.0", "260.0").replace("One line", "Of another recording")
                                                + "," + LRC + "]")),
                        List.of(Stub.none("/api/get", 404, "{\"code\":404}"),
                                Stub.at("/api/search", "[" + LRC.replace("200.0", "260.0") + "]")),
                        PictureAndTextCases::checkTimed, Kind.OPEN),
                new Case("lyrics-ovh", (services, url) -> LyricsOvh.of(Examples.options(url), services),
                        LyricsSource.class, provider -> ((LyricsSource) provider).findLyrics(Examples.SONG),
                        List.of(Stub.at("/v1/The%20Examples/Opening",
                                "{\"lyrics\":\"Paroles de la chanson Opening par The Examples\\r\\nOne line\\n\\nAnother\"}")),
                        List.of(Stub.none("/v1/.*", 404, "{\"error\":\"No lyrics found\"}")),
                        found -> assertThat(((OfferedLyrics) found).plain()).isEqualTo("One line\nAnother"),
                        Kind.OPEN),
                new Case("itunes", (services, url) -> ItunesSearch.of(Examples.options(url), services),
                        AlbumImageSource.class,
                        provider -> ((AlbumImageSource) provider).findAlbumImages(Examples.ALBUM),
                        List.of(Stub.asked("/search", "entity=album", ITUNES)),
                        List.of(Stub.at("/search", "{\"resultCount\":0,\"results\":[]}")),
                        found -> assertThat(((OfferedImage) ((List<?>) found).getFirst()).url())
                                .isEqualTo("https://is1.mzstatic.com/f/1200x1200bb.jpg"),
                        Kind.OPEN),
                discogs("releases", ReleaseFinder.class,
                        new Asked(provider -> ((ReleaseFinder) provider).findReleases(Examples.ALBUM)),
                        List.of(Stub.at("/database/search", DISCOGS_FOUND),
                                Stub.at("/releases/123", DISCOGS_RELEASE)),
                        PictureAndTextCases::checkDiscogs),
                discogs("covers", AlbumImageSource.class,
                        new Asked(provider -> ((AlbumImageSource) provider).findAlbumImages(Examples.ALBUM)),
                        List.of(Stub.at("/database/search", DISCOGS_FOUND),
                                Stub.at("/releases/123", DISCOGS_RELEASE)),
                        found -> assertThat((List<?>) found).isEqualTo(
                                List.of(new OfferedImage("https://i.discogs.com/1.jpg", OfferedImage.Type.FRONT, 600,
                                        590, 0),
                                        new OfferedImage("https://i.discogs.com/2.jpg", OfferedImage.Type.OTHER, null,
                                                null, 0)))),
                discogs("covers of an album that others made as well", AlbumImageSource.class,
                        new Asked(provider -> ((AlbumImageSource) provider).findAlbumImages(Examples.ALBUM)),
                        List.of(Stub.at("/database/search",
                                DISCOGS_FOUND.replace("[{\"id\":123", "[{\"id\":9,\"type\":\"release\"},{\"id\":123")),
                                Stub.at("/releases/9", DISCOGS_RELEASE.replace("The Examples (2)", "Somebody Else")
                                        .replace("/1.jpg", "/theirs.jpg")),
                                Stub.at("/releases/123", DISCOGS_RELEASE)),
                        found -> assertThat(((OfferedImage) ((List<?>) found).getFirst()).url())
                                .isEqualTo("https://i.discogs.com/1.jpg")),
                discogs("profiles", BiographySource.class,
                        new Asked(provider -> ((BiographySource) provider).findBiography(Examples.ARTIST)),
                        List.of(Stub.at("/database/search", DISCOGS_ARTISTS),
                                Stub.at("/artists/77", DISCOGS_ARTIST)),
                        found -> assertThat(((Biography) found).text())
                                .isEqualTo("The Examples came from Somewhere.")),
                new Case("spotify", (services, url) -> Spotify.of(Examples.options(url), services), ExternalIds.class,
                        provider -> ((ExternalIds) provider).findReferences(Examples.ALBUM),
                        List.of(Stub.asked("/api/token", "grant_type=client_credentials", SPOTIFY_TOKEN),
                                Stub.at("/v1/search", SPOTIFY_ALBUMS)),
                        List.of(Stub.at("/api/token", SPOTIFY_TOKEN),
                                Stub.at("/v1/search", "{\"albums\":{\"items\":[]}}")),
                        found -> assertThat((List<?>) found).isEqualTo(List.of(new ExternalReference("spotify",
                                "abc123", "https://open.spotify.com/album/abc123"))),
                        Kind.KEYED),
                new Case("wikipedia",
                        (services, url) -> Wikipedia.of(Examples.options(url), "de",
                                new AtWikidata(), services),
                        BiographySource.class,
                        provider -> ((BiographySource) provider).findBiography(Examples.ARTIST),
                        List.of(Stub.asked("/w/api.php", "sitefilter=dewiki%7Cenwiki", ENTITIES),
                                Stub.at("/api/rest_v1/page/summary/The_Examples", SUMMARY)),
                        List.of(Stub.at("/w/api.php", "{\"entities\":{\"Q42\":{\"id\":\"Q42\",\"sitelinks\":{}}}}")),
                        found -> {
                            Biography biography = (Biography) found;
                            assertThat(biography.text()).contains("band from nowhere");
                            assertThat(biography.language()).isEqualTo("en");
                            assertThat(biography.licence()).isEqualTo("CC BY-SA 4.0");
                            assertThat(biography.url()).isEqualTo("https://en.wikipedia.org/wiki/The_Examples");
                        }, Kind.OPEN));
    }

    /// Knows that everybody is Q42.
    private record AtWikidata() implements Provider, ExternalIds {

        private static final List<ExternalReference> Q42 = List
                .of(new ExternalReference("wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"));

        @Override
        public String name() {
            return "links";
        }

        @Override
        public String title() {
            return "Links";
        }

        @Override
        public Optional<String> missing() {
            return Optional.empty();
        }

        @Override
        public Lookup<List<ExternalReference>> findReferences(ArtistQuery artist) {
            return new Lookup.Found<>(Q42);
        }

        @Override
        public Lookup<List<ExternalReference>> findReferences(ReleaseQuery album) {
            return new Lookup.Found<>(Q42);
        }
    }

    /// How a provider is asked.
    private record Asked(Function<Provider, Lookup<?>> how) {}

    private static Case discogs(String what, Class<?> capability, Asked asked, List<Stub> found,
            Consumer<Object> check) {
        return new Case("discogs: " + what, (services, url) -> Discogs.of(Examples.options(url), services), capability,
                asked.how(), found, List.of(Stub.at("/database/search", "{\"pagination\":{},\"results\":[]}")), check,
                Kind.KEYED);
    }

    private static void checkTimed(Object found) {
        OfferedLyrics lyrics = (OfferedLyrics) found;
        assertThat(lyrics.timed()).startsWith("[00:01.00]One line\n[00:05.00]");
        assertThat(lyrics.plain()).startsWith("One line\n");
        assertThat(lyrics.instrumental()).isFalse();
    }

    private static void checkDiscogs(Object found) {
        ClaimedRelease release = (ClaimedRelease) ((List<?>) found).getFirst();
        assertThat(release.title()).isEqualTo("First Light");
        assertThat(release.artists().getFirst().name()).isEqualTo("The Examples");
        assertThat(release.barcode()).isEqualTo("0123456789012");
        assertThat(release.date()).hasToString("1999-02");
        assertThat(release.types()).containsExactly("album");
        assertThat(release.genres()).containsExactly("Art Rock", "Rock");
        assertThat(release.tracks()).extracting(track -> track.title()).containsExactly("Opening", "Middle", "Closing");
        assertThat(release.tracks()).extracting(track -> track.number()).containsExactly(1, 2, 3);
        assertThat(release.tracks().getFirst().duration()).hasSeconds(200);
        assertThat(release.tracks().getLast().duration()).hasSeconds(3723);
    }
}
