package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RightsTest {

    @Test
    void aRoleBringsAllThatLowerOnesBring() {
        Role[] roles = Role.values();
        for (int i = 1; i < roles.length; i++) {
            assertThat(roles[i].defaults()).containsAll(roles[i - 1].defaults());
            assertThat(roles[i].isAbove(roles[i - 1])).isTrue();
            assertThat(roles[i - 1].isAbove(roles[i])).isFalse();
        }
        assertThat(Role.OWNER.defaults()).containsExactlyInAnyOrder(Permission.values());
    }

    @Test
    void everySetOfPermissionsIsAnOffsetFromEveryRoleButTheOwners() {
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.OWNER))) {
            for (Permission one : Permission.values()) {
                Set<Permission> wanted = EnumSet.complementOf(EnumSet.of(one));
                Rights rights = Rights.exactly(role, wanted);
                assertThat(rights.permissions()).isEqualTo(wanted);
                assertThat(Arrays.stream(Permission.values()).filter(rights::include)).hasSameElementsAs(wanted);
                assertThat(rights.with(Set.of(one), Set.of()).permissions()).hasSize(Permission.values().length);
            }
            assertThat(Rights.exactly(role, Set.of()).permissions()).isEmpty();
        }
    }

    @Test
    void whatWasSaidOfAnAccountStaysWhenItsRoleChanges() {
        Rights curator = new Rights(Role.CURATOR, Set.of(Permission.MANAGE_SERVER), Set.of(Permission.DOWNLOAD));
        assertThat(curator.as(Role.LISTENER).include(Permission.MANAGE_SERVER)).isTrue();
        assertThat(curator.as(Role.LISTENER).include(Permission.DOWNLOAD)).isFalse();
        assertThat(curator.as(Role.LISTENER).include(Permission.PODCAST)).isFalse();
    }

    @Test
    void nothingIsWithdrawnFromAnOwner() {
        assertThat(new Rights(Role.OWNER, Set.of(), EnumSet.allOf(Permission.class))).isEqualTo(Rights.of(Role.OWNER));
    }
}
