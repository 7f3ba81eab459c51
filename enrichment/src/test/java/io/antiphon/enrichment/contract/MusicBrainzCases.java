package io.antiphon.enrichment.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.provider.AlbumImageSource;
import io.antiphon.core.provider.ClaimedContributor;
import io.antiphon.core.provider.ClaimedRecording;
import io.antiphon.core.provider.ClaimedRelease;
import io.antiphon.core.provider.ClaimedWork;
import io.antiphon.core.provider.ExternalIds;
import io.antiphon.core.provider.ExternalReference;
import io.antiphon.core.provider.FingerprintSource;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.RecordingFinder;
import io.antiphon.core.provider.ReleaseFinder;
import io.antiphon.enrichment.acoustid.AcoustId;
import io.antiphon.enrichment.contract.Case.Kind;
import io.antiphon.enrichment.contract.Case.Stub;
import io.antiphon.enrichment.musicbrainz.CoverArtArchive;
import io.antiphon.enrichment.musicbrainz.MusicBrainz;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;

/// MusicBrainz and those that speak of the same ids.
final class MusicBrainzCases {

    private static final String CREDIT = """
            "artist-credit":[{"name":"The Examples","joinphrase":"","artist":{"id":"%s","name":"The Examples","sort-name":"Examples, The"}}]"""
            .formatted(Examples.ARTIST_ID);
    private static final String GROUP = """
            "release-group":{"id":"%s","title":"First Light","primary-type":"Album","secondary-types":["Live"],"first-release-date":"1998-05"}"""
            .formatted(Examples.GROUP_ID);
    private static final String RELEASE = """
            {"id":"%s","title":"First Light","date":"1999-02-03","country":"DE","barcode":"0123456789012","status":"Official",
             %s, %s,
             "label-info":[{"catalog-number":"EX 1","label":{"id":"x","name":"Example Records"}}],
             "genres":[{"name":"rock","count":2},{"name":"art rock","count":7}],
             "media":[{"position":1,"format":"CD","track-count":2,"tracks":[
               {"id":"%s","number":"1","position":1,"title":"Opening","length":200000,
                "recording":{"id":"%s","title":"Opening","length":200100,"isrcs":["DEA129900001"],"relations":[
                  {"type":"instrument","target-type":"artist","attributes":["solo","cello"],"target-credit":"","artist":{"id":"%s","name":"A Player"}},
                  {"type":"mix","target-type":"artist","attributes":[],"artist":{"id":"none","name":"A Mixer"}},
                  {"type":"samples from artist","target-type":"artist","artist":{"name":"Somebody Else"}},
                  {"type":"performance","target-type":"work","work":{"id":"%s","title":"A Suite","relations":[
                    {"type":"composer","target-type":"artist","artist":{"name":"A Composer"}}]}}]}},
               {"id":"%s","number":"2","position":2,"title":"Closing","length":null,"recording":{"id":"%s","title":"Closing"}}]}]}"""
            .formatted(Examples.RELEASE_ID, CREDIT, GROUP, Examples.TRACK_ID, Examples.RECORDING_ID,
                    Examples.ARTIST_ID, Examples.GROUP_ID, Examples.OTHER_ID, Examples.OTHER_ID);
    private static final String FOUND_RELEASES = """
            {"created":"2026-01-01T00:00:00Z","count":1,"offset":0,"releases":[{"id":"%s","score":100,"title":"First Light",%s,%s,"track-count":2}]}"""
            .formatted(Examples.RELEASE_ID, CREDIT, GROUP);
    private static final String FOUND_RECORDINGS = """
            {"count":1,"offset":0,"recordings":[{"id":"%s","score":93,"title":"Opening","length":200100,%s,"isrcs":["DEA129900001"],
              "first-release-date":"1998-05","releases":[
                {"id":"%s","title":"Best Of","date":"2005","release-group":{"id":"%s","primary-type":"Album"},
                 "media":[{"position":2,"track-count":20,"track-offset":6,"track":[{"id":"%s","number":"7","title":"Opening"}]}]},
                {"id":"%s","title":"First Light","date":"1999-02-03",%s,
                 "media":[{"position":1,"track-count":2,"track-offset":0,"track":[{"id":"%s","number":"A1","title":"Opening"}]}]}]}]}"""
            .formatted(Examples.RECORDING_ID, CREDIT, Examples.OTHER_ID, Examples.OTHER_ID, Examples.OTHER_ID,
                    Examples.RELEASE_ID, GROUP, Examples.TRACK_ID);
    private static final String RELATIONS = """
            {"id":"%s","name":"The Examples","relations":[
              {"type":"wikidata","target-type":"url","ended":false,"url":{"id":"u1","resource":"https://www.wikidata.org/wiki/Q42"}},
              {"type":"discogs","target-type":"url","ended":false,"url":{"id":"u2","resource":"https://www.discogs.com/artist/77"}},
              {"type":"official homepage","target-type":"url","ended":false,"url":{"id":"u3","resource":"https://examples.example.org/"}},
              {"type":"official homepage","target-type":"url","ended":true,"url":{"id":"u4","resource":"https://gone.example.org/"}},
              {"type":"social network","target-type":"url","ended":false,"url":{"id":"u5","resource":"javascript:alert(1)"}}]}"""
            .formatted(Examples.ARTIST_ID);
    private static final String COVERS = """
            {"release":"https://musicbrainz.org/release/%s","images":[
              {"types":["Back"],"front":false,"back":true,"approved":true,"image":"http://coverartarchive.org/release/x/2.jpg","thumbnails":{}},
              {"types":["Front"],"front":true,"back":false,"approved":true,"image":"http://coverartarchive.org/release/x/1.jpg","thumbnails":{}},
              {"types":["Booklet"],"front":false,"back":false,"approved":false,"image":"https://archive.org/x/3.jpg","thumbnails":{}}]}"""
            .formatted(Examples.RELEASE_ID);
    private static final String RECOGNISED = """
            {"status":"ok","results":[{"id":"r1","score":0.97,"recordings":[{"id":"%s","title":"Opening","duration":200.4,
              "artists":[{"id":"%s","name":"The Examples"}],
              "releasegroups":[{"id":"%s","title":"First Light","type":"Album","releases":[{"id":"%s","date":{"year":1999,"month":2},
                "mediums":[{"position":1,"track_count":2,"tracks":[{"id":"%s","position":1,"title":"Opening"}]}]}]}]}]},
              {"id":"r2","score":0.4}]}"""
            .formatted(Examples.RECORDING_ID, Examples.ARTIST_ID, Examples.GROUP_ID, Examples.RELEASE_ID,
                    Examples.TRACK_ID);
    private static final String NOT_FOUND = """
            {"error":"Not Found","help":"For usage, please see: https://musicbrainz.org/development/mmd"}""";

