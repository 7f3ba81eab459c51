package io.antiphon.core.lyrics;

import static io.antiphon.core.lyrics.Lyrics.Kind.MAIN;
import static io.antiphon.core.lyrics.Lyrics.Kind.PRONUNCIATION;
import static io.antiphon.core.lyrics.Lyrics.Kind.TRANSLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.lyrics.Lyrics.Line;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.RawTags;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LyricsServiceTest {

    private static final String LRC = "[00:01.00]synced";

    @TempDir
    Path folder;

    private RawTags tags = RawTags.empty();
    private @Nullable String language;

    @BeforeEach
    void thereIsATrack() throws IOException {
        write("music/album/song.mp3", "sound");
    }

    @Test
    void filesBesideTheTrackAreFoundAndSyncedOnesComeFirst() throws IOException {
        write("music/album/song.txt", "plain\n\nwords");
        write("music/album/song.LRC", LRC);
        write("music/album/song2.lrc", "[00:01.00]of another");
        write("music/album/song.log", "[00:01.00]no lyrics");

        assertThat(find()).extracting(Lyrics::synced, Lyrics::language)
                .containsExactly(tuple(true, "und"), tuple(false, "und"));
    }

    @Test
    void aFileThatNamesALanguageBesideOneThatNamesNoneIsATranslation() throws IOException {
        write("music/album/song.lrc", "[00:01.00]歌");
        write("music/album/song.de.lrc", "[00:01.00]Lied");
        write("music/album/song.ja-Latn.lrc", "[00:01.00]uta");
        write("music/album/song.mp3.en.lrc", "[00:01.00]song");
        write("music/album/song.live.lrc", "[00:01.00]no language");

        assertThat(find()).extracting(Lyrics::kind, Lyrics::language)
                .containsExactly(tuple(MAIN, "und"), tuple(TRANSLATION, "de"), tuple(TRANSLATION, "en"),
                        tuple(PRONUNCIATION, "ja-Latn"));
    }

    @Test
    void theTaggedLanguageTellsWhichFileHoldsTheSongsOwnWords() throws IOException {
        language = "fra";
        write("music/album/song.eng.lrc", "[00:01.00]song");
        write("music/album/song.fra.lrc", "[00:01.00]chanson");

        assertThat(find()).extracting(Lyrics::kind, Lyrics::language)
                .containsExactly(tuple(MAIN, "fra"), tuple(TRANSLATION, "eng"));
    }

    @Test
    void whenOnlyATranslationIsReadableItStandsForTheSong() throws IOException {
        write("music/album/song.lrc", "");
        write("music/album/song.de.lrc", "[00:01.00]Lied");

        assertThat(find()).extracting(Lyrics::kind, Lyrics::language).containsExactly(tuple(MAIN, "de"));
    }

    @Test
    void tagsFollowFilesAndLrcIsFoundInPlainOnes() {
        tags = RawTags.builder()
                .add(TagField.LYRICS, "plain words")
                .add(TagField.LYRICS, "[00:02.00]timed\n[00:03.00]words")
                .add(TagField.SYNCEDLYRICS, "[la:deu]\n[00:01.00]Wort")
                .build();

        assertThat(find()).extracting(Lyrics::synced, Lyrics::language)
                .containsExactly(tuple(true, "deu"), tuple(true, "und"), tuple(false, "und"));
    }

    @Test
    void aTagThatRepeatsAFileAddsNothing() throws IOException {
        write("music/album/song.lrc", LRC);
        tags = RawTags.builder().add(TagField.SYNCEDLYRICS, LRC).build();

        assertThat(find()).hasSize(1);
    }

    @Test
    void oldEncodingsAreRead() throws IOException {
        for (Charset charset : List.of(Charset.forName("windows-1252"), StandardCharsets.UTF_8,
                StandardCharsets.UTF_16)) {
            Files.write(folder.resolve("music/album/song.lrc"), "[00:01.00]Où – “là”".getBytes(charset));
            assertThat(find().getFirst().lines()).extracting(Line::text).containsExactly("Où – “là”");
        }
        Files.writeString(folder.resolve("music/album/song.lrc"), "\ufeff[00:01.00]Où", StandardCharsets.UTF_16LE);
        assertThat(find().getFirst().lines()).extracting(Line::text).containsExactly("Où");
        Files.writeString(folder.resolve("music/album/song.lrc"), "\ufeff[00:01.00]Où", StandardCharsets.UTF_8);
        assertThat(find().getFirst().lines()).extracting(Line::text).containsExactly("Où");
    }

    @Test
    void aFileOfMoreThanAMegabyteIsNotRead() throws IOException {
        write("music/album/song.lrc", LRC + " ".repeat(1_000_000));

        assertThat(find()).isEmpty();
    }

    @Test
    void nothingOutsideTheMusicFolderIsReadThroughLinks() throws IOException {
        write("outside/secret.lrc", "[00:01.00]secret");
        Files.createSymbolicLink(folder.resolve("music/album/song.lrc"), folder.resolve("outside/secret.lrc"));
        Files.createSymbolicLink(folder.resolve("music/album/song.txt"), Path.of("../../outside/secret.lrc"));

        assertThat(find()).isEmpty();
    }

    @Test
    void aLinkInsideTheMusicFolderIsFollowed() throws IOException {
        write("music/words/any.lrc", LRC);
        Files.createSymbolicLink(folder.resolve("music/album/song.lrc"), folder.resolve("music/words/any.lrc"));

        assertThat(find()).hasSize(1);
    }

    @Test
    void aTrackWhoseFolderLeadsOutsideHasNone() throws IOException {
        write("outside/song.mp3", "sound");
        write("outside/song.lrc", LRC);
        Files.createSymbolicLink(folder.resolve("music/linked"), folder.resolve("outside"));

        assertThat(service().findLyrics(track("linked/song.mp3"))).isEmpty();
        assertThat(service().findLyrics(track("../outside/song.mp3"))).isEmpty();
    }

    @Test
    void aTrackThatIsGoneHasNone() throws IOException {
        write("music/album/gone.lrc", LRC);

        assertThat(service().findLyrics(track("album/gone.mp3"))).isEmpty();
    }

    @Test
    void aDamagedTrackStillHasTheFilesBesideIt() throws IOException {
        write("music/album/song.mp3", "damaged");
        write("music/album/song.lrc", LRC);

        assertThat(find()).hasSize(1);
    }

    private List<Lyrics> find() {
        List<Lyrics> found = service().findLyrics(track("album/song.mp3"));
        assertThat(found).allSatisfy(SongLyricsRules::check);
        return found;
    }

    private LyricsService service() {
        MusicFolder music = new MusicFolder(1, "Music", folder.resolve("music"));
        return new LyricsService(new MusicFolders() {
            @Override
            public List<MusicFolder> listMusicFolders() {
                return List.of(music);
            }

            @Override
            public Optional<MusicFolder> findMusicFolder(int id) {
                return id == music.id() ? Optional.of(music) : Optional.empty();
            }
        }, new TagsInMemory());
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Track track(String path) {
        TrackDetails details = new TrackDetails(null, null, List.of(), List.of(), null, null, null, List.of(), language,
                null, List.of(), List.of(), List.of(), ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        return new Track(new TrackId("t"), 1, new FolderId("f"), new AlbumId("a"), "Album", "Song", null, null, null,
                new Credits("", List.of(), "", List.of(), null, List.of()), details, AudioProperties.UNKNOWN,
                new TrackFile(path, 5, Instant.EPOCH, "mp3", "audio/mpeg", false, false), CoverSource.NONE,
                Instant.EPOCH);
    }

    /// Answers the test's tags for every file but a damaged one.
    private final class TagsInMemory implements MediaFileReader {

        @Override
        public MediaFile read(Path file) throws IOException, UnreadableMediaException {
            if (Files.readString(file).equals("damaged")) {
                throw new UnreadableMediaException("damaged");
            }
            return new MediaFile("mp3", false, AudioProperties.UNKNOWN, tags, List.of(),
                    new AudioSignature("0".repeat(32)));
        }

        @Override
        public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes) {
            return Optional.empty();
        }
    }
}
