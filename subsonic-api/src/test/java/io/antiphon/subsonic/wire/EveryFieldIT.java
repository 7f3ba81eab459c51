package io.antiphon.subsonic.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.lyrics.Lyrics;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.subsonic.TestServer;
import io.antiphon.subsonic.endpoint.Answer;
import io.antiphon.subsonic.endpoint.Endpoint;
import io.antiphon.subsonic.endpoint.Endpoints;
import io.antiphon.subsonic.response.ErrorDetails;
import io.antiphon.subsonic.response.Inline;
import io.antiphon.subsonic.response.Named;
import io.antiphon.subsonic.response.WrittenForm;
import io.antiphon.testing.memory.SampleLibrary;
import io.antiphon.testing.memory.SamplePodcasts;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each field of each response record carries something in at least one real answer. The formats' own test fills every field itself;
/// this one asks the endpoints, so that a field which nothing fills is found.
class EveryFieldIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String SONG = "tr-" + SampleLibrary.OPENING.value();
    private static final String OTHER = "tr-" + SampleLibrary.CLOSING.value();
    private static final String OPUS = "tr-" + SampleLibrary.OPUS.value();
    private static final String ALBUM = "al-" + SampleLibrary.FIRST.value();
    private static final String ARTIST = "ar-" + SampleLibrary.EXAMPLES.id().value();
    private static final String FOLDER = "fo-" + SampleLibrary.ALBUM_FOLDER.value();
    private static final String EPISODE = "pe-" + SamplePodcasts.HERE.value();
    private static final String FILM = "tr-trackFilm0000000";

    /// What nothing fills, and why. A field that comes to be filled must leave this list.
    private static final Set<String> UNFILLED = Set.of(
            // This server needs no license, and it never ends.
            "License.licenseExpires", "License.trialExpires",
            // Nothing here asks Last.fm, and an address that nobody asked for may lead to somebody else.
            "ArtistInfoBase.lastFmUrl", "AlbumInfo.lastFmUrl",
            // Stations have no picture: neither who adds one nor its sound says any.
            "InternetRadioStation.coverArt",
            // There are no shortcuts to single folders.
            "Indexes.shortcut");

    /// What users do first.
    private static final List<String> DEEDS = List.of("star?id=%s&id=%s&albumId=%s&artistId=%s".formatted(SONG, FOLDER,
            ALBUM, ARTIST), "setRating?rating=4&id=" + SONG, "setRating?rating=3&id=" + ALBUM,
            "setRating?rating=2&id=" + ARTIST, "setRating?rating=5&id=" + FOLDER, "scrobble?id=" + SONG,
            "createBookmark?position=61000&comment=here&id=" + SONG,
            "createBookmark?position=61000&comment=here&id=" + EPISODE,
            "reportPlayback?mediaType=song&positionMs=5&state=playing&playbackRate=1.5&mediaId=" + SONG,
            "savePlayQueueByIndex?currentIndex=1&position=9&id=%s&id=%s".formatted(SONG, OTHER),
            "createShare?description=d&expires=4102444800000&id=" + ALBUM,
            "createInternetRadioStation?name=n&streamUrl=http://example.org/s&homepageUrl=http://example.org/",
            "addChatMessage?message=hello", "createPlaylist?name=Mix&songId=" + SONG,
            "jukeboxControl?action=set&id=%s&id=%s".formatted(SONG, OPUS), "jukeboxControl?action=start",
            "jukeboxControl?action=skip&index=1&offset=3");

    /// What is asked then.
    private static final List<String> QUESTIONS = List.of("ping", "getLicense", "getMusicFolders", "startScan",
            "getOpenSubsonicExtensions", "tokenInfo?apiKey=" + SampleLibrary.API_KEY, "getIndexes", "getArtists",
            "getGenres", "getArtist?id=" + ARTIST, "getAlbum?id=" + ALBUM, "getSong?id=" + SONG,
            "getMusicDirectory?id=" + FOLDER, "getMusicDirectory?id=fo-" + SampleLibrary.ARTIST_FOLDER.value(),
            "getArtistInfo?id=" + ARTIST, "getArtistInfo2?id=" + ARTIST, "getAlbumInfo?id=" + ALBUM,
            "getAlbumInfo2?id=" + ALBUM, "getSimilarSongs?id=" + SONG, "getSimilarSongs2?id=" + ARTIST,
            "getTopSongs?artist=The Examples", "getSonicSimilarTracks?id=" + SONG, "getAlbumList?type=newest",
            "getAlbumList2?type=newest",
            "getRandomSongs", "getSongsByGenre?genre=Rock", "getNowPlaying", "getStarred", "getStarred2",
            "search?any=e&count=1&offset=1", "search2?query=exam", "search2?query=first", "search2?query=opening",
            "search3?query=", "getPlaylists", "getBookmarks", "getPlayQueue", "getPlayQueueByIndex", "getShares",
            "getInternetRadioStations", "getChatMessages", "getUsers", "getUser?username=anna",
            "getUser?username=lena", "getPodcasts", "getNewestPodcasts", "getPodcastEpisode?id=" + EPISODE,
            "jukeboxControl?action=status", "jukeboxControl?action=get", "getVideos", "getVideoInfo?id=" + FILM,
            "getLyrics?artist=The Examples&title=Opening %26 %3CSong%3E", "getLyricsBySongId?enhanced=true&id=" + SONG,
            "getSong?id=" + OPUS, "getSong?id=nothing", "lena:getSong?id=" + SONG, "tokenInfo?apiKey=wrong");

    @TempDir
    static Path files;

    private static TestServer server;
    private static List<Endpoint<?>> registry;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(files, -8.0);
        registry = Endpoints.all(server.ports);
        addFilm();
        addNotes();
        server.lyrics.put(SampleLibrary.OPENING, List.of(new Lyrics(Lyrics.Kind.MAIN, "eng", true, "The Examples",
                "Opening", Duration.ofMillis(-20), List.of(new Lyrics.Line(Duration.ofMillis(1500), "Hi there"),
                        new Lyrics.Line(Duration.ofMillis(2500), "Bye")),
                List.of(new Lyrics.Agent("a1", Lyrics.Role.MAIN, "Ann")),
                List.of(new Lyrics.CueLine(1, Duration.ofMillis(1500), Duration.ofMillis(1900), "Hi there", "a1",
                        List.of(new Lyrics.Cue(Duration.ofMillis(1500), Duration.ofMillis(1600), 1, 2, "Hi")))))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyFieldCarriesSomethingInSomeAnswer() throws IOException {
        Set<String> seen = new TreeSet<>();
        for (String deed : DEEDS) {
            JsonNode answer = ask(deed);
            assertThat(answer.path("status").asText()).as(deed + answer).isEqualTo("ok");
        }
        for (String question : QUESTIONS) {
            take(endpointOf(question), ask(question), seen);
        }
        decide("{\"directPlayProfiles\":[{\"containers\":[\"flac\"]}]}", seen);
        decide("{\"transcodingProfiles\":[{\"container\":\"mp3\",\"audioCodec\":\"mp3\",\"protocol\":\"http\"}]}",
                seen);
        decide("""
                {"directPlayProfiles":[{"containers":["ogg"]}],
                 "transcodingProfiles":[{"container":"mp3","audioCodec":"mp3","protocol":"http"}]}""", seen);
        decide("{\"transcodingProfiles\":[{\"container\":\"mp4\",\"audioCodec\":\"aac\",\"protocol\":\"http\"}]}",
                seen);
        decide("{}", seen);
        playlist(seen);
        share(seen);
        server.later(Duration.ofMinutes(2));
        take(endpointOf("getNowPlaying"), ask("getNowPlaying"), seen);

        Set<String> unfilled = new TreeSet<>();
        types().forEach(type -> Stream.of(type.getRecordComponents())
                .filter(component -> !component.isAnnotationPresent(Inline.class)
                        && component.getType() != WrittenForm.class)
                .map(component -> name(type, component))
                .filter(field -> !seen.contains(field))
                .forEach(unfilled::add));
        assertThat(unfilled).containsExactlyInAnyOrderElementsOf(UNFILLED);
    }

    @Test
    void everyResponseRecordBelongsToAnEndpoint() throws IOException, URISyntaxException {
        Set<String> reached = new TreeSet<>();
        types().forEach(type -> reached.add(type.getSimpleName() + ".class"));
        assertThat(classFiles().stream().filter(EveryFieldIT::isRecord)).hasSizeGreaterThan(60).isSubsetOf(reached);
    }

    /// Of the package of responses: files in a folder, or in a jar once it is packaged.
    private static List<String> classFiles() throws IOException, URISyntaxException {
        URI one = Objects.requireNonNull(ErrorDetails.class.getResource("ErrorDetails.class")).toURI();
        if (!one.getScheme().equals("jar")) {
            return names(Path.of(one).resolveSibling(""));
        }
        try (FileSystem jar = FileSystems.newFileSystem(one, Map.of())) {
            return names(jar.getPath(ErrorDetails.class.getPackageName().replace('.', '/')));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    private static boolean isRecord(String classFile) {
        try {
            return Class.forName(
                    ErrorDetails.class.getPackageName() + "." + classFile.substring(0, classFile.length() - 6))
                    .isRecord();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(classFile, e);
        }
    }

    private static void decide(String profile, Set<String> seen) throws IOException {
        String path = "getTranscodeDecision?%sf=json&mediaType=song&mediaId=%s".formatted(TestServer.as("anna"), SONG);
        take(endpointOf("getTranscodeDecision"), parsed(server.postJson(path, profile).body()), seen);
    }

    private static void playlist(Set<String> seen) throws IOException {
        server.ports.playlists()
                .createSmart(SampleLibrary.ANNA, "Zero", null, false,
                        SmartRulesReader.read("{\"all\":[{\"is\":{\"loved\":true}}]}").rules());
        String id = ask("getPlaylists").at("/playlists/playlist/0/id").asText();
        server.ports.playlists()
                .share(SampleLibrary.ANNA, new PlaylistId(id.replaceFirst("^pl-", "")),
                        List.of(SampleLibrary.LENA.id()));
        take(endpointOf("getPlaylists"), ask("getPlaylists"), seen);
        ask("updatePlaylist?comment=mine&public=true&playlistId=" + id);
        take(endpointOf("getPlaylist"), ask("getPlaylist?id=" + id), seen);
        take(endpointOf("getPlaylists"), ask("lena:getPlaylists"), seen);
    }

    private static void share(Set<String> seen) throws IOException {
        String id = ask("getShares").at("/shares/share/0/id").asText();
        server.ports.community().sharing().visited(new ShareId(id));
        take(endpointOf("getShares"), ask("getShares"), seen);
    }

    private static JsonNode ask(String question) throws IOException {
        boolean other = question.startsWith("lena:");
        String call = other ? question.substring(5) : question;
        int mark = call.indexOf('?');
        String name = mark < 0 ? call : call.substring(0, mark);
        String parameters = mark < 0 ? "" : call.substring(mark + 1).replace(" ", "%20");
        String credentials = parameters.startsWith("apiKey=") ? "v=1.16.1&c=test&"
                : TestServer.as(other ? "lena" : "anna");
        return parsed(server.get("%s?%sf=json&%s".formatted(name, credentials, parameters)).body());
    }

    private static JsonNode parsed(String answer) throws IOException {
        return JSON.readTree(answer).get("subsonic-response");
    }

    private static Endpoint<?> endpointOf(String question) {
        String name = question.replaceFirst("^lena:", "").replaceFirst("\\?.*", "");
        return registry.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    /// Notes what an answer fills.
    private static void take(Endpoint<?> endpoint, JsonNode answer, Set<String> seen) {
        take(ErrorDetails.class, answer.path("error"), seen);
        for (Answer.Element element : elements(endpoint.answer())) {
            take(element.type(), answer.path(element.name()), seen);
        }
    }

    private static void take(Class<?> type, JsonNode node, Set<String> seen) {
        if (node.isArray()) {
            node.forEach(one -> take(type, one, seen));
        } else if (type.isRecord() && node.isObject()) {
            for (RecordComponent component : type.getRecordComponents()) {
                if (component.isAnnotationPresent(Inline.class)) {
                    take(component.getType(), node, seen);
                    continue;
                }
                Named named = component.getAnnotation(Named.class);
                JsonNode value = node.path(named == null ? component.getName() : named.value());
                if (isFilled(value)) {
                    seen.add(name(type, component));
                }
                take(inner(component.getGenericType()), value, seen);
            }
        }
    }

    private static boolean isFilled(JsonNode value) {
        if (value.isContainerNode()) {
            for (JsonNode inner : value) {
                if (isFilled(inner)) {
                    return true;
                }
            }
            return false;
        }
        return value.isTextual() ? !value.asText().isEmpty()
                : value.isBoolean() ? value.asBoolean()
                        : value.isNumber() && value.asDouble() != 0;
    }

    private static Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        collect(ErrorDetails.class, types);
        registry.forEach(one -> elements(one.answer()).forEach(element -> collect(element.type(), types)));
        return types;
    }

    private static void collect(Class<?> type, Set<Class<?>> types) {
        if (type.isRecord() && types.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                collect(inner(component.getGenericType()), types);
            }
        }
    }

    private static List<Answer.Element> elements(Answer answer) {
        return switch (answer) {
            case Answer.Element element -> List.of(element);
            case Answer.OneOf several -> new ArrayList<>(several.elements());
            case Answer.Nothing _,Answer.Bytes _ -> List.of();
        };
    }

    private static String name(Class<?> type, RecordComponent component) {
        return type.getSimpleName() + "." + component.getName();
    }

    private static Class<?> inner(Type type) {
        return type instanceof ParameterizedType list ? (Class<?>) list.getActualTypeArguments()[0] : (Class<?>) type;
    }

    private static void addFilm() throws IOException {
        Path music = files.resolve("music");
        Files.write(music.resolve("Film.mkv"), new byte[1000]);
        Files.writeString(music.resolve("Film.de.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHallo\n");
        TrackDetails details = new TrackDetails(null, null, List.of(), List.of(), null, null, null, List.of(), null,
                null, List.of(), List.of(), List.of(), ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        server.library.catalogue.add(new Track(new TrackId("trackFilm0000000"), 1, SampleLibrary.ROOT,
                SampleLibrary.SECOND, "Films", "Film", null, null, null,
                new Credits("", List.of(), "", List.of(), null, List.of()), details,
                new AudioProperties("aac", 128, 0, 48_000, 2, Duration.ofMillis(20_500)),
                new TrackFile("Film.mkv", 1000, SampleLibrary.NOW, "mkv", "video/x-matroska", true, false),
                CoverSource.NONE, SampleLibrary.NOW));
    }

    private static void addNotes() throws IOException {
        Path folder = Files.createDirectories(files.resolve("music/The Examples/First Light"));
        Files.writeString(folder.resolve("album.nfo"),
                "<album><review>Loud.</review><thumb>https://example.org/a.jpg</thumb></album>");
        Files.writeString(folder.resolveSibling("artist.nfo"),
                "<artist><biography>Formed.</biography><thumb>https://example.org/b.jpg</thumb></artist>");
    }
}