    private MusicBrainzCases() {}

    static List<Case> all() {
        return List.of(
                musicBrainz("releases by id", ReleaseFinder.class,
                        (ReleaseFinder finder) -> finder.findReleases(Examples.ALBUM),
                        List.of(Stub.at("/release/" + Examples.RELEASE_ID, RELEASE)),
                        List.of(Stub.none("/release/.*", 404, NOT_FOUND),
                                Stub.at("/release", "{\"count\":0,\"offset\":0,\"releases\":[]}")),
                        MusicBrainzCases::checkRelease),
                musicBrainz("releases by search", ReleaseFinder.class,
                        (ReleaseFinder finder) -> finder.findReleases(Examples.UNKNOWN_ALBUM),
                        List.of(Stub.at("/release", FOUND_RELEASES),
                                Stub.at("/release/" + Examples.RELEASE_ID, RELEASE)),
                        List.of(Stub.at("/release", "{\"count\":0,\"offset\":0,\"releases\":[]}")),
                        MusicBrainzCases::checkRelease),
                musicBrainz("recordings", RecordingFinder.class,
                        (RecordingFinder finder) -> finder.findRecordings(Examples.SONG),
                        List.of(Stub.at("/recording", FOUND_RECORDINGS)),
                        List.of(Stub.at("/recording", "{\"count\":0,\"offset\":0,\"recordings\":[]}")),
                        MusicBrainzCases::checkRecordings),
                musicBrainz("links", ExternalIds.class, (ExternalIds links) -> links.findReferences(Examples.ARTIST),
                        List.of(Stub.at("/artist/" + Examples.ARTIST_ID, RELATIONS)),
                        List.of(Stub.none("/artist/.*", 404, NOT_FOUND)), MusicBrainzCases::checkLinks),
                new Case("cover-art-archive",
                        (services, url) -> CoverArtArchive.of(Examples.options(url), services), AlbumImageSource.class,
                        provider -> ((AlbumImageSource) provider).findAlbumImages(Examples.ALBUM),
                        List.of(Stub.at("/release/.*", COVERS)),
                        List.of(Stub.none("/release.*", 404, "<!doctype html><title>404</title>")),
                        MusicBrainzCases::checkCovers, Kind.OPEN),
                new Case("acoustid", (services, url) -> AcoustId.of(Examples.options(url), services),
                        FingerprintSource.class,
                        provider -> ((FingerprintSource) provider).recognise("AQAAfake", Duration.ofSeconds(200)),
                        List.of(Stub.asked("/v2/lookup", "fingerprint=AQAAfake", RECOGNISED)),
                        List.of(Stub.at("/v2/lookup", "{\"status\":\"ok\",\"results\":[]}")),
                        MusicBrainzCases::checkRecognised, Kind.KEYED));
    }

