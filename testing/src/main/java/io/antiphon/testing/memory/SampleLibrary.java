package io.antiphon.testing.memory;

import io.antiphon.core.Rows;
import io.antiphon.core.artwork.Picture;
import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Artist;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.Contributor;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Movement;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.ReplayGain;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Work;
import io.antiphon.core.playlist.smart.SmartTracks;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/// A small library that has one of everything: two music folders, three artists, three albums, five songs of which one is
/// missing, files of random bytes, pictures, an admin `anna`, a listener `lena` who sees the first folder only, and names that
/// try formats: quotes, brackets, other scripts, control characters.
public final class SampleLibrary {
    public static final Instant NOW = Instant.parse("2026-02-03T04:05:06.789Z");
    /// Whatever the rules are, nothing fulfils them.
    public static final SmartTracks SMART = (viewer, rules, at) -> new SmartTracks.Selection() {
        @Override
        public Rows<Annotated<Track>> tracks() {
            return Rows.of(List.of());
        }

        @Override
        public Duration duration() {
            return Duration.ZERO;
        }
    };
    public static final ArtistCredit EXAMPLES = new ArtistCredit(new ArtistId("artistExamples00"), "The Examples");
    public static final ArtistCredit UNICODE = new ArtistCredit(new ArtistId("artistUnicode000"), "Ünï Cödé 音楽");
    public static final ArtistCredit COMPOSER = new ArtistCredit(new ArtistId("artistComposer00"), "Clara Composer");
    public static final AlbumId FIRST = new AlbumId("albumFirst000000");
    public static final AlbumId SECOND = new AlbumId("albumSecond00000");
    public static final AlbumId HIDDEN = new AlbumId("albumHidden00000");
    public static final TrackId OPENING = new TrackId("trackOpening0000");
    public static final TrackId CLOSING = new TrackId("trackClosing0000");
    public static final TrackId OPUS = new TrackId("trackOpus0000000");
    public static final TrackId SECRET = new TrackId("trackSecret00000");
    public static final TrackId LOST = new TrackId("trackLost0000000");
    public static final FolderId ROOT = new FolderId("folderRoot000000");
    public static final FolderId ARTIST_FOLDER = new FolderId("folderArtist0000");
    public static final FolderId ALBUM_FOLDER = new FolderId("folderAlbum00000");
    public static final User ANNA = new User(new UserId("user-anna"), "anna", "anna@example.org",
            Rights.of(Role.OWNER), null, 0, true, false, NOW, NOW);
    public static final User LENA = new User(new UserId("user-lena"), "lena", null, EnumSet.of(Permission.STREAM),
            Set.of(1), 128, true, NOW, null);
    public static final String PASSWORD = "sesame & ünïcode";
    public static final String API_KEY = "key-of-anna";
    public static final int FILE_SIZE = 300_000;

    public final MemoryAnnotations annotations = new MemoryAnnotations();
    public final MemoryCatalogue catalogue = new MemoryCatalogue(annotations, NOW);
    public final MemoryArtwork artwork = new MemoryArtwork();
    public final MemoryAccounts accounts = new MemoryAccounts(NOW);
    public final MemoryMusicFolders musicFolders;
    public final SamplePodcasts podcasts;
    public final MemorySonicIndex sonic = new MemorySonicIndex();
    private final Path music;

    /// @param directory for the files
    public SampleLibrary(Path directory) throws IOException {
        music = Files.createDirectories(directory.resolve("music"));
        podcasts = new SamplePodcasts(directory.resolve("podcasts"), annotations, NOW);
        musicFolders = new MemoryMusicFolders(
                List.of(new MusicFolder(1, "Music", music),
                        new MusicFolder(2, "Private", Files.createDirectories(directory.resolve("private")))));
        addPeople();
        addFolders();
        addAlbums();
        addTracks();
        addSounds();
    }

