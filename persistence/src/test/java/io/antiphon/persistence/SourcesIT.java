package io.antiphon.persistence;

import static io.antiphon.testing.LibraryContract.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.job.JobState;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.source.Download;
import io.antiphon.core.source.DownloadService;
import io.antiphon.core.source.Intake;
import io.antiphon.core.source.LocalFolder;
import io.antiphon.core.source.MusicSource;
import io.antiphon.core.source.SourceException;
import io.antiphon.core.source.SourceItem;
import io.antiphon.core.source.SourceItem.State;
import io.antiphon.core.source.SourceKind;
import io.antiphon.core.source.SourceService;
import io.antiphon.core.source.SourceService.NewSource;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.User;
import io.antiphon.persistence.source.JdbcDownloads;
import io.antiphon.persistence.source.JdbcSources;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.LibraryContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Music that is brought in from folders and by addresses, kept on every database.
@OnEveryDatabase
class SourcesIT {

    @TempDir
    private Path folder;
    private final TestDatabase opened;
    private final Database database;
    private final List<String> taken = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile boolean hold;
    private Path there;
    private SourceService sources;
    private DownloadService downloads;
    private User alice;

    SourcesIT(DatabaseOptions options) {
        this.opened = TestDatabase.with(options, LibraryContract.library());
        this.database = opened.database();
    }

    @BeforeEach
    void start() throws IOException {
        there = Files.createDirectories(folder.resolve("there/Album"));
        User known = new JdbcUsers(database).findUser(ALICE).orElseThrow();
        alice = new User(known.id(), known.name(), null, Set.of(Permission.UPLOAD), null, 0, true, Instant.EPOCH, null);
        new JdbcUsers(database).updateUser(ALICE, _ -> alice);
        begin();
    }

