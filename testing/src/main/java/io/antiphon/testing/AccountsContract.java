package io.antiphon.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.AccessScope;
import io.antiphon.core.user.ApiKey;
import io.antiphon.core.user.ApiKeys;
import io.antiphon.core.user.AppPassword;
import io.antiphon.core.user.AppPasswords;
import io.antiphon.core.user.OwnSettings;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.Terms;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Users], [AppPasswords] and [ApiKeys] must do.
public abstract class AccountsContract {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final UserId CAROL = new UserId("user000000000009");

    private Users users;
    private AppPasswords appPasswords;
    private ApiKeys apiKeys;

    protected abstract Users users();

    protected abstract AppPasswords appPasswords();

    protected abstract ApiKeys apiKeys();

    @BeforeEach
    void open() {
        users = users();
        appPasswords = appPasswords();
        apiKeys = apiKeys();
        users.createUser(carol("Carol"), "hash");
    }

    @Test
    void aUserIsFoundByIdAndByNameWithoutCase() {
        assertThat(users.findUser(CAROL)).contains(carol("Carol"));
        assertThat(users.findUserNamed("cAROL")).contains(carol("Carol"));
        assertThat(users.findUserNamed("nobody")).isEmpty();
        assertThat(users.findLoginHash(CAROL)).contains("hash");
    }

    @Test
    void aTakenNameIsRefusedAndLeavesTheOtherAlone() {
        User other = new User(new UserId("user000000000010"), "CAROL", null, Set.of(), null, 0, true, NOON, null);
        assertThatThrownBy(() -> users.createUser(other, null)).isInstanceOf(LibraryException.Conflict.class)
                .hasMessageContaining("CAROL");
        assertThat(users.findUser(other.id())).isEmpty();
    }

    @Test
    void updatingReplacesEverythingButTheLoginAndTheAvatar() {
        users.setAvatar(CAROL, new byte[]{1, 2}, NOON);
        User changed = new User(CAROL, "carol", null, Set.of(), null, 0, false, NOON, NOON);
        assertThat(users.updateUser(CAROL, before -> changed)).isEqualTo(changed);
        assertThat(users.findUser(CAROL)).contains(changed);
        assertThat(users.findLoginHash(CAROL)).contains("hash");
        assertThat(users.findAvatar(CAROL)).contains(new byte[]{1, 2});
        users.setAvatar(CAROL, null, NOON);
        assertThat(users.findAvatar(CAROL)).isEmpty();
    }

    @Test
    void rolesPermissionsAndDisablingAreKept() {
        Rights rights = new Rights(Role.CURATOR, Set.of(Permission.MANAGE_USERS), Set.of(Permission.DOWNLOAD));
        User changed = new User(CAROL, "carol", null, rights, null, 0, true, true, NOON, null);
        users.updateUser(CAROL, before -> changed);
        assertThat(users.findUser(CAROL)).contains(changed);
        assertThat(users.findUser(CAROL).orElseThrow().may(Permission.STREAM)).as("while disabled").isFalse();
        assertThatThrownBy(() -> users.updateUser(new UserId("nobody"), before -> before))
                .isInstanceOf(LibraryException.NotFound.class);
    }

    @Test
    void whatPeopleSetForThemselvesIsKept() {
        OwnSettings own = new OwnSettings(false, 192, "opus", false);
        assertThat(users.findUser(CAROL).orElseThrow().own()).isNotEqualTo(own);
        users.updateUser(CAROL, before -> new User(before.id(), before.name(), before.email(), before.rights(),
                before.musicFolders(), before.maxBitRate(), own, before.disabled(), before.createdAt(),
                before.avatarChangedAt()));
        assertThat(users.findUser(CAROL).orElseThrow().own()).isEqualTo(own);
        UserId other = new UserId("user000000000050");
        users.createUser(new User(other, "other", null, Rights.of(Role.LISTENER), null, 0, own, false, NOON, null),
                null);
        assertThat(users.findUser(other).orElseThrow().own()).isEqualTo(own);
    }

    @Test
    void theLastOwnerStays() {
        UserId owner = owner("user000000000020");
        assertThatThrownBy(() -> users.deleteUser(owner, found -> {})).isInstanceOf(LibraryException.Conflict.class);
        assertThatThrownBy(() -> users.updateUser(owner, AccountsContract::demoted))
                .isInstanceOf(LibraryException.Conflict.class);
        assertThatThrownBy(() -> users.updateUser(owner, AccountsContract::disabled))
                .isInstanceOf(LibraryException.Conflict.class);
        assertThat(users.findUser(owner).orElseThrow().may(Permission.MANAGE_USERS)).isTrue();
        UserId other = owner("user000000000021");
        users.updateUser(other, AccountsContract::disabled);
        assertThatThrownBy(() -> users.deleteUser(owner, found -> {})).as("the other is disabled")
                .isInstanceOf(LibraryException.Conflict.class);
        users.deleteUser(other, found -> {});
    }