    /// The opening sounds like the lost one, then the secret one, then the closing; the opus like the closing only.
    private void addSounds() {
        sonic.put(OPENING, new float[]{1, 0, 0});
        sonic.put(LOST, new float[]{0.96f, 0.28f, 0});
        sonic.put(SECRET, new float[]{0.8f, 0.6f, 0});
        sonic.put(CLOSING, new float[]{0.6f, 0.8f, 0});
        sonic.put(OPUS, new float[]{0, 1, 0});
    }

    private void addPeople() {
        accounts.add(ANNA, PASSWORD);
        accounts.add(LENA, PASSWORD);
        accounts.addApiKey(API_KEY, ANNA.id());
        artwork.add(ANNA.id(), picture("anna"));
        catalogue.add(new Artist(EXAMPLES.id(), EXAMPLES.name(), "Examples, The", "mbid-examples", 2, 3,
                List.of("albumartist", "artist"), true, "the band of the samples"));
        catalogue.add(new Artist(UNICODE.id(), UNICODE.name(), UNICODE.name(), null, 1, 1,
                List.of("albumartist", "artist"), false, null));
        catalogue.add(
                new Artist(COMPOSER.id(), COMPOSER.name(), "Composer, Clara", null, 0, 1, List.of("composer"), false,
                        null));
        artwork.add(EXAMPLES.id(), picture("examples"));
    }

    private void addFolders() {
        catalogue.add(new Folder(ROOT, 1, null, "Music", "", null, null, false, false, NOW));
        catalogue.add(
                new Folder(ARTIST_FOLDER, 1, ROOT, "The Examples", "The Examples", null, EXAMPLES.id(), false, true,
                        NOW));
        catalogue.add(new Folder(ALBUM_FOLDER, 1, ARTIST_FOLDER, "First Light", "The Examples/First Light", FIRST, null,
                true, false, NOW));
        catalogue.add(
                new Folder(new FolderId("folderSecret0000"), 2, null, "Private", "", null, null, false, false, NOW));
    }

    private void addAlbums() {
        catalogue.add(new Album(FIRST, 1, ALBUM_FOLDER, "First <Light> & \"Dark\"", "First Light", "2011 remaster",
                "The Examples", List.of(EXAMPLES), 3,
                Duration.ofMinutes(10), new PartialDate(2011, 5, null), new PartialDate(1973, 3, 1),
                List.of("Rock", "Jazz"), List.of("Calm"), List.of("Label A"),
                List.of("CAT 1"), null, List.of("album", "live"), "mbid-first", null, false, ExplicitStatus.CLEAN,
                List.of(new DiscTitle(1, "Day", null), new DiscTitle(2, "", CLOSING)), true, NOW.minusSeconds(500)));
        catalogue.add(new Album(SECOND, 1, ROOT, "Zweites \u0001Album", null, null, "Ünï Cödé 音楽", List.of(UNICODE), 1,
                Duration.ofMillis(1500), null, null, List.of(),
                List.of(), List.of(), List.of(), null, List.of(), null, null, true, ExplicitStatus.UNKNOWN, List.of(),
                false, NOW.minusSeconds(100)));
        catalogue.add(new Album(HIDDEN, 2, new FolderId("folderSecret0000"), "Hidden", null, null, "The Examples",
                List.of(EXAMPLES), 1, Duration.ofMinutes(1),
                PartialDate.ofYear(1999), null, List.of("Rock"), List.of(), List.of(), List.of(), null, List.of(), null,
                null, false, ExplicitStatus.UNKNOWN,
                List.of(), false, NOW));
        artwork.add(FIRST, picture("first"));
    }

