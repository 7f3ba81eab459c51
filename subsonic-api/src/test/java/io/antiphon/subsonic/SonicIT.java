package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What sounds alike, over HTTP.
class SonicIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPENING = "tr-" + SampleLibrary.OPENING.value();
    private static final String CLOSING = "tr-" + SampleLibrary.CLOSING.value();
    private static final String SECRET = "tr-" + SampleLibrary.SECRET.value();
    private static final String OPUS = "tr-" + SampleLibrary.OPUS.value();

    @TempDir
    Path files;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theExtensionIsAdvertised() {
        assertThat(ask("anna", "getOpenSubsonicExtensions", "").toString())
                .contains("{\"name\":\"sonicSimilarity\",\"versions\":[1]}");
    }

    @Test
    void whatSoundsMostAlikeComesFirstAndMissingSongsNever() {
        JsonNode matches = ask("anna", "getSonicSimilarTracks", "id=" + OPENING).get("sonicMatch");
        assertThat(ids(matches)).containsExactly(SECRET, CLOSING, OPUS);
        assertThat(matches.findValues("similarity")).extracting(JsonNode::asDouble).containsExactly(0.8, 0.6, 0.0);
        assertThat(ids(ask("anna", "getSonicSimilarTracks", "id=" + OPENING + "&count=1").get("sonicMatch")))
                .containsExactly(SECRET);
        assertThat(ask("anna", "getSonicSimilarTracks", "id=" + OPENING + "&count=0").get("sonicMatch")).isEmpty();
    }

    @Test
    void nobodyIsToldOfFoldersTheyMayNotSee() {
        assertThat(ids(ask("lena", "getSonicSimilarTracks", "id=" + OPENING).get("sonicMatch")))
                .containsExactly(CLOSING, OPUS);
        assertThat(ids(ask("lena", "findSonicPath", "startSongId=" + OPENING + "&endSongId=" + OPUS).get("sonicMatch")))
                .containsExactly(OPENING, CLOSING, OPUS);
        assertThat(ask("lena", "getSonicSimilarTracks", "id=" + SECRET).at("/error/code").asInt()).isEqualTo(70);
    }

    @Test
    void aPathLeadsFromTheFirstSongToTheLast() {
        JsonNode path = ask("anna", "findSonicPath", "startSongId=" + OPENING + "&endSongId=" + OPUS)
                .get("sonicMatch");
        assertThat(ids(path)).containsExactly(OPENING, SECRET, CLOSING, OPUS);
        assertThat(path.findValues("similarity")).extracting(JsonNode::asDouble).containsExactly(1.0, 0.8, 0.96, 0.8);
        assertThat(ids(ask("anna", "findSonicPath", "startSongId=" + OPENING + "&endSongId=" + OPUS + "&count=2")
                .get("sonicMatch"))).containsExactly(OPENING, OPUS);
        assertThat(ids(ask("anna", "findSonicPath", "startSongId=" + OPUS + "&endSongId=" + OPUS).get("sonicMatch")))
                .containsExactly(OPUS);
    }

    @Test
    void inXmlTheSongIsAnElementAndItsSimilarityAnAttribute() {
        assertThat(server.xml("getSonicSimilarTracks", "id=" + OPENING + "&count=1"))
                .contains("<sonicMatch similarity=\"0.8\"><entry id=\"" + SECRET + "\"");
    }

    @Test
    void whatIsMissingOrUnknownIsRefused() {
        assertThat(ask("anna", "getSonicSimilarTracks", "").at("/error/code").asInt()).isEqualTo(10);
        assertThat(ask("anna", "getSonicSimilarTracks", "id=tr-nothing").at("/error/code").asInt()).isEqualTo(70);
        assertThat(ask("anna", "findSonicPath", "startSongId=" + OPENING).at("/error/code").asInt()).isEqualTo(10);
        assertThat(ask("anna", "findSonicPath", "startSongId=" + OPENING + "&endSongId=tr-x").at("/error/code").asInt())
                .isEqualTo(70);
    }

    @Test
    void similarSongsBeginWithWhatSoundsAlikeAndIsRelated() {
        JsonNode songs = ask("anna", "getSimilarSongs2", "id=" + OPENING + "&count=2").at("/similarSongs2/song");
        assertThat(songs).extracting(song -> song.get("id").asText()).containsExactly(SECRET, CLOSING);
        JsonNode ofAlbum = ask("anna", "getSimilarSongs", "id=al-" + SampleLibrary.FIRST.value())
                .at("/similarSongs/song");
        assertThat(ofAlbum).extracting(song -> song.get("id").asText()).containsExactly(SECRET, OPUS);
        JsonNode ofArtist = ask("lena", "getSimilarSongs2", "id=ar-" + SampleLibrary.EXAMPLES.id().value())
                .at("/similarSongs2/song");
        assertThat(ofArtist).extracting(song -> song.get("id").asText())
                .containsExactlyInAnyOrder(OPENING, CLOSING, OPUS);
    }

    private static List<String> ids(JsonNode matches) {
        return matches.findValues("entry").stream().map(entry -> entry.get("id").asText()).toList();
    }

    private JsonNode ask(String user, String endpoint, String parameters) {
        String body = server.get(endpoint + "?" + TestServer.as(user) + "f=json&" + parameters).body();
        try {
            return JSON.readTree(body).get("subsonic-response");
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }
}