    private void begin() {
        IdGenerator ids = new IdGenerator(new Random(taken.size() + 5L));
        SourceService.Settings settings = new SourceService.Settings(folder.resolve("quarantine"), 1_000);
        sources = new SourceService(new JdbcSources(database), this::take,
                new SourceService.Tools((address, _, password) -> {
                    throw new IllegalStateException(address + password);
                }, folders(), new JdbcUsers(database), new Plain()), settings, ids, Clock.systemUTC());
        downloads = new DownloadService(new JdbcDownloads(database), (url, target, _) -> {
            if (url.contains("gone")) {
                throw new SourceException("it is gone");
            }
            Files.writeString(target, url.contains("page") ? "no music" : "sound of " + url);
        }, this::take, new JdbcUsers(database), settings, ids, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        held.countDown();
        sources.close();
        downloads.close();
        opened.close();
    }

    private MusicFolders folders() {
        return new MusicFolders() {

            @Override
            public List<MusicFolder> listMusicFolders() {
                return List.of(new MusicFolder(1, "Music", folder.resolve("music")));
            }

            @Override
            public Optional<MusicFolder> findMusicFolder(int id) {
                return listMusicFolders().stream().filter(one -> one.id() == id).findFirst();
            }
        };
    }

    private static final class Plain implements SecretBox {

        @Override
        public byte[] seal(String secret, String context) {
            return secret.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed, String context) {
            return new String(sealed, StandardCharsets.UTF_8);
        }
    }

    /// Whoever takes files in knows music by what it says of itself.
    private Intake.Taken take(User owner, Path file, String name, int musicFolder)
            throws Intake.RefusedException, IOException, InterruptedException {
        assertThat(owner.id()).isEqualTo(ALICE);
        assertThat(musicFolder).isEqualTo(1);
        String content = Files.readString(file);
        if (!content.startsWith("sound")) {
            throw new Intake.RefusedException("this is no music");
        }
        taken.add(name);
        if (hold) {
            held.await();
        }
        return new Intake.Taken(new TrackId("track%011d".formatted(taken.size())), false);
    }

    private MusicSource add() {
        return sources.add(alice,
                new NewSource("Disk", SourceKind.FOLDER, folder.resolve("there").toString(), null, null, 1));
    }

    private MusicSource ended(String id) {
        Eventually.await("the source to be brought in", () -> !sources.find(id).importing());
        return sources.find(id);
    }

    @Test
    void whatIsNewIsBroughtInOnceAndOneBadFileCostsNoOther() throws IOException {
        Files.writeString(there.resolve("one.mp3"), "sound one");
        Files.writeString(there.resolve("two.flac"), "no sound");
        Files.writeString(there.resolve("three.ogg"), "sound " + "x".repeat(2_000));
        Files.writeString(there.resolve("cover.jpg"), "picture");
        Files.writeString(there.resolve("zero.opus"), "sound zero");
        MusicSource source = add();
        sources.scan(source.id());
        assertThat(ended(source.id()).note()).isEqualTo("2 files of 4 are in the library, 2 failed");
        assertThat(taken).containsExactly("one.mp3", "zero.opus");
        assertThat(sources.count(source.id()))
                .isEqualTo(Map.of(State.PLACED, 2L, State.REFUSED, 1L, State.FAILED, 1L));
        assertThat(sources.listTroubles(source.id(), 10)).extracting(SourceItem::id)
                .containsExactlyInAnyOrder("Album/two.flac", "Album/three.ogg");
        sources.scan(source.id());
        assertThat(ended(source.id()).note()).as("only what failed is tried again")
                .isEqualTo("0 files of 1 are in the library, 1 failed");
        Files.writeString(there.resolve("two.flac"), "sound at last");
        Files.writeString(there.resolve("three.ogg"), "sound");
        sources.scan(source.id());
        assertThat(ended(source.id()).note()).startsWith("2 files of 2");
        assertThat(sources.ended(source.id()).how()).isEqualTo(JobState.DONE);
        try (var left = Files.list(folder.resolve("quarantine"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatWasUnderWayGoesOnAfterARestartWithoutDoingItAgain() throws IOException {
        Files.writeString(there.resolve("one.mp3"), "sound one");
        Files.writeString(there.resolve("two.mp3"), "sound two");
        hold = true;
        MusicSource source = add();
        sources.scan(source.id());
        Eventually.await("the first to be taken", () -> taken.size() == 1);
        assertThat(sources.listWork().get(source.id())).satisfies(work -> assertThat(work.total()).isEqualTo(2));
        sources.close();
        hold = false;
        held.countDown();
        begin();
        assertThat(sources.find(source.id()).importing()).isTrue();
        sources.start();
        assertThat(ended(source.id()).note()).contains("in the library, 0 failed");
        assertThat(sources.count(source.id())).isEqualTo(Map.of(State.PLACED, 2L));
    }

    @Test
    void whoCancelsKeepsWhatWasBroughtIn() throws IOException {
        Files.writeString(there.resolve("one.mp3"), "sound one");
        Files.writeString(there.resolve("two.mp3"), "sound two");
        hold = true;
        MusicSource source = add();
        sources.scan(source.id());
        Eventually.await("the first to be taken", () -> taken.size() == 1);
        sources.cancel(source.id());
        hold = false;
        held.countDown();
        Eventually.await("it to end", () -> sources.listWork().isEmpty());
        assertThat(sources.ended(source.id()).how()).isEqualTo(JobState.CANCELLED);
        assertThat(taken).containsExactly("one.mp3");
        sources.remove(source.id());
        assertThat(database.sql().find("SELECT COUNT(*) FROM source_item", row -> row.number(1))).contains(0L);
    }

    @Test
    void sourcesThatMakeNoSenseAreRefusedAndOnesThatAreGoneAreToldOf() throws Exception {
        for (NewSource wanted : List.of(new NewSource("", SourceKind.FOLDER, there.toString(), null, null, 1),
                new NewSource("x", SourceKind.FOLDER, "relative", null, null, 1),
                new NewSource("x", SourceKind.FOLDER, folder.resolve("nowhere").toString(), null, null, 1),
                new NewSource("x", SourceKind.WEB, "ftp://host/", null, null, 1),
                new NewSource("x", SourceKind.WEB, "http://name:word@host/", null, null, 1))) {
            assertThatThrownBy(() -> sources.add(alice, wanted)).as("%s", wanted)
                    .isInstanceOf(LibraryException.Invalid.class);
        }
        assertThatThrownBy(
                () -> sources.add(alice, new NewSource("x", SourceKind.FOLDER, there.toString(), null, null, 9)))
                .isInstanceOf(LibraryException.NotFound.class);
        MusicSource source = add();
        assertThat(sources.health(source.id()).trouble()).isNull();
        Files.delete(there);
        Files.delete(folder.resolve("there"));
        assertThat(sources.health(source.id()).trouble()).isNotNull();
        sources.scan(source.id());
        assertThat(ended(source.id()).note()).startsWith("failed: ");
        assertThat(sources.ended(source.id()).how()).isEqualTo(JobState.FAILED);
    }

    @Test
    void aFolderOnTheDiskLeadsNowhereElse() throws Exception {
        Files.writeString(folder.resolve("secret.mp3"), "secret");
        Files.createSymbolicLink(there.resolve("link.mp3"), folder.resolve("secret.mp3"));
        Files.createSymbolicLink(there.resolve("up"), folder);
        LocalFolder local = new LocalFolder(folder.resolve("there"));
        assertThat(local.list("Album")).isEmpty();
        assertThat(local.list("")).singleElement().satisfies(album -> assertThat(album.folder()).isTrue());
        for (String id : List.of("../secret.mp3", folder.resolve("secret.mp3").toString(), "Album/link.mp3",
                "Album/up/secret.mp3", "nothing", "a\0b")) {
            assertThatThrownBy(() -> local.fetch(id, folder.resolve("target"), 100)).as(id)
                    .isInstanceOf(SourceException.class);
        }
    }

    @Test
    void filesAreFetchedByTheirAddressesAndSayWhatBecameOfThem() {
        Download song = downloads.add(alice, "https://example.org/a%20song.mp3?x=1", 1);
        Download page = downloads.add(alice, "https://example.org/page", 1);
        Download gone = downloads.add(alice, "https://example.org/gone.mp3", 1);
        Eventually.await("all to be fetched", () -> downloads.listWork().isEmpty());
        assertThat(downloads.find(alice, song.id()).state()).isEqualTo(Download.State.PLACED);
        assertThat(downloads.find(alice, song.id()).track()).isEqualTo(new TrackId("track00000000001"));
        assertThat(taken).containsExactly("a song.mp3");
        assertThat(downloads.find(alice, page.id())).satisfies(refused -> {
            assertThat(refused.state()).isEqualTo(Download.State.REFUSED);
            assertThat(refused.note()).isEqualTo("this is no music");
        });
        assertThat(downloads.ended(gone.id()).how()).isEqualTo(JobState.FAILED);
        assertThat(downloads.list(alice, null, 10)).hasSize(3);
        downloads.begin(alice, gone.id());
        Eventually.await("it to be tried again", () -> downloads.listWork().isEmpty());
        downloads.remove(alice, gone.id());
        assertThatThrownBy(() -> downloads.find(alice, gone.id())).isInstanceOf(LibraryException.NotFound.class);
        for (String url : List.of("file:///etc/passwd", "https://a:b@example.org/x.mp3", "x.mp3", "http:///x",
                "https://example.org/" + "x".repeat(2_000))) {
            assertThatThrownBy(() -> downloads.add(alice, url, 1)).as(url)
                    .isInstanceOf(LibraryException.Invalid.class);
        }
        User listener = new User(ALICE, "alice", null, Set.of(), null, 0, true, Instant.EPOCH, null);
        assertThatThrownBy(() -> downloads.add(listener, "https://example.org/a.mp3", 1))
                .isInstanceOf(LibraryException.Forbidden.class);
    }

    @Test
    void whatWaitedIsFetchedAfterARestart() {
        hold = true;
        Download first = downloads.add(alice, "https://example.org/first.mp3", 1);
        Download second = downloads.add(alice, "https://example.org/second.mp3", 1);
        Eventually.await("the first to be taken", () -> taken.size() == 1);
        downloads.close();
        hold = false;
        held.countDown();
        begin();
        downloads.start();
        Eventually.await("both to be fetched", () -> downloads.listWork().isEmpty());
        assertThat(downloads.find(alice, first.id()).state()).isEqualTo(Download.State.PLACED);
        assertThat(downloads.find(alice, second.id()).state()).isEqualTo(Download.State.PLACED);
    }
}
