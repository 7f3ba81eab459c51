package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Someone who once saw two music folders, filled lists with both, and now is granted one; and an API key for one of two. Whatever they ask
/// of every endpoint and route, with whatever id: of the other music folder nothing comes, not an id, a title or a path.
class LibraryGrantsIT {

    private static final List<String> WORDS = List.of("Hiddentitle", "Hiddenalbum", "Hiddenartist", "Hiddengenre",
            "Hiddenwork",
            "hiddenroot", "hiddenfile", "hiddenfolder");
    private static final Set<String> TEXTS = Set.of("query", "genre", "artist", "album", "title", "any");
    /// Answer what they find, which is nothing, rather than that something is not there.
    private static final Set<String> SEARCHES = Set.of("getTopSongs", "jukeboxControl", "unstar", "deleteBookmark",
            "savePlayQueue", "savePlayQueueByIndex");
    private static final Pattern TICKET = Pattern.compile("ticket=([A-Za-z0-9_-]+)|/hls/([A-Za-z0-9_-]+)/");
    private static final String DECISION = "{\"name\":\"x\",\"platform\":\"x\",\"directPlayProfiles\":[],"
            + "\"transcodingProfiles\":[{\"container\":\"mp3\",\"audioCodec\":\"mp3\",\"protocol\":\"http\"}],"
            + "\"codecProfiles\":[]}";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String admin;
    private static String plain;
    private static final Map<String, String> hidden = new LinkedHashMap<>();
    private static final List<String> secrets = new ArrayList<>(WORDS);

