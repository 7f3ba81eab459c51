package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.provider.Provider;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.scrobble.Connections;
import io.antiphon.core.scrobble.ScrobblingService;
import io.antiphon.core.user.SecretBox;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.scrobble.JdbcScrobbleAccounts;
import io.antiphon.persistence.scrobble.JdbcScrobbleQueue;
import io.antiphon.persistence.scrobble.ScrobbleOutbox;
import io.antiphon.persistence.search.LuceneSearchIndex;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.LibraryFixture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Scrobbling over a database, put together as the server does when it starts.
record ScrobbleWorld(JdbcAnnotations annotations, ScrobblingService scrobbling) {

    private static final Set<Thread.State> RESTING = EnumSet.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    static ScrobbleWorld over(TestDatabase opened, LibraryFixture library, LuceneSearchIndex index, Clock clock,
            Events events, List<Provider> services) {
        Database database = opened.database();
        Connections connections = new Connections();
        PersonalVersions versions = new PersonalVersions();
        ScrobbleOutbox outbox = new ScrobbleOutbox(database, connections, _ -> {}, clock);
        JdbcAnnotations annotations = new JdbcAnnotations(database, versions, outbox);
        MusicFolders folders = new MusicFolders() {

            @Override
            public List<MusicFolder> listMusicFolders() {
                return library.musicFolders()
                        .stream()
                        .map(id -> new MusicFolder(id, "Music", Path.of("/music").resolve(id.toString())))
                        .toList();
            }

            @Override
            public Optional<MusicFolder> findMusicFolder(int id) {
                return listMusicFolders().stream().filter(one -> one.id() == id).findFirst();
            }
        };
        ScrobblingService scrobbling = new ScrobblingService(
                new ScrobblingService.Stores(new JdbcScrobbleAccounts(database), new JdbcScrobbleQueue(database),
                        new JdbcUsers(database),
                        service -> new JdbcAnnotations(database, versions, outbox.except(service))),
                new ScrobblingService.Music(opened.catalogue(), index, folders), connections,
                () -> new Providers(services), new Reversing(), events, clock);
        return new ScrobbleWorld(annotations, scrobbling);
    }

    /// From then on only what a test asks for is sent: whoever connects or changes something wakes the service's own thread, which looks once.
    static void awaitRest(String service) {
        Eventually.await("the thread of service %s to sleep".formatted(service),
                () -> Thread.getAllStackTraces()
                        .entrySet()
                        .stream()
                        .filter(one -> one.getKey().getName().equals("scrobbling-" + service))
                        .allMatch(one -> RESTING.contains(one.getKey().getState()) && Arrays.stream(one.getValue())
                                .anyMatch(at -> at.getMethodName().equals("rest"))));
    }

    /// Not encryption, but nothing is readable.
    private static final class Reversing implements SecretBox {

        @Override
        public byte[] seal(String secret, String context) {
            return new StringBuilder(context + ":" + secret).reverse().toString().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed, String context) {
            String text = new StringBuilder(new String(sealed, StandardCharsets.UTF_8)).reverse().toString();
            assertThat(text).startsWith(context + ":");
            return text.substring(context.length() + 1);
        }
    }
}
