package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.HiddenSong.Kept;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A listener who saw an album, filled lists with it and followed it, before it became a draft again; and whoever has the link of a curator's
/// share of it. Whatever they ask of every endpoint and route, with whatever id, nothing of it comes.
class DraftSightIT {

    @TempDir
    private Path directory;

    @Test
    void aDraftIsForNobodyButThoseWhoTakeCareOfTheMusic() throws Exception {
        HiddenSong.make(directory, "music/plainfolder/plainfile.flac", "Plain");
        HiddenSong.make(directory, "music/hiddenfolder/hiddenfile.flac", "Hidden");
        try (TestServer server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("music").toString()), Map.of("scan.drafts", "true", "scan.watch", "false"))) {
            HiddenSong song = new HiddenSong(server, directory);
            String admin = song.bearer("admin", TestServer.PASSWORD);
            JsonNode drafts = TestServer.json(server.get("/api/v1/drafts", "Authorization", admin));
            assertThat(drafts.path("total").asInt()).isEqualTo(2);
            for (JsonNode album : drafts.path("items")) {
                state(server, admin, album.path("id").asText(), "released");
            }
            song.post("POST", "/admin/users",
                    "{\"username\":\"bob\",\"password\":\"login-of-bob\",\"role\":\"listener\"}", admin);
            String bob = song.bearer("bob", "login-of-bob");
            String credentials = "u=bob&p=" + TestServer
                    .json(server.send("POST", "/api/v1/users/me/subsonic-password", null, "Authorization", bob))
                    .path("password")
                    .asText();
            Kept bobs = song.keep(credentials, bob, "bob");
            Kept admins = song.keep(Target.ADMIN, admin, "admin");
            state(server, admin, song.hidden("albumId").substring(3), "draft");
            List<String> faults = new ArrayList<>();
            song.share(faults, admins.share());
            faults.addAll(song.sweep(credentials, bob, bobs));
            assertThat(faults).isEmpty();
            assertThat(server.get("/api/v1/tracks/" + song.hidden("id"), "Authorization", admin).statusCode())
                    .as("a curator sees it")
                    .isEqualTo(200);
            assertThat(server.get("/rest/stream?id=%s&%s&v=1.16.1&c=x".formatted(song.hidden("id"), Target.ADMIN))
                    .statusCode()).isEqualTo(200);
            String master = server
                    .get("/api/v1/tracks/%s/hls.m3u8".formatted(song.hidden("id")), "Authorization", admin)
                    .body();
            String playlist = master.replaceFirst("(?s).*?(\\S*hls/[^/\\s]+/\\S+).*", "$1").replaceFirst(".*hls/", "");
            assertThat(server.get("/api/v1/hls/" + playlist).statusCode()).as(master).isEqualTo(200);
        }
    }

    private static void state(TestServer server, String bearer, String album, String state) throws Exception {
        HttpResponse<String> answer = server.send("PUT", "/api/v1/albums/%s/state".formatted(album),
                "{\"state\":\"%s\"}".formatted(state), "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
}
