package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessScopeTest {

    @Test
    void aFullScopeTakesNothingAway() {
        User admin = owner();
        assertThat(AccessScope.FULL.narrow(admin)).isSameAs(admin);
    }

    @Test
    void anyScopeTakesAdministrationAndSettingsAway() {
        User admin = owner();
        for (AccessScope scope : Set.of(new AccessScope(true, false, null), new AccessScope(false, true, null),
                new AccessScope(false, false, 1))) {
            assertThat(scope.narrow(admin).permissions()).doesNotContain(Permission.MANAGE_USERS,
                    Permission.MANAGE_SERVER, Permission.READ_AUDIT, Permission.SETTINGS);
            assertThat(scope.narrow(admin).may(Permission.STREAM)).isTrue();
        }
    }

    @Test
    void readingLeavesWhatChangesNothing() {
        assertThat(new AccessScope(true, false, null).narrow(user(EnumSet.allOf(Permission.class), null)).permissions())
                .containsExactlyInAnyOrder(Permission.STREAM, Permission.DOWNLOAD, Permission.VIDEO_CONVERSION);
    }

    @Test
    void noScopeGrantsWhatItsOwnerMayNot() {
        User owner = user(Set.of(Permission.STREAM), Set.of(1, 2));
        assertThat(new AccessScope(false, true, 2).narrow(owner).permissions()).containsExactly(Permission.STREAM);
        assertThat(new AccessScope(false, false, 2).narrow(owner).musicFolders()).containsExactly(2);
        assertThat(new AccessScope(false, false, 3).narrow(owner).musicFolders()).isEmpty();
        assertThat(new AccessScope(false, false, 3).narrow(user(Set.of(), null)).musicFolders()).containsExactly(3);
    }

    @Test
    void termsEndAtTheirMoment() {
        Instant end = Instant.parse("2030-01-01T00:00:00Z");
        Terms terms = new Terms(AccessScope.FULL, end);
        assertThat(terms.isExpired(end.minusMillis(1))).isFalse();
        assertThat(terms.isExpired(end)).isTrue();
        assertThat(Terms.UNLIMITED.isExpired(Instant.MAX)).isFalse();
    }

    private static User owner() {
        return user(Set.of(), null).withRights(Rights.of(Role.OWNER));
    }

    private static User user(Set<Permission> permissions, @Nullable Set<Integer> folders) {
        return new User(new UserId("carol"), "carol", null, permissions, folders, 0, true, Instant.EPOCH, null);
    }
}
