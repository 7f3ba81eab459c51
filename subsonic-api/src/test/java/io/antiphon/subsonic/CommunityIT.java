package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The chapters on sharing, internet radio and chat. Anna is the admin; Lena may neither share nor see the second music folder;
/// Sam may share.
class CommunityIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String OPENING = "tr-" + SampleLibrary.OPENING.value();
    private static final String SECRET = "tr-" + SampleLibrary.SECRET.value();
    private static final String FIRST = "al-" + SampleLibrary.FIRST.value();
    private static final User SAM = new User(new UserId("user-sam"), "sam", null, Set.of(Permission.SHARE), Set.of(1),
            0,
            true, SampleLibrary.NOW, null);

    @TempDir
    Path files;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(files);
        server.library.accounts.add(SAM, SampleLibrary.PASSWORD);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aShareSaysAllOfItself() {
        JsonNode made = ok("anna", "createShare", "id=" + FIRST + "&description=F%C3%BCr%20dich&expires=1900000000000")
                .at("/shares/share");
        assertThat(made).hasSize(1);
        JsonNode share = made.get(0);
        assertThat(share.get("id").asText()).matches("[0-9A-Za-z]{22}");
        assertThat(share.get("url").asText()).isEqualTo("https://music.example/share/" + share.get("id").asText());
        assertThat(share.get("description").asText()).isEqualTo("Für dich");
        assertThat(share.get("username").asText()).isEqualTo("anna");
        assertThat(share.get("created").asText()).isEqualTo("2026-02-03T04:05:06.789Z");
        assertThat(share.get("expires").asText()).isEqualTo("2030-03-17T17:46:40.000Z");
        assertThat(share.get("visitCount").asInt()).isZero();
        assertThat(share.has("lastVisited")).isFalse();
        assertThat(share.get("entry")).extracting(entry -> entry.get("id").asText())
                .containsExactly(OPENING, "tr-" + SampleLibrary.CLOSING.value());
        assertThat(ok("anna", "getShares", "").at("/shares/share/0")).isEqualTo(share);
        assertThat(server.xml("getShares", "")).contains("<share id=\"" + share.get("id").asText() + "\"")
                .contains("<entry id=\"" + OPENING);
    }

    @Test
    void songsFoldersPlaylistsAndBareIdsCanBeShared() {
        String mine = ok("anna", "createPlaylist", "name=Mix&songId=" + OPENING).at("/playlist/id").asText();
        for (String id : new String[]{OPENING, SampleLibrary.OPENING.value(), mine,
                "fo-" + SampleLibrary.ALBUM_FOLDER.value(), SampleLibrary.FIRST.value()}) {
            assertThat(ok("anna", "createShare", "id=" + id).at("/shares/share/0/entry/0/id").asText()).as(id)
                    .isEqualTo(OPENING);
        }
    }

    @Test
    void whatIsNotThereOrNotInSightIsNotShared() {
        assertThat(code("sam", "createShare", "id=" + OPENING + "&id=" + SECRET)).isEqualTo(70);
        assertThat(code("sam", "createShare", "id=al-nothing")).isEqualTo(70);
        assertThat(code("sam", "createShare", "id=nothing")).isEqualTo(70);
        assertThat(code("sam", "createShare", "id=ar-" + SampleLibrary.EXAMPLES.id().value())).isEqualTo(10);
        assertThat(code("sam", "createShare", "")).isEqualTo(10);
        assertThat(code("sam", "createShare", "id=" + OPENING + "&expires=soon")).isEqualTo(10);
        assertThat(ok("sam", "getShares", "").at("/shares/share")).isEmpty();
    }

    @Test
    void onlyThoseWhoMayShareDoAndOnlyOwnersAndAdminsChange() {
        assertThat(code("lena", "createShare", "id=" + OPENING)).isEqualTo(50);
        String annas = share("anna");
        String sams = share("sam");
        assertThat(code("sam", "updateShare", "id=" + annas + "&description=x")).isEqualTo(50);
        assertThat(code("sam", "deleteShare", "id=" + annas)).isEqualTo(50);
        assertThat(ok("sam", "getShares", "").at("/shares/share").findValuesAsText("username")).containsExactly("sam");
        assertThat(ok("anna", "getShares", "").at("/shares/share")).hasSize(2);
        ok("anna", "deleteShare", "id=" + sams);
        assertThat(ok("sam", "getShares", "").at("/shares/share")).isEmpty();
        assertThat(code("anna", "deleteShare", "id=" + sams)).isEqualTo(70);
        assertThat(code("anna", "updateShare", "description=x")).isEqualTo(10);
    }

    @Test
    void descriptionAndExpiryAreChangedOneByOne() {
        String id = share("sam");
        ok("sam", "updateShare", "id=" + id + "&expires=1900000000000");
        ok("sam", "updateShare", "id=" + id + "&description=new");
        JsonNode share = ok("sam", "getShares", "").at("/shares/share/0");
        assertThat(share.get("description").asText()).isEqualTo("new");
        assertThat(share.get("expires").asText()).startsWith("2030-");
        ok("sam", "updateShare", "id=" + id + "&expires=0");
        assertThat(ok("sam", "getShares", "").at("/shares/share/0").has("expires")).isFalse();
    }

    @Test
    void stationsAreChangedByAdminsAndSeenByAll() {
        ok("anna", "createInternetRadioStation", "name=B&streamUrl=http://b.example:8000/live");
        ok("anna", "createInternetRadioStation",
                "name=a%26&streamUrl=https://a.example/&homepageUrl=https://a.example/about");
        JsonNode stations = ok("lena", "getInternetRadioStations", "")
                .at("/internetRadioStations/internetRadioStation");
        assertThat(stations.findValuesAsText("name")).containsExactly("a&", "B");
        assertThat(stations.at("/0/homePageUrl").asText()).isEqualTo("https://a.example/about");
        assertThat(stations.at("/1/streamUrl").asText()).isEqualTo("http://b.example:8000/live");
        assertThat(stations.at("/1").has("homePageUrl")).isFalse();
        String id = stations.at("/0/id").asText();
        assertThat(id).startsWith("ra-");

        ok("anna", "updateInternetRadioStation", "id=" + id + "&name=c&streamUrl=https://c.example/");
        JsonNode after = ok("lena", "getInternetRadioStations", "").at("/internetRadioStations/internetRadioStation");
        assertThat(after.findValuesAsText("name")).containsExactly("B", "c");
        assertThat(after.at("/1/homePageUrl").asText()).isEqualTo("https://a.example/about");
        ok("anna", "deleteInternetRadioStation", "id=" + id);
        assertThat(ok("lena", "getInternetRadioStations", "").at("/internetRadioStations/internetRadioStation"))
                .hasSize(1);
    }

    @Test
    void stationsAreRefusedToOthersAndToUnknownIds() {
        assertThat(code("lena", "createInternetRadioStation", "name=B&streamUrl=http://b.example/")).isEqualTo(50);
        assertThat(code("lena", "updateInternetRadioStation", "id=ra-1&name=B&streamUrl=http://b.example/"))
                .isEqualTo(50);
        assertThat(code("lena", "deleteInternetRadioStation", "id=ra-1")).isEqualTo(50);
        assertThat(code("anna", "updateInternetRadioStation", "id=ra-1&name=B&streamUrl=http://b.example/"))
                .isEqualTo(70);
        assertThat(code("anna", "deleteInternetRadioStation", "id=ra-1")).isEqualTo(70);
        assertThat(code("anna", "createInternetRadioStation", "streamUrl=http://b.example/")).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"file:///etc/passwd", "javascript:alert(1)", "b.example/live", "http:///nohost", "http://a b/",
                    "ftp://b.example/"})
    void aStationsAddressMustBeOneOfTheWeb(String address) {
        String encoded = TestServer.encoded(address);
        assertThat(code("anna", "createInternetRadioStation", "name=B&streamUrl=" + encoded)).isEqualTo(10);
        assertThat(code("anna", "createInternetRadioStation",
                "name=B&streamUrl=http://b.example/&homepageUrl=" + encoded)).isEqualTo(10);
        assertThat(ok("anna", "getInternetRadioStations", "").at("/internetRadioStations/internetRadioStation"))
                .isEmpty();
    }

    @Test
    void whatIsSaidIsReadByAll() {
        ok("lena", "addChatMessage", "message=" + TestServer.encoded("größe <&> 😀"));
        ok("anna", "addChatMessage", "message=hi");
        JsonNode messages = ok("lena", "getChatMessages", "").at("/chatMessages/chatMessage");
        assertThat(messages.findValuesAsText("username")).containsExactly("anna", "lena");
        assertThat(messages.at("/1/message").asText()).isEqualTo("größe <&> 😀");
        long time = messages.at("/1/time").asLong();
        assertThat(time).isEqualTo(SampleLibrary.NOW.toEpochMilli());
        assertThat(ok("lena", "getChatMessages", "since=" + time).at("/chatMessages/chatMessage")
                .findValuesAsText("message"))
                .containsExactly("hi");
        assertThat(code("lena", "addChatMessage", "")).isEqualTo(10);
        assertThat(code("lena", "addChatMessage", "message=%20")).isEqualTo(10);
    }

    private String share(String user) {
        return ok(user, "createShare", "id=" + OPENING).at("/shares/share/0/id").asText();
    }

    private JsonNode ok(String user, String endpoint, String parameters) {
        JsonNode answer = answer(user, endpoint, parameters);
        assertThat(answer.get("status").asText()).as(answer.toString()).isEqualTo("ok");
        return answer;
    }

    private int code(String user, String endpoint, String parameters) {
        JsonNode answer = answer(user, endpoint, parameters);
        assertThat(answer.get("status").asText()).as(answer.toString()).isEqualTo("failed");
        return answer.at("/error/code").asInt();
    }

    private JsonNode answer(String user, String endpoint, String parameters) {
        try {
            return JSON.readTree(server.get(endpoint + "?" + TestServer.as(user) + "f=json&" + parameters).body())
                    .get("subsonic-response");
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