    @BeforeAll
    static void start() throws Exception {
        make("plainroot/plainfolder/plainfile.flac", "Plain");
        make("hiddenroot/hiddenfolder/hiddenfile.flac", "Hidden");
        server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("plainroot").toString(), directory.resolve("hiddenroot").toString()));
        admin = bearer("admin", TestServer.PASSWORD);
        JsonNode song = found("Hidden");
        plain = found("Plain").path("id").asText();
        for (String field : List.of("id", "albumId", "artistId", "parent")) {
            hidden.put(field, song.path(field).asText());
        }
        hidden.values().forEach(id -> secrets.add(id.substring(3)));
        assertThat(secrets).hasSize(WORDS.size() + 4).doesNotContain("");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoLosesAMusicFolderSeesNothingOfItAnyMore() throws Exception {
        post("POST", "/admin/users", "{\"username\":\"bob\",\"password\":\"login-of-bob\",\"role\":\"curator\"}",
                admin);
        String session = bearer("bob", "login-of-bob");
        String credentials = "u=bob&p=" + TestServer
                .json(server.send("POST", "/api/v1/users/me/subsonic-password", null, "Authorization", session))
                .path("password")
                .asText();
        Kept kept = keep(credentials, session, "bob");
        keep(Target.ADMIN, admin, "admin");
        post("PATCH", "/admin/users/bob", "{\"musicFolders\":[1]}", admin);
        assertThat(sweep(credentials, session, kept)).isEmpty();
        assertThat(firstEvents(session)).contains("event: changes").doesNotContain(secrets);
    }

    @Test
    void whoFollowsIsToldOfAGrantAndLearnsNothingOfWhatTheyLost() throws Exception {
        post("POST", "/admin/users", "{\"username\":\"fay\",\"password\":\"login-of-fay\",\"role\":\"curator\"}",
                admin);
        String session = bearer("fay", "login-of-fay");
        String credentials = "u=fay&p=" + TestServer
                .json(server.send("POST", "/api/v1/users/me/subsonic-password", null, "Authorization", session))
                .path("password")
                .asText();
        keep(credentials, session, "fay");
        String before = changes(session, "0");
        assertThat(before).contains(hidden("id").substring(3));
        String next = next(before);
        String seen = firstEvents(session);
        post("PATCH", "/admin/users/fay", "{\"musicFolders\":[1]}", admin);
        assertThat(seen).isNotEqualTo(firstEvents(session)).as("there is something new to ask for");
        assertThat(server.get("/api/v1/changes?since=" + next, "Authorization", session).statusCode()).isEqualTo(410);
        ok("star?id=" + plain, credentials);
        String narrow = changes(session, "0");
        assertThat(narrow).contains(plain.substring(3)).doesNotContain(secrets);
        assertThat(changes(session, next(narrow))).doesNotContain(secrets);
        post("PATCH", "/admin/users/fay", "{\"musicFolders\":\"all\"}", admin);
        assertThat(server.get("/api/v1/changes?since=" + next(narrow), "Authorization", session).statusCode())
                .isEqualTo(410);
        JsonNode all = TestServer.json(server.get("/api/v1/changes?since=0", "Authorization", session)).path("changed");
        for (String kind : List.of("tracks", "trackAnnotations", "bookmarks")) {
            assertThat(all.path(kind)).as(kind)
                    .anyMatch(id -> id.asText().equals(hidden("id").substring(3)));
        }
    }

    private static String changes(String bearer, String since) throws Exception {
        HttpResponse<String> answer = server.get("/api/v1/changes?limit=10000&since=" + since, "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String next(String page) throws Exception {
        return new JsonMapper().readTree(page).path("next").asText();
    }

    /// What the stream of events says at once.
    private static String firstEvents(String bearer) {
        return Raw.some(server, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                .formatted(bearer), "\"sequence\":");
    }

    @Test
    void aKeyForOneMusicFolderShowsNothingOfTheOther() throws Exception {
        Kept kept = keep(Target.ADMIN, admin, "admin");
        String key = post("POST", "/users/me/api-keys", "{\"name\":\"one\",\"scopes\":[\"music-folder:1\"]}", admin)
                .path("key")
                .asText();
        assertThat(sweep("apiKey=" + key, "Bearer " + key, new Kept(kept.playlist(), "", List.of(), ""))).isEmpty();
    }

    @Test
    void whoSeesBothIsShownBothByTheSameQuestions() throws Exception {
        Kept kept = keep(Target.ADMIN, admin, "admin");
        List<String> faults = sweep(Target.ADMIN, admin, kept);
        for (String place : List.of("getMusicFolders", "getIndexes", "getGenres", "getArtists", "getAlbumList2",
                "getRandomSongs", "getStarred2", "search3", "getPlaylist?", "getBookmarks",
                "getPlayQueue",
                "getShares", "/api/v1/tracks/", "/api/v1/hls/", "/rest/hlsPlaylist", "/share/",
                "playlists/smart/preview", "/api/v1/changes", "/api/v1/queue", "/api/v1/session", "/api/v1/history",
                "/api/v1/works", "top?kind=artists", "top?kind=albums", "top?kind=tracks", "/api/v1/statistics/years/",
                "/export")) {
            assertThat(faults).as("this test looks at %s", place).anyMatch(fault -> fault.contains(place));
        }
    }

    /// What somebody made of both music folders while they saw them.
    ///
    /// @param tickets that players were given for the one that is hidden later
    /// @param transcode of the decision about the hidden song
    private record Kept(String playlist, String share, List<String> tickets, String transcode) {}

    private static String hidden(String field) {
        return Objects.requireNonNull(hidden.get(field), field);
    }

    private static Kept keep(String credentials, String bearer, String name) throws Exception {
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

    private static List<String> sweep(String credentials, String bearer, Kept kept) throws Exception {
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
            String share = kept.share().substring(kept.share().indexOf("/share/"));
            check(faults, "GET", share, null, "", false);
            check(faults, "GET", share + "/" + hidden("id") + "/stream", null, hidden("id").substring(3), true);
        }
        return faults;
    }

    /// What only looks comes first: others end what could be seen.
    private static List<Entry> readersFirst() throws Exception {
        return Registry.entries()
                .stream()
                .sorted(Comparator.comparing(entry -> !entry.name().matches("(get|search|find|stream|hls|down).*")))
                .toList();
    }

    /// Asks the native API's routes. Signing out, or another password, would leave nothing to see; the stream of events has no end.
    private static void ask(List<String> faults, String bearer, Kept kept, Predicate<RouteDescription> which)
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
    private static void check(List<String> faults, String method, String path, @Nullable String body, String sent,
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

    private static JsonNode ok(String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer).isEqualTo("ok");
        return answer;
    }

    private static JsonNode post(String method, String path, String body, String bearer) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        return TestServer.json(answer);
    }

    private static JsonNode found(String title) throws Exception {
        return server.rest("search3?query=" + title + "title", Target.ADMIN)
                .path("searchResult3")
                .path("song")
                .path(0);
    }

    private static String bearer(String name, String password) throws Exception {
        return "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asText();
    }

    private static void make(String file, String word) throws Exception {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        List<String> command = List.of(ffmpeg.toString(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=1",
                "-metadata", "title=" + word + "title", "-metadata", "album=" + word + "album", "-metadata",
                "artist=" + word + "artist", "-metadata", "genre=" + word + "genre",
                "-metadata", "WORK=" + word + "work", "file:" + path);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
