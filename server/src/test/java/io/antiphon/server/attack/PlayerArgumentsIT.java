package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// File names that look like arguments or protocols to ffmpeg, files that lead it to others, and parameters that reach its command line.
class PlayerArgumentsIT {

    private static final List<String> NAMES = List.of("-i", "-y", "-f lavfi", "-filter_complex", "concat:a|b",
            "subfile,,start,0,end,9,,:x", "pipe:0", "http:", "data:audio", "crypto:x", "a%03d", "%s%n", "a;touch pwned",
            "$(touch pwned)", "`touch pwned`", "|touch pwned", "a\nb", "'\"\\", "*?[a]", "cache:file", "tee:x",
            "lavfi:sine", "file:x", "~", "a..b");

    @TempDir
    static Path directory;

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static TestServer server;
    private static Canary canary;
    private static Path music;
    private static Path secret;

    @BeforeAll
    static void start() throws Exception {
        canary = Canary.at("127.0.0.1");
        music = Files.createDirectory(directory.resolve("music"));
        Path plain = directory.resolve("plain.flac");
        Path named = Files.createDirectory(music.resolve("-named"));
        int hertz = 200;
        for (String name : NAMES) {
            hertz += 20;
            Sounds.make(plain, "Named " + hertz, hertz, 1);
            Files.move(plain, named.resolve(name + ".flac"));
        }
        secret = directory.resolve("secret.wav");
        Sounds.make(secret, "Secret", 5_000, 20);
        Path led = Files.createDirectory(music.resolve("led"));
        for (Map.Entry<String, String> leading : leading().entrySet()) {
            for (String ending : List.of("mp3", "flac", "m4a", "ogg", "wav", "mkv", "aac", "ape", "wma")) {
                Files.writeString(led.resolve(leading.getKey() + "." + ending), leading.getValue());
            }
        }
        byte[] mp3 = ("ID3\u0004\u0000\u0000\u0000\u0000\u0000\u0000" + leading().get("hls"))
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(led.resolve("tagged.mp3"), mp3);
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()), Map.of());
    }

    /// What playlists look like that lead ffmpeg elsewhere.
    private static Map<String, String> leading() {
        Map<String, String> all = new LinkedHashMap<>();
        String hls = "#EXTM3U\n#EXT-X-TARGETDURATION:20\n#EXTINF:20,\n%s\n#EXT-X-ENDLIST\n";
        all.put("hls", hls.formatted(canary.url("/hls.ts")));
        all.put("hls-file", hls.formatted(secret));
        all.put("hls-concat", hls.formatted("concat:" + secret + "|subfile,,start,0,end,99,,:/etc/passwd"));
        all.put("concat", "ffconcat version 1.0\nfile '%s'\n".formatted(secret));
        all.put("concat-web", "ffconcat version 1.0\nfile %s\n".formatted(canary.url("/concat.mp3")));
        all.put("dash",
                "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\"><Period><AdaptationSet "
                        + "mimeType=\"audio/mp4\"><Representation id=\"1\"><BaseURL>" + canary.url("/dash.mp4")
                        + "</BaseURL></Representation></AdaptationSet></Period></MPD>");
        all.put("sdp", "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=audio %d RTP/AVP 0\n"
                .formatted(canary.port()));
        all.put("asx", "<asx version=\"3.0\"><entry><ref href=\"" + canary.url("/asx") + "\"/></entry></asx>");
        all.put("m3u", canary.url("/m3u") + "\n" + secret + "\n");
        all.put("ref", "[Reference]\nRef1=" + canary.url("/ref") + "\n");
        return all;
    }

    @AfterAll
    static void stop() {
        server.close();
        canary.close();
        CLIENT.close();
    }

    @Test
    void aNameIsANameWhateverItLooksLike() throws Exception {
        JsonNode songs = server.rest("search3?query=named&songCount=100", Target.ADMIN).at("/searchResult3/song");
        assertThat(songs).hasSize(NAMES.size());
        for (JsonNode song : songs) {
            for (String format : List.of("mp3", "opus", "raw")) {
                HttpResponse<byte[]> sound = stream(song.path("id").asText(), "&maxBitRate=64&format=" + format);
                assertThat(sound.statusCode()).as(song.path("path").asText()).isEqualTo(200);
                assertThat(sound.headers().firstValue("Content-Type").orElse("")).startsWith("audio/");
                assertThat(sound.body()).as(song.path("path").asText()).hasSizeGreaterThan(1_000);
            }
        }
        assertThat(Path.of("pwned")).doesNotExist();
        assertThat(music.resolve("pwned")).doesNotExist();
    }

    @Test
    void noFileLeadsToAnother() throws Exception {
        for (JsonNode song : server.rest("search3?query=&songCount=500", Target.ADMIN).at("/searchResult3/song")) {
            if (song.path("path").asText().contains("led/")) {
                for (String how : List.of("&format=mp3", "&format=wav", "&format=mp3&timeOffset=1", "")) {
                    HttpResponse<byte[]> sound = stream(song.path("id").asText(), how);
                    assertThat(sound.body()).as("%s%s", song.path("path").asText(), how).hasSizeLessThan(20_000);
                }
            }
        }
        assertThat(canary.asked()).isEmpty();
    }

    @Test
    void noParameterBecomesAnArgument() throws Exception {
        String song = server.rest("search3?query=named&songCount=1", Target.ADMIN)
                .at("/searchResult3/song/0/id")
                .asText();
        for (String value : List.of("-i", "mp3 -i " + canary.url("/x"), "mp3\n-y", "%3B", "lavfi", "../mp3", "hls",
                "tee",
                "1;touch pwned", "$(touch pwned)", "64k -f", "320x240,movie=" + secret, "99999999999", "-1", "1e9")) {
            for (String name : List.of("format", "maxBitRate", "timeOffset", "size", "bitRate", "audioTrack")) {
                HttpResponse<byte[]> answer = stream(song, "&%s=%s".formatted(name, Target.encoded(value)));
                assertThat(answer.statusCode()).as("%s=%s", name, value).isLessThan(500);
                server.get("/rest/hls?id=%s&%s=%s&v=1.16.1&c=x&%s".formatted(song, name, Target.encoded(value),
                        Target.ADMIN));
            }
        }
        assertThat(canary.asked()).isEmpty();
        assertThat(Path.of("pwned")).doesNotExist();
    }

    private static HttpResponse<byte[]> stream(String id, String how) throws Exception {
        return CLIENT.send(HttpRequest.newBuilder(URI.create(server.url()
                + "/rest/stream?id=%s%s&f=json&v=1.16.1&c=x&%s".formatted(id, how, Target.ADMIN))).build(),
                BodyHandlers.ofByteArray());
    }
}
