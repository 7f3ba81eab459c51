package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.testing.memory.SampleLibrary;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Videos, their captions, and HTTP Live Streaming. The film is one of 1280 by 720 at 2000 kbit/s and 20.5 seconds.
class VideoIT {
    private static final String FILM = "id=tr-trackFilm0000000";
    private static final String SONG = "id=tr-" + SampleLibrary.OPENING.value();

    @TempDir
    static Path files;

    private static TestServer server;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(files);
        Path folder = files.resolve("music");
        Files.write(folder.resolve("Film.mkv"), new byte[1000]);
        Files.writeString(folder.resolve("Film.de.srt"), "1\n00:00:01,000 --> 00:00:02,000\nHallo & so\n");
        TrackDetails details = new TrackDetails(null, null, List.of(), List.of(), null, null, null, List.of(), null,
                null, List.of(), List.of(), List.of(),
                ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        server.library.catalogue.add(new Track(new TrackId("trackFilm0000000"), 1, SampleLibrary.ROOT,
                SampleLibrary.SECOND, "Films", "Film", null, null, null,
                new Credits("", List.of(), "", List.of(), null, List.of()), details,
                new AudioProperties("aac", 128, 0, 48000, 2, Duration.ofMillis(20_500)),
                new TrackFile("Film.mkv", 1000, SampleLibrary.NOW, "mkv", "video/x-matroska", true, false),
                CoverSource.NONE, SampleLibrary.NOW));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void videosAreListedWithTheirSize() {
        assertThat(server.json("getVideos", "")).contains("\"videos\":{\"video\":[{\"id\":\"tr-trackFilm0000000\"")
                .contains("\"isVideo\":true", "\"type\":\"video\"", "\"originalWidth\":1280,\"originalHeight\":720",
                        "\"bitRate\":2000")
                .doesNotContain(SampleLibrary.OPENING.value());
        assertThat(server.xml("getVideos", "")).contains("<videos><video id=\"tr-trackFilm0000000\"");
    }

    @Test
    void aVideoSaysWhatGoesWithIt() {
        assertThat(server.json("getVideoInfo", FILM)).contains(
                """
                "videoInfo":{"id":"tr-trackFilm0000000","captions":[{"id":"tr-trackFilm0000000.s0","name":"Film.de.srt"},\
                {"id":"tr-trackFilm0000000.e3","name":"deu"},{"id":"tr-trackFilm0000000.e5","name":"Subtitles 5"}],\
                "audioTrack":[{"id":"1","name":"aac, 2 channels","languageCode":"eng"},{"id":"2","name":"Kommentar"}],\
                "conversion":[{"id":"300","bitRate":300,"audioTrackId":1},{"id":"700","bitRate":700,"audioTrackId":1},{"id":"1500","bitRate":1500,"audioTrackId":1}]}""");
        assertThat(server.json("getVideoInfo", SONG)).contains("\"code\":70");
    }

    @Test
    void captionsComeInTheFormatThatIsAsked() {
        HttpResponse<String> srt = get("getCaptions", FILM);
        assertThat(srt.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/x-subrip"));
        assertThat(srt.body()).isEqualTo("1\n00:00:01,000 --> 00:00:02,000\nHallo & so\n\n");
        HttpResponse<String> vtt = get("getCaptions", FILM + "&format=vtt");
        assertThat(vtt.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/vtt"));
        assertThat(vtt.body()).isEqualTo("WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHallo &amp; so\n\n");
        assertThat(get("getCaptions", FILM + ".e5&format=srt").body()).contains("Stream 5");
        assertThat(get("getCaptions", FILM + ".e9").body()).contains("code=\"70\"");
        assertThat(get("getCaptions", FILM + "&format=pdf").body()).contains("code=\"10\"");
    }

    @ParameterizedTest
    @CsvSource({"'',1000", "format=raw&maxBitRate=300,1000", "maxBitRate=2000,1000", "format=webm,1000"})
    void aVideoThatFitsIsSentAsItIs(String parameters, int bytes) {
        assertThat(bytes("stream", FILM + "&" + parameters)).hasSize(bytes);
    }

    @ParameterizedTest
    @CsvSource({"maxBitRate=700,mp4 640x360 700 kbit/s from 0 s", "size=640x480,mp4 640x360 0 kbit/s from 0 s",
            "timeOffset=5,mp4 0x0 0 kbit/s from 5 s",
            "format=mp4,mp4 0x0 0 kbit/s from 0 s", "converted=true,mp4 0x0 0 kbit/s from 0 s",
            "format=mp3,mp3 128 kbit/s from 0 s"})
    void aVideoThatDoesNotIsConverted(String parameters, String made) {
        assertThat(new String(bytes("stream", FILM + "&" + parameters), StandardCharsets.UTF_8)).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hls", "hls.view", "hls.m3u8", "hls.m3u8.view"})
    void onePlaylistLeadsToPiecesWithoutCredentials(String path) {
        HttpResponse<String> playlist = get(path, SONG);
        assertThat(playlist.headers().firstValue("Content-Type")).hasValue("application/vnd.apple.mpegurl");
        List<String> pieces = playlist.body().lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(pieces).hasSize(21)
                .allMatch(address -> address.matches("hlsSegment\\.ts\\?ticket=[A-Za-z0-9_-]+&segment=\\d+"));
        assertThat(playlist.body()).startsWith("#EXTM3U\n")
                .contains("#EXT-X-TARGETDURATION:10\n")
                .endsWith("#EXT-X-ENDLIST\n")
                .doesNotContain("sesame");
        HttpResponse<String> piece = server.get(pieces.get(20));
        assertThat(piece.headers().firstValue("Content-Type")).hasValue("video/mp2t");
        assertThat(piece.body()).isEqualTo("piece 20 of Rendition[bitRate=192, width=0, height=0], sound -1");
    }

    @Test
    void aPieceThatWasMadeIsKeptAndSentInRanges() {
        String piece = get("hls", SONG + "&bitRate=77").body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList()
                .get(2);
        String made = server.get(piece).body();
        HttpResponse<String> kept = server.get(piece, "Range", "bytes=0-4");
        for (int i = 0; i < 1_000 && kept.statusCode() != 206; i++) {
            kept = server.get(piece, "Range", "bytes=0-4");
        }
        assertThat(kept.statusCode()).isEqualTo(206);
        assertThat(kept.body()).isEqualTo("piece");
        assertThat(kept.headers().firstValue("ETag")).isPresent();
        HttpResponse<byte[]> head = server.bytes("HEAD", piece);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(made.length());
        assertThat(head.headers().firstValue("Content-Type")).hasValue("video/mp2t");
    }

    @Test
    void severalBitRatesAreAChoice() {
        String master = get("hls.m3u8", FILM + "&bitRate=300&bitRate=1000@480x360&bitRate=9000&audioTrack=2").body();
        assertThat(master).contains("RESOLUTION=426x240", "RESOLUTION=480x270", "RESOLUTION=1280x720");
        List<String> playlists = master.lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(playlists).hasSize(3).allMatch(address -> address.startsWith("hlsPlaylist.m3u8?ticket="));
        String media = server.get(playlists.get(1)).body();
        List<String> pieces = media.lines().filter(line -> !line.startsWith("#")).toList();
        assertThat(pieces).hasSize(4);
        assertThat(server.get(pieces.get(3)).body())
                .isEqualTo("piece 3 of Rendition[bitRate=1000, width=480, height=270], sound 2");
    }

    @Test
    void anAccountsLimitHoldsForPieces() {
        String playlist = server.get("hls?" + TestServer.as("lena") + SONG + "&bitRate=320").body();
        String piece = playlist.lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
        assertThat(server.get(piece).body()).contains("bitRate=128");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bitRate=fast", "bitRate=100@", "bitRate=100@axb", "bitRate=-5", "audioTrack=x"})
    void whatMakesNoSenseIsRefused(String parameters) {
        assertThat(get("hls", FILM + "&" + parameters).body()).contains("code=\"10\"");
    }

    @Test
    void aSoundTrackThatIsNotThereIsAnError() {
        assertThat(get("hls", FILM + "&audioTrack=7").body()).contains("code=\"70\"");
    }

    @Test
    void piecesAreForThoseWhoHoldATicket() {
        String piece = get("hls", SONG).body().lines().filter(line -> !line.startsWith("#")).findFirst().orElseThrow();
        assertThat(server.get(piece.replace("ticket=", "ticket=A")).statusCode()).isEqualTo(403);
        assertThat(server.get("hlsPlaylist.m3u8?ticket=x").statusCode()).isEqualTo(403);
        assertThat(server.get("hlsSegment.ts?segment=0").statusCode()).isEqualTo(400);
        assertThat(server.get(piece.replace("segment=0", "segment=21")).statusCode()).isEqualTo(404);
        assertThat(server.get("hls?" + SONG).body()).contains("code=\"10\"");
    }

    @Test
    void convertingOnTheWayIsStreaming() {
        String lena = TestServer.as("lena");
        assertThat(server.get("hls?" + lena + FILM).body()).startsWith("#EXTM3U");
    }

    private static HttpResponse<String> get(String endpoint, String parameters) {
        return server.get(endpoint + "?" + TestServer.as("anna") + parameters);
    }

    private static byte[] bytes(String endpoint, String parameters) {
        return server.bytes("GET", endpoint + "?" + TestServer.as("anna") + parameters).body();
    }
}