    private void addTracks() throws IOException {
        Credits examples = new Credits("The Examples feat. Ünï Cödé", List.of(EXAMPLES, UNICODE), "The Examples",
                List.of(EXAMPLES), "Clara Composer",
                List.of(new Contributor("composer", null, COMPOSER), new Contributor("performer", "violin", UNICODE)));
        TrackDetails details = new TrackDetails(new PartialDate(2011, 5, null), new PartialDate(1973, 3, 1),
                List.of("Rock", "Jazz"), List.of("Calm"), 120, "Am",
                "A \"comment\"", List.of("ISRC1", "ISRC2"), "eng", null, List.of("Group"),
                List.of(new Work("Work", "mbid-work")),
                List.of(new Movement("Allegro", 1, 3)), ExplicitStatus.EXPLICIT,
                new ReplayGain(-6.5, 0.98, -7.0, 1.0, 1.5, false), "mbid-recording", null);
        add(new Track(OPENING, 1, ALBUM_FOLDER, FIRST, "First <Light> & \"Dark\"", "Opening & <Song>", "Opening", 1, 1,
                examples, details,
                new AudioProperties("flac", 900, 16, 44100, 2, Duration.ofMillis(200_499)),
                file("The Examples/First Light/01 Öpening.flac", "flac", "audio/flac", false), CoverSource.ALBUM,
                NOW.minusSeconds(500)));
        TrackDetails plain = new TrackDetails(null, null, List.of("Rock"), List.of(), null, null, null, List.of(), null,
                null, List.of(), List.of(), List.of(),
                ExplicitStatus.UNKNOWN, ReplayGain.UNKNOWN, null, null);
        Credits alone = new Credits("The Examples", List.of(EXAMPLES), "The Examples", List.of(EXAMPLES), null,
                List.of());
        add(new Track(CLOSING, 1, ALBUM_FOLDER, FIRST, "First <Light> & \"Dark\"", "Closing \uD800 half", null, 2, 1,
                alone, plain,
                new AudioProperties("mp3", 128, 0, 44100, 2, Duration.ofSeconds(399)),
                file("The Examples/First Light/01 Closing.mp3", "mp3", "audio/mpeg", false),
                CoverSource.TRACK, NOW.minusSeconds(400)));
        Credits unicode = new Credits(UNICODE.name(), List.of(UNICODE), UNICODE.name(), List.of(UNICODE), null,
                List.of());
        add(new Track(OPUS, 1, ROOT, SECOND, "Zweites \u0001Album", "Ein \u0002Lied", null, null, null, unicode, plain,
                new AudioProperties("opus", 96, 0, 48000, 2, Duration.ofMillis(1500)),
                file("Lied.opus", "opus", "audio/ogg", false), CoverSource.NONE,
                NOW.minusSeconds(100)));
        add(new Track(SECRET, 2, new FolderId("folderSecret0000"), HIDDEN, "Hidden", "Secret", null, 1, 1, alone, plain,
                new AudioProperties("mp3", 320, 0, 44100, 2, Duration.ofMinutes(1)),
                file("../music/secret.mp3", "mp3", "audio/mpeg", false), CoverSource.NONE, NOW));
        catalogue.add(
                new Track(LOST, 1, ALBUM_FOLDER, FIRST, "First <Light> & \"Dark\"", "Lost", null, 1, 9, alone, plain,
                        new AudioProperties("mp3", 320, 0, 44100, 2, Duration.ofMinutes(1)),
                        new TrackFile("The Examples/First Light/09 Lost.mp3", 5, NOW, "mp3", "audio/mpeg", false, true),
                        CoverSource.ALBUM, NOW));
    }

    private static TrackFile file(String path, String suffix, String contentType, boolean missing) {
        return new TrackFile(path, FILE_SIZE, NOW, suffix, contentType, false, missing);
    }

    private void add(Track track) throws IOException {
        catalogue.add(track);
        Path file = music.resolve(track.file().path());
        Files.createDirectories(file.getParent());
        byte[] bytes = new byte[FILE_SIZE];
        new Random(track.id().hashCode()).nextBytes(bytes);
        Files.write(file, bytes);
    }

    private static Picture picture(String name) {
        return new Picture(("picture of " + name).getBytes(StandardCharsets.UTF_8), "image/png", "etag-" + name);
    }
}
