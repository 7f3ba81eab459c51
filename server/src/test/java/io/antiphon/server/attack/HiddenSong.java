package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.nativeapi.http.RouteDescription;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Registry.Entry;
import io.antiphon.server.attack.Registry.Parameter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Asks every endpoint and route for one song that is hidden from who asks, by whatever id of it and around it, and looks for a trace of it in
/// the answers.
final class HiddenSong {

    private static final List<String> WORDS = List.of("Hiddentitle", "Hiddenalbum", "Hiddenartist", "Hiddengenre",
            "Hiddenwork", "hiddenroot", "hiddenfile", "hiddenfolder");
    private static final Set<String> TEXTS = Set.of("query", "genre", "artist", "album", "title", "any");
    /// Answer what they find, which is nothing, rather than that something is not there.
    private static final Set<String> SEARCHES = Set.of("getTopSongs", "jukeboxControl", "unstar", "deleteBookmark",
            "savePlayQueue", "savePlayQueueByIndex");
    private static final Pattern TICKET = Pattern.compile("ticket=([A-Za-z0-9_-]+)|/hls/([A-Za-z0-9_-]+)/");
    private static final String DECISION = "{\"name\":\"x\",\"platform\":\"x\",\"directPlayProfiles\":[],"
            + "\"transcodingProfiles\":[{\"container\":\"mp3\",\"audioCodec\":\"mp3\",\"protocol\":\"http\"}],"
            + "\"codecProfiles\":[]}";

    private final TestServer server;
    private final Path directory;
    private final String plain;
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private final List<String> secrets = new ArrayList<>(WORDS);

    /// Of a server with two songs, made by [#make] as `Plain` and `Hidden`, while an admin sees both.
    HiddenSong(TestServer server, Path directory) throws Exception {
        this.server = server;
        this.directory = directory;
        JsonNode song = found("Hidden");
        plain = found("Plain").path("id").asText();
        for (String field : List.of("id", "albumId", "artistId", "parent")) {
            hidden.put(field, song.path(field).asText());
        }
        hidden.values().forEach(id -> secrets.add(id.substring(3)));
        assertThat(secrets).hasSize(WORDS.size() + 4).doesNotContain("");
    }

    /// The id of the song that is not hidden.
    String plain() {
        return plain;
    }

    /// What must not be said.
    List<String> secrets() {
        return secrets;
    }

    /// What somebody made of both music folders while they saw them.
    ///
    /// @param tickets that players were given for the one that is hidden later
    /// @param transcode of the decision about the hidden song
    record Kept(String playlist, String share, List<String> tickets, String transcode) {}

    String hidden(String field) {
        return Objects.requireNonNull(hidden.get(field), field);
    }

    Kept keep(String credentials, String bearer, String name) throws Exception {
        String song = hidden("id");
        ok("star?id=%s&albumId=%s&artistId=%s".formatted(song, hidden("albumId"), hidden("artistId")),
                credentials);
        ok("setRating?rating=5&id=" + song, credentials);
        ok("scrobble?id=" + song, credentials);
        ok("scrobble?submission=false&id=" + song, credentials);
        ok("createBookmark?position=1&id=" + song, credentials);
        ok("savePlayQueue?id=%s&id=%s&current=%s".formatted(song, plain, song), credentials);
        post("PATCH", "/session", "{\"itemId\":\"%s\",\"state\":\"playing\"}"
                .formatted(song.substring(3)), bearer);
        String both = "songId=%s&songId=%s".formatted(song, plain);
        String playlist = ok("createPlaylist?name=of-%s&%s".formatted(name, both), credentials).path("playlist")
                .path("id")
                .asText();
        ok("updatePlaylist?public=true&playlistId=" + playlist, credentials);
        String share = ok("createShare?id=%s&id=%s&id=%s".formatted(song, plain, playlist), credentials).path("shares")
                .path("share")
                .path(0)
                .path("url")
                .asText();
        server.rest("jukeboxControl?action=set&id=%s&id=%s".formatted(song, plain), credentials);
        List<String> tickets = new ArrayList<>();
        for (String list : List.of(server.get("/rest/hls?id=%s&%s&v=1.16.1&c=test".formatted(song, credentials)).body(),
                server.get("/api/v1/tracks/%s/hls.m3u8".formatted(song.substring(3)), "Authorization",
                        bearer).body())) {
            Matcher ticket = TICKET.matcher(list);
            assertThat(ticket.find()).as(list).isTrue();
            tickets.add(ticket.group(1) == null ? ticket.group(2) : ticket.group(1));
        }
        String transcode = TestServer.json(server.send("POST",
                "/rest/getTranscodeDecision?mediaId=%s&mediaType=song&%s&v=1.16.1&c=test&f=json".formatted(song,
                        credentials),
                DECISION, "Content-Type", "application/json")).findPath("transcodeParams").asText();
        assertThat(transcode).isNotBlank();
        return new Kept(playlist, share, tickets, transcode);
    }

