package io.antiphon.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.analysis.UndecodableSoundException;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.TranscodeRequest;
import io.antiphon.core.streaming.hls.Packaging;
import io.antiphon.core.streaming.hls.Rendition;
import io.antiphon.core.streaming.hls.SegmentRequest;
import io.antiphon.core.streaming.hls.Segments;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.core.video.PictureSize;
import io.antiphon.core.video.VideoFacts;
import io.antiphon.core.video.VideoRequest;
import io.antiphon.media.sound.AnalysisLimits;
import io.antiphon.media.sound.FfmpegSoundAnalyser;
import io.antiphon.media.tag.probe.Ffprobe;
import io.antiphon.media.video.FfmpegVideos;
import io.antiphon.media.video.FfprobeVideoProbe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A playlist that is called like a song or a film makes ffmpeg read no other file, whatever it is used for.
class DisguisedPlaylistsIT {

    private static final FfmpegTools TOOLS = FfmpegTools.find(null, System.getenv("PATH")).orElseThrow();
    private static final Duration LENGTH = Duration.ofSeconds(20);
    private static final AudioProperties SOUND = new AudioProperties("flac", 0, 16, 44_100, 2, LENGTH);

    @TempDir
    static Path directory;

    private final FfmpegProcesses processes = new FfmpegProcesses(2, Duration.ofMillis(50));
    private final FfmpegVideos videos = new FfmpegVideos(TOOLS, processes);

    /// What playlists look like that lead ffmpeg to the film beside them.
    enum Playlist {
        CONCAT("ffconcat version 1.0\nfile 'secret.ts'\n"), HLS("""
                #EXTM3U
                #EXT-X-TARGETDURATION:20
                #EXTINF:20,
                secret.ts
                #EXT-X-ENDLIST
                """);

        private final String text;

        Playlist(String text) {
            this.text = text;
        }

        Path as(String name) {
            try {
                return Files.writeString(directory.resolve(name), text);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @BeforeAll
    static void makeSecret() throws Exception {
        run("-f", "lavfi", "-i", "testsrc=duration=20:size=320x180:rate=10", "-f", "lavfi", "-i",
                "sine=duration=20:sample_rate=48000", "-c:v", "libx264", "-preset", "ultrafast", "-c:a", "aac",
                directory.resolve("secret.ts").toString());
    }

    @AfterEach
    void noProcessIsLeft() {
        assertThat(processes.runningCount()).isZero();
        processes.close();
    }

    @ParameterizedTest
    @EnumSource(Playlist.class)
    void isNotTranscodedNorPlayedByTheJukebox(Playlist playlist) {
        Path song = playlist.as("song.mp3");
        FfmpegTranscoder transcoder = new FfmpegTranscoder(TOOLS, processes);
        assertMakesNothing(() -> transcoder.transcode(request(song, AudioFormat.MP3)));
        assertMakesNothing(() -> transcoder.transcode(request(song, AudioFormat.WAV)));
    }

    @ParameterizedTest
    @EnumSource(Playlist.class)
    void isNotAnalysed(Playlist playlist) {
        try (FfmpegSoundAnalyser analyser = new FfmpegSoundAnalyser(TOOLS, Optional.empty(), 1, "",
                AnalysisLimits.STANDARD)) {
            assertThatThrownBy(() -> analyser.analyse(playlist.as("song.flac"), SOUND))
                    .isInstanceOf(UndecodableSoundException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Playlist.class)
    void isNotCutIntoPieces(Playlist playlist) {
        Path film = playlist.as("film.mkv");
        for (Packaging packaging : Packaging.values()) {
            for (Rendition rendition : List.of(new Rendition(128, 0, 0), new Rendition(300, 160, 90))) {
                SegmentRequest request = new SegmentRequest(film, SOUND, rendition, packaging, -1,
                        Segments.ofFragments(LENGTH), 1);
                assertMakesNothing(() -> videos.segment(request));
                if (packaging.hasInit()) {
                    assertThatThrownBy(() -> videos.init(request)).isInstanceOf(LibraryException.Unavailable.class);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Playlist.class)
    void isNotConverted(Playlist playlist) {
        Path film = playlist.as("film.mkv");
        VideoFacts facts = new VideoFacts(LENGTH, 320, 180, 500, "h264", List.of(), List.of());
        assertMakesNothing(() -> videos
                .convert(new VideoRequest(film, facts, PictureSize.SAME, 0, null, Duration.ZERO)));
        assertMakesNothing(() -> videos
                .convert(new VideoRequest(film, facts, new PictureSize(160, 90), 200, null, Duration.ofSeconds(5))));
    }

    @Test
    void itsSubtitlesAreNotRead() throws Exception {
        Path text = Files.writeString(directory.resolve("secret.srt"), "1\n00:00:01,000 --> 00:00:02,000\nSecret\n");
        run("-i", text.toString(), directory.resolve("secret.mkv").toString());
        Path film = Files.writeString(directory.resolve("film.mkv"), "ffconcat version 1.0\nfile 'secret.mkv'\n");
        assertThatThrownBy(() -> videos.subtitles(film, 0)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(Playlist.class)
    void isNotDescribed(Playlist playlist) {
        assertThat(new FfprobeVideoProbe(TOOLS).probe(playlist.as("film.mkv"))).isEmpty();
        Ffprobe ffprobe = new Ffprobe(TOOLS.ffprobe());
        for (String demuxer : List.of("matroska", "concat", "hls")) {
            assertThatThrownBy(() -> ffprobe.probe(playlist.as("film.mkv"), demuxer))
                    .isInstanceOf(UnreadableMediaException.class);
        }
    }

    private static TranscodeRequest request(Path song, AudioFormat format) {
        return new TranscodeRequest(song, format, 0, 0, 0, Duration.ZERO);
    }

    private interface Work {

        InputStream start() throws IOException;
    }

    private static void assertMakesNothing(Work work) {
        ThrowingCallable reading = () -> {
            try (InputStream made = work.start()) {
                made.readAllBytes();
            }
        };
        assertThatThrownBy(reading).isInstanceOf(IOException.class);
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(TOOLS.ffmpeg().toString(), "-v", "error", "-nostdin", "-y"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