    private static <C> Case musicBrainz(String what, Class<C> capability,
            Function<C, Lookup<?>> ask, List<Stub> found,
            List<Stub> nothing, Consumer<Object> check) {
        return new Case("musicbrainz: " + what,
                (services, url) -> MusicBrainz.of(Examples.options(url), "me@example.org", services), capability,
                provider -> ask.apply(capability.cast(provider)), found, nothing, check, Kind.OPEN);
    }

    private static void checkRelease(Object found) {
        ClaimedRelease release = (ClaimedRelease) ((List<?>) found).getFirst();
        assertThat(release.title()).isEqualTo("First Light");
        assertThat(release.releaseMbid()).isEqualTo(Examples.RELEASE_ID);
        assertThat(release.releaseGroupMbid()).isEqualTo(Examples.GROUP_ID);
        assertThat(release.artists().getFirst().mbid()).isEqualTo(Examples.ARTIST_ID);
        assertThat(release.types()).containsExactly("album", "live");
        assertThat(release.genres()).containsExactly("art rock", "rock");
        assertThat(release.date()).hasToString("1999-02-03");
        assertThat(release.originalDate()).hasToString("1998-05");
        assertThat(release.catalogNumber()).isEqualTo("EX 1");
        assertThat(release.label()).isEqualTo("Example Records");
        assertThat(release.tracks()).hasSize(2);
        ClaimedRecording opening = release.tracks().getFirst();
        assertThat(opening.releaseTrackMbid()).isEqualTo(Examples.TRACK_ID);
        assertThat(opening.recordingMbid()).isEqualTo(Examples.RECORDING_ID);
        assertThat(opening.duration()).isEqualTo(Duration.ofSeconds(200));
        assertThat(opening.isrcs()).containsExactly("DEA129900001");
        assertThat(opening.artists().getFirst().name()).contains("Exam");
        assertThat(opening.contributors()).containsExactly(new ClaimedContributor("composer", null, "A Composer", null),
                new ClaimedContributor("performer", "cello", "A Player", Examples.ARTIST_ID),
                new ClaimedContributor("mixer", null, "A Mixer", null));
        assertThat(opening.works()).containsExactly(new ClaimedWork("A Suite", Examples.GROUP_ID));
        assertThat(List.of(opening.disc(), opening.number(), opening.trackTotal())).isEqualTo(List.of(1, 1, 2));
    }

    /// The asked album first.
    private static void checkRecordings(Object found) {
        List<?> claims = (List<?>) found;
        assertThat(claims).hasSize(2);
        ClaimedRecording first = (ClaimedRecording) claims.getFirst();
        assertThat(first.album()).isEqualTo("First Light");
        assertThat(first.releaseMbid()).isEqualTo(Examples.RELEASE_ID);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.score()).isEqualTo(0.93);
        ClaimedRecording second = (ClaimedRecording) claims.getLast();
        assertThat(second.number()).isEqualTo(7);
        assertThat(second.disc()).isEqualTo(2);
    }

    private static void checkLinks(Object found) {
        assertThat((List<?>) found).asInstanceOf(InstanceOfAssertFactories
                .list(ExternalReference.class))
                .containsExactly(new ExternalReference("wikidata", "Q42", "https://www.wikidata.org/wiki/Q42"),
                        new ExternalReference("discogs", "77", "https://www.discogs.com/artist/77"),
                        new ExternalReference("homepage", null, "https://examples.example.org/"));
    }

    private static void checkCovers(Object found) {
        assertThat((List<?>) found).asInstanceOf(InstanceOfAssertFactories
                .list(OfferedImage.class))
                .extracting(OfferedImage::type)
                .containsExactly(OfferedImage.Type.BACK, OfferedImage.Type.FRONT, OfferedImage.Type.BOOKLET);
        assertThat(((OfferedImage) ((List<?>) found).getFirst()).url())
                .isEqualTo("https://coverartarchive.org/release/x/2.jpg");
    }

    private static void checkRecognised(Object found) {
        ClaimedRecording claim = (ClaimedRecording) ((List<?>) found).getFirst();
        assertThat((List<?>) found).hasSize(1);
        assertThat(claim.score()).isEqualTo(0.97);
        assertThat(claim.album()).isEqualTo("First Light");
        assertThat(claim.date()).hasToString("1999-02");
        assertThat(claim.duration()).isEqualTo(Duration.ofMillis(200_400));
        assertThat(claim.recordingMbid()).isEqualTo(Examples.RECORDING_ID);
        assertThat(claim.trackTotal()).isEqualTo(2);
    }
}