    List<String> sweep(String credentials, String bearer, Kept kept) throws Exception {
        List<String> faults = new ArrayList<>();
        String tail = "&%s&v=1.16.1&c=test&f=json".formatted(credentials);
        // Before anything is changed or deleted.
        ask(faults, bearer, kept, route -> route.method().equals("GET"));
        for (String listened : List.of("top?kind=artists", "top?kind=albums", "top?kind=tracks", "clock",
                "years/" + Year.now(ZoneOffset.UTC))) {
            check(faults, "GET", "/api/v1/statistics/" + listened, null, "", false, "Authorization", bearer);
        }
        for (Entry entry : readersFirst()) {
            String begin = "/rest/" + entry.name() + "?";
            String body = entry.isPostOnly() ? DECISION : null;
            check(faults, "GET", begin + entry.query(Map.of(), plain) + tail, body, "", false);
            for (Parameter parameter : entry.parameters()) {
                if (TEXTS.contains(parameter.name())) {
                    for (String word : WORDS.subList(0, 4)) {
                        String query = entry.query(Map.of(parameter.name(), word), plain);
                        check(faults, "GET", begin + query + tail, body, word, false);
                    }
                }
                if (parameter.type().startsWith("id")) {
                    for (String id : hidden.values()) {
                        String query = entry.query(Map.of(parameter.name(), id), plain);
                        check(faults, "GET", begin + query + tail, body, id.substring(3),
                                !SEARCHES.contains(entry.name()));
                    }
                    String query = entry.query(Map.of(parameter.name(), kept.playlist()), plain);
                    check(faults, "GET", begin + query + tail, body, "", false);
                }
            }
        }
        ask(faults, bearer, kept, route -> !route.method().equals("GET"));
        check(faults, "POST", "/api/v1/playlists/smart/preview",
                "{\"rules\":{\"any\":[{\"contains\":{\"title\":\"title\"}}]}}", "", false, "Authorization",
                bearer);
        for (String entry : List.of(directory.resolve("hiddenroot/hiddenfolder/hiddenfile.flac").toString(),
                "hiddenfolder/hiddenfile.flac")) {
            check(faults, "POST", "/api/v1/playlists/import?name=x", "#EXTM3U\n%s\n".formatted(entry), entry, false,
                    "Authorization", bearer);
        }
        Map<String, String> shareable = Map.of("track", "id", "album", "albumId", "artist", "artistId", "folder",
                "parent");
        for (Map.Entry<String, String> kind : shareable.entrySet()) {
            String id = hidden(kind.getValue()).substring(3);
            check(faults, "POST", "/api/v1/shares",
                    "{\"items\":[{\"kind\":\"%s\",\"id\":\"%s\"}]}".formatted(kind.getKey(), id), id, true,
                    "Authorization", bearer);
        }
        for (String ticket : kept.tickets()) {
            for (String address : List.of("/rest/hlsPlaylist?ticket=%s", "/rest/hlsSegment?segment=0&ticket=%s",
                    "/api/v1/hls/%s/playlist.m3u8", "/api/v1/hls/%s/init.mp4", "/api/v1/hls/%s/0.m4s")) {
                check(faults, "GET", address.formatted(ticket), null, "", true);
            }
        }
        if (!kept.transcode().isEmpty()) {
            check(faults, "GET", "/rest/getTranscodeStream?mediaId=%s&mediaType=song&transcodeParams=%s"
                    .formatted(hidden("id"), kept.transcode()) + tail, null, hidden("id").substring(3), true);
        }
        if (!kept.share().isEmpty()) {
            share(faults, kept.share());
        }
        return faults;
    }