    @Test
    void ofOwnersWhoAreTakenAwayAtOnceOneStays() throws InterruptedException {
        List<UserId> owners = IntStream.range(30, 36).mapToObj(i -> owner("user0000000000" + i)).toList();
        AtomicInteger refused = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            UserId owner = owners.get(i);
            Runnable way = List.<Runnable>of(() -> users.updateUser(owner, AccountsContract::demoted),
                    () -> users.updateUser(owner, AccountsContract::disabled),
                    () -> users.deleteUser(owner, found -> {})).get(i % 3);
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    together.await();
                    way.run();
                } catch (LibraryException.Conflict _) {
                    refused.incrementAndGet();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        together.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(users.listUsers()).filteredOn(user -> user.role() == Role.OWNER && !user.disabled()).hasSize(1);
        assertThat(refused).hasValue(1);
    }

    private UserId owner(String id) {
        UserId owner = new UserId(id);
        users.createUser(
                new User(owner, id, null, Rights.of(Role.OWNER), null, 0, true, false, NOON, null), null);
        return owner;
    }

    private static User demoted(User user) {
        return user.withRights(Rights.of(Role.MANAGER));
    }

    private static User disabled(User user) {
        return new User(user.id(), user.name(), user.email(), user.rights(), user.musicFolders(), user.maxBitRate(),
                user.scrobblingEnabled(), true, user.createdAt(), user.avatarChangedAt());
    }

    @Test
    void deletingAUserTakesAllThatIsTheirs() {
        appPasswords.addAppPassword(appPassword("app0000000000001", "phone"));
        apiKeys.addApiKey(new ApiKey("key0000000000001", CAROL, "script", "abc", Terms.UNLIMITED, NOON, null));
        users.deleteUser(CAROL, user -> assertThat(user.id()).isEqualTo(CAROL));
        assertThat(users.findUserNamed("Carol")).isEmpty();
        assertThat(appPasswords.listAppPasswords(CAROL)).isEmpty();
        assertThat(apiKeys.findByHash("abc")).isEmpty();
    }

    @Test
    void anAppPasswordIsKeptReplacedAndRevoked() {
        appPasswords.addAppPassword(appPassword("app0000000000001", "phone"));
        appPasswords.addAppPassword(appPassword("app0000000000002", "tablet"));
        appPasswords.replaceAppPassword(appPassword("app0000000000003", "phone"));
        assertThat(appPasswords.listAppPasswords(CAROL)).extracting(AppPassword::id)
                .containsExactlyInAnyOrder("app0000000000002", "app0000000000003");
        appPasswords.deleteAppPassword(new UserId("somebody"), "app0000000000002");
        assertThat(appPasswords.listAppPasswords(CAROL)).hasSize(2);
        appPasswords.deleteAppPassword(CAROL, "app0000000000002");
        assertThat(appPasswords.listAppPasswords(CAROL).getFirst().sealed()).containsExactly(7, 8, 9);
    }

    @Test
    void whatACredentialIsGoodForIsKept() {
        Terms terms = new Terms(new AccessScope(true, true, 3), NOON.plusSeconds(60));
        apiKeys.addApiKey(new ApiKey("key0000000000001", CAROL, "script", "abc", terms, NOON, null));
        appPasswords.addAppPassword(
                new AppPassword("app0000000000001", CAROL, "phone", new byte[]{7}, terms, NOON, null));
        assertThat(apiKeys.findByHash("abc").orElseThrow().terms()).isEqualTo(terms);
        assertThat(appPasswords.listAppPasswords(CAROL).getFirst().terms()).isEqualTo(terms);
    }

    @Test
    void useIsNotedOnceAMinute() {
        apiKeys.addApiKey(new ApiKey("key0000000000001", CAROL, "script", "abc", Terms.UNLIMITED, NOON, null));
        apiKeys.markUsed("key0000000000001", NOON);
        apiKeys.markUsed("key0000000000001", NOON.plusSeconds(59));
        assertThat(lastUsed()).isEqualTo(NOON);
        apiKeys.markUsed("key0000000000001", NOON.plusSeconds(60));
        assertThat(lastUsed()).isEqualTo(NOON.plusSeconds(60));
    }

    private Instant lastUsed() {
        return Objects.requireNonNull(apiKeys.findByHash("abc").orElseThrow().lastUsedAt());
    }

    private static AppPassword appPassword(String id, String name) {
        return new AppPassword(id, CAROL, name, new byte[]{7, 8, 9}, Terms.UNLIMITED, NOON, null);
    }

    private static User carol(String name) {
        return new User(CAROL, name, "carol@example.org", Set.of(Permission.STREAM, Permission.PLAYLIST), Set.of(1, 3),
                320, true, NOON, null);
    }
}
