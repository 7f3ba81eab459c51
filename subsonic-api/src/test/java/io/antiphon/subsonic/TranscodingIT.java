package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The transcoding extension. The sample song is a FLAC of 16 bits and 44.1 kHz at 900 kbit/s.
class TranscodingIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SONG = "mediaType=song&mediaId=tr-" + SampleLibrary.OPENING.value();
    private static final String MP3_ONLY = """
            {"name":"Player","platform":"test","maxAudioBitrate":0,"maxTranscodingAudioBitrate":256000,
             "directPlayProfiles":[{"containers":["mp3"],"audioCodecs":["mp3"],"protocols":["http"],"maxAudioChannels":2},
                                   {"containers":["ogg"],"audioCodecs":[],"protocols":[]}],
             "transcodingProfiles":[{"container":"flv","audioCodec":"mp3","protocol":"http"},
                                    {"container":"mp3","audioCodec":"mp3","protocol":"http","maxAudioChannels":2}],
             "codecProfiles":[{"type":"AudioCodec","name":"mp3","limitations":
                 [{"name":"audioSamplerate","comparison":"LessThanEqual","values":["48000"],"required":true}]}],
             "someFutureField":{"a":[1]}}""";

    @TempDir
    static Path files;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(files);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aPlayerThatTakesTheFileGetsItAsItIs() {
        JsonNode decision = decide(
                """
                {"directPlayProfiles":[{"containers":["mp3"]},{"containers":["FLAC"],"audioCodecs":["flac"],"protocols":[]}]}""");
        assertThat(decision.get("canDirectPlay").asBoolean()).isTrue();
        assertThat(decision.get("canTranscode").asBoolean()).isFalse();
        assertThat(decision.get("transcodeReason")).isEmpty();
        assertThat(decision.has("transcodeParams")).isFalse();
        assertThat(decision.has("transcodeStream")).isFalse();
        assertThat(decision.get("sourceStream").toString()).isEqualTo("""
                {"protocol":"http","container":"flac","codec":"flac","audioChannels":2,"audioBitrate":900000,"audioProfile":"",\
                "audioSamplerate":44100,"audioBitdepth":16}""");
    }

    @Test
    void aPlayerThatDoesNotGetsAReasonForEachProfileAndWhatItCanHave() {
        JsonNode decision = decide(MP3_ONLY);
        assertThat(decision.get("canDirectPlay").asBoolean()).isFalse();
        assertThat(decision.get("canTranscode").asBoolean()).isTrue();
        assertThat(decision.get("transcodeReason")).hasSize(2);
        assertThat(decision.get("transcodeReason").get(0).asText()).isEqualTo("container flac is not mp3");
        assertThat(decision.get("transcodeStream").toString()).isEqualTo("""
                {"protocol":"http","container":"mp3","codec":"mp3","audioChannels":2,"audioBitrate":256000,"audioProfile":"",\
                "audioSamplerate":44100,"audioBitdepth":0}""");
        assertThat(decision.has("errorReason")).isFalse();
    }

    @Test
    void whatWasDecidedIsSent() {
        String params = decide(MP3_ONLY).get("transcodeParams").asText();
        assertThat(params).matches("[A-Za-z0-9_-]+");
        HttpResponse<byte[]> sound = stream("anna", SONG + "&offset=30&transcodeParams=" + params);
        assertThat(sound.statusCode()).isEqualTo(200);
        assertThat(sound.headers().firstValue("Content-Type")).hasValue("audio/mpeg");
        assertThat(new String(sound.body(), StandardCharsets.UTF_8)).isEqualTo("mp3 256 kbit/s from 30 s");
    }

    @Test
    void aTicketIsGoodForItsSongAndAccountOnly() {
        String params = "&transcodeParams=" + decide(MP3_ONLY).get("transcodeParams").asText();
        assertThat(stream("anna", SONG.replace(SampleLibrary.OPENING.value(), SampleLibrary.CLOSING.value()) + params)
                .statusCode()).isEqualTo(400);
        assertThat(stream("lena", SONG + params).statusCode()).isEqualTo(400);
        assertThat(stream("anna", SONG + params.substring(0, params.length() - 2)).statusCode()).isEqualTo(400);
    }

    @Test
    void errorsOfTheStreamAreBareStatuses() {
        HttpResponse<byte[]> missing = stream("anna", SONG);
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).isEmpty();
        assertThat(stream("anna", "mediaType=song&mediaId=tr-none&transcodeParams=x").statusCode()).isEqualTo(404);
        assertThat(stream("anna", "mediaType=podcast&mediaId=pe-none&transcodeParams=x").statusCode()).isEqualTo(404);
        assertThat(stream("anna", "mediaType=film&mediaId=tr-none&transcodeParams=x").statusCode()).isEqualTo(400);
        String wrong = "getTranscodeStream?u=anna&p=wrong&v=1.16.1&c=test&transcodeParams=x&" + SONG;
        assertThat(server.bytes("GET", wrong).statusCode()).isEqualTo(401);
    }

    @Test
    void anAccountsLimitIsTheTranscodesLimit() {
        JsonNode decision = decide("lena", """
                {"directPlayProfiles":[{"containers":[],"audioCodecs":[],"protocols":[]}],
                 "transcodingProfiles":[{"container":"ogg","audioCodec":"opus","protocol":"http"}]}""");
        assertThat(decision.get("transcodeReason").get(0).asText()).contains("900000").contains("128000");
        assertThat(decision.at("/transcodeStream/audioBitrate").asInt()).isEqualTo(128_000);
        assertThat(decision.at("/transcodeStream/audioSamplerate").asInt()).isEqualTo(48_000);
    }

    @Test
    void aPlayerThatCanNothingIsToldSo() {
        JsonNode decision = decide("{}");
        assertThat(decision.get("canDirectPlay").asBoolean()).isFalse();
        assertThat(decision.get("canTranscode").asBoolean()).isFalse();
        assertThat(decision.get("errorReason").asText()).isNotEmpty();
    }

    @Test
    void oddValuesAreTakenForWhatTheyMean() {
        JsonNode decision = decide("""
                {"name":null,"platform":7,"maxAudioBitrate":9999999999999,"maxTranscodingAudioBitrate":-1,
                 "directPlayProfiles":[null,{"containers":"flac","audioCodecs":null,"protocols":["http","hls"],"maxAudioChannels":6.0}],
                 "codecProfiles":[{"type":"VideoCodec","name":"flac","limitations":[{"name":"audioBitdepth","comparison":"Equals","values":["1"],"required":true}]},
                   {"type":"AudioCodec","name":"FLAC","limitations":[null,{"name":"colour","comparison":"Equals","values":[1],"required":true},
                   {"name":"audioBitdepth","comparison":"LessThanEqual","values":[16],"required":true}]}]}""");
        assertThat(decision.get("canDirectPlay").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"directPlayProfiles\":7}", "\"text\""})
    void aBodyThatDescribesNoPlayerIsAnError(String body) {
        String answer = server.postJson("getTranscodeDecision?" + TestServer.as("anna") + "f=json&" + SONG, body)
                .body();
        assertThat(answer).contains("\"code\":10");
    }

    @Test
    void anEnormousBodyIsAnError() {
        String body = "{\"name\":\"" + "x".repeat(300_000) + "\"}";
        assertThat(server.postJson("getTranscodeDecision?" + TestServer.as("anna") + SONG, body).body())
                .contains("code=\"10\"");
    }

    @Test
    void aBodyThatIsCalledAFormIsReadAllTheSame() {
        String answer = server.post("getTranscodeDecision?" + TestServer.as("anna") + "f=json&" + SONG, MP3_ONLY)
                .body();
        assertThat(answer).contains("\"canTranscode\":true");
    }

    @Test
    void onlyPostIsAllowedAndOtherWaysGetAnEnvelope() {
        HttpResponse<String> answer = server.get("getTranscodeDecision?" + TestServer.as("anna") + SONG);
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(answer.body()).contains("status=\"failed\"").contains("code=\"0\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void evenWhereErrorsAreBareStatusesAWrongMethodGetsAnEnvelope(String method) throws IOException {
        for (String who : List.of(TestServer.as("anna"), "v=1.16.1&c=test&")) {
            HttpResponse<byte[]> answer = server.bytes(method, "getTranscodeStream?" + who + SONG);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
            assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("status=\"failed\"", "<error code=");
        }
    }

    @Test
    void theExtensionIsAdvertised() {
        assertThat(server.json("getOpenSubsonicExtensions", ""))
                .contains("{\"name\":\"transcoding\",\"versions\":[1]}");
    }

    private static JsonNode decide(String body) {
        return decide("anna", body);
    }

    private static JsonNode decide(String user, String body) {
        try {
            return JSON
                    .readTree(server.postJson("getTranscodeDecision?" + TestServer.as(user) + "f=json&" + SONG, body)
                            .body())
                    .at("/subsonic-response/transcodeDecision");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<byte[]> stream(String user, String parameters) {
        return server.bytes("GET", "getTranscodeStream?" + TestServer.as(user) + parameters);
    }
}