    /// Opens a share as anybody does who has the link.
    void share(List<String> faults, String link) throws Exception {
        String share = link.substring(link.indexOf("/share/"));
        check(faults, "GET", share, null, "", false);
        String token = server.get(share).body().replaceFirst("(?s).*?(\\?token=[0-9A-Za-z_-]+).*", "$1");
        assertThat(token).startsWith("?token=");
        for (String what : List.of("stream", "download", "thumbnail")) {
            String id = hidden("id").substring(3);
            check(faults, "GET", "%s/%s/%s%s".formatted(share, id, what, token), null, id, true);
        }
        String opened = "/api/v1/shared/%s/session".formatted(share.replaceFirst(".*/", ""));
        check(faults, "POST", opened, "{}", "", false);
    }

    /// What only looks comes first: others end what could be seen.
    private static List<Entry> readersFirst() throws Exception {
        return Registry.entries()
                .stream()
                .sorted(Comparator.comparing(entry -> !entry.name().matches("(get|search|find|stream|hls|down).*")))
                .toList();
    }

    /// Asks the native API's routes. Signing out, or another password, would leave nothing to see; the stream of events has no end.
    private void ask(List<String> faults, String bearer, Kept kept, Predicate<RouteDescription> which)
            throws Exception {
        for (RouteDescription route : server.routes()
                .stream()
                .filter(which)
                .filter(one -> !one.path().startsWith("/auth/") && !one.path().equals("/events"))
                .filter(one -> one.method().equals("GET") || !one.path().startsWith("/users/me"))
                .toList()) {
            for (String id : hidden.values()) {
                for (String written : List.of(id, id.substring(3))) {
                    String path = "/api/v1" + route.path().replaceAll("\\{[^}]*}", written);
                    check(faults, route.method(), path, "{}", id.substring(3), path.contains(written), "Authorization",
                            bearer);
                }
            }
            String path = "/api/v1" + route.path().replaceAll("\\{[^}]*}", kept.playlist());
            check(faults, route.method(), path, "{}", "", false, "Authorization", bearer);
        }
    }

    /// @param sent the secret that the question itself holds, and that an answer may repeat
    /// @param refused whether it must be answered with an error
    private void check(List<String> faults, String method, String path, @Nullable String body, String sent,
            boolean refused, String... headers) throws Exception {
        HttpResponse<byte[]> answer = server.bytes(body != null && method.equals("GET") && path.startsWith("/rest")
                ? "POST"
                : method, path, body,
                headers.length == 0 && body != null
                        ? new String[]{"Content-Type", "application/json"}
                        : headers);
        String said = new String(answer.body(), StandardCharsets.ISO_8859_1) + answer.headers().map();
        String own = sent.isEmpty() ? said : said.replace(sent, "").replace(sent.toLowerCase(Locale.ROOT), "");
        for (String secret : secrets) {
            if (own.contains(secret)) {
                faults.add("%s tells %s: %.300s".formatted(path, secret, said));
            }
        }
        boolean ok = answer.statusCode() < 400 && !said.contains("\"status\":\"failed\"");
        if (refused && ok) {
            faults.add("%s is not refused: %.300s".formatted(path, said));
        }
        if (answer.statusCode() >= 500) {
            faults.add("%s fails: %.300s".formatted(path, said));
        }
    }

    JsonNode ok(String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer).isEqualTo("ok");
        return answer;
    }

    JsonNode post(String method, String path, String body, String bearer) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return TestServer.json(answer);
    }

    private JsonNode found(String title) throws Exception {
        return server.rest("search3?query=" + title + "title", Target.ADMIN)
                .path("searchResult3")
                .path("song")
                .path(0);
    }

    String bearer(String name, String password) throws Exception {
        return "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asText();
    }

    static void make(Path directory, String file, String word) throws Exception {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        List<String> command = List.of(ffmpeg.toString(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=1",
                "-metadata", "title=" + word + "title", "-metadata", "album=" + word + "album", "-metadata",
                "artist=" + word + "artist", "-metadata", "genre=" + word + "genre", "-metadata",
                "WORK=" + word + "work", "file:" + path);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
