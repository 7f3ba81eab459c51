package io.antiphon.enrichment.contract;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.LoveSync;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.enrichment.lastfm.LastFm;
import io.antiphon.enrichment.listenbrainz.ListenBrainz;
import io.antiphon.enrichment.provider.AnswerCache;
import io.antiphon.enrichment.provider.Services;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a list of what somebody loves ends, so that nothing is taken for gone that is only not told.
final class LovedListTest {

    private static final Instant SINCE = Instant.ofEpochSecond(1_772_366_399);
    private static final String LISTEN_BRAINZ = """
            {"count":2,"feedback":[
              {"created":1772366399,"recording_mbid":"%s","score":1,"track_metadata":{"artist_name":"The Examples","track_name":"Opening"}},
              {"created":1772366399,"recording_mbid":"%s","score":1,"track_metadata":null}]}"""
            .formatted(Examples.RECORDING_ID, Examples.OTHER_ID);
    private static final String LAST_FM = """
            {"lovedtracks":{"track":[{"name":"Opening","mbid":"","artist":{"name":"The Examples"},"date":{"uts":"1772366399"}},
              {"mbid":"","date":{"uts":"1772366399"}}],"@attr":{"user":"rob","page":"1","totalPages":"1"}}}""";

    private final WireMockServer server = new WireMockServer(
            WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());
    @TempDir
    private Path directory;
    private Services services = services(Path.of("never-made"));

    private static Services services(Path cache) {
        return new Services(Services.userAgent("1.2.3", "me@example.org"), new AnswerCache(cache, 1 << 20),
                new TestPacing(), settings -> settings);
    }

    @BeforeEach
    void listen() {
        server.start();
        services = services(directory);
    }

    @AfterEach
    void close() {
        services.close();
        server.stop();
    }

    private void answer(MappingBuilder question, int status, String body) {
        server.stubFor(question.willReturn(
                aResponse().withStatus(status).withHeader("Content-Type", "application/json").withBody(body)));
    }

    private LoveSync listenBrainz() {
        return ListenBrainz.of(Examples.options(server.baseUrl()), server.baseUrl(), "1.2.3", services);
    }

    private LoveSync lastFm() {
        return LastFm.of(Examples.options(server.baseUrl()), "en", services);
    }

    @Test
    void listenBrainzEndsWithAnEmptyListAndKeepsThePlaceOfSongsThatItDoesNotName() {
        answer(any(anyUrl()), 200, "{\"count\":0,\"feedback\":[]}");
        answer(any(anyUrl()).withQueryParam("offset", equalTo("0")), 200, LISTEN_BRAINZ);
        assertThat(listenBrainz().listLoved(Examples.ACCOUNT, 1)).isEqualTo(new Lookup.Found<>(
                List.of(new LovedSong("Opening", "The Examples", Examples.RECORDING_ID, SINCE),
                        new LovedSong("", "", Examples.OTHER_ID, SINCE))));
        assertThat(listenBrainz().listLoved(Examples.ACCOUNT, 2)).isEqualTo(new Lookup.Found<>(List.of()));
    }

    @Test
    void lastFmEndsBehindItsLastPageWhateverItRepeatsThere() {
        answer(any(anyUrl()), 200, LAST_FM);
        assertThat(lastFm().listLoved(Examples.ACCOUNT, 1)).isEqualTo(new Lookup.Found<>(List.of(
                new LovedSong("Opening", "The Examples", null, SINCE), new LovedSong("", "", null, SINCE))));
        assertThat(lastFm().listLoved(Examples.ACCOUNT, 2)).isEqualTo(new Lookup.Found<>(List.of()));
    }

    @Test
    void whoRefusesOrTalksNonsenseHasNotSaidThatNothingIsLoved() {
        answer(any(anyUrl()), 401, "{\"code\":401,\"error\":\"Invalid\"}");
        assertThat(listenBrainz().listLoved(Examples.ACCOUNT, 1)).isInstanceOf(Lookup.Nothing.class);
        answer(any(anyUrl()), 200, "{\"feedback\":\"none\"}");
        assertThat(listenBrainz().listLoved(Examples.ACCOUNT, 1)).isInstanceOf(Lookup.Failed.class);
        answer(any(anyUrl()), 200, "{\"error\":17,\"message\":\"Login required\"}");
        assertThat(lastFm().listLoved(Examples.ACCOUNT, 1)).isNotInstanceOf(Lookup.Found.class);
        answer(any(anyUrl()), 200, "{\"lovedtracks\":[]}");
        assertThat(lastFm().listLoved(Examples.ACCOUNT, 1)).isInstanceOf(Lookup.Failed.class);
    }
}
