package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.pairing.PairingCode;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.user.JdbcExternalIdentities;
import io.antiphon.persistence.user.JdbcPairingCodes;
import io.antiphon.persistence.user.JdbcSpentTickets;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.testing.Together;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// What the tables of signing in must do in every database.
final class SignInStoreCases {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final UserId CAROL = new UserId("carol-id");

    private SignInStoreCases() {}

    static void holdFor(Database database) throws InterruptedException {
        codes(new JdbcPairingCodes(database));
        tickets(new JdbcSpentTickets(database));
        identities(database);
    }

    private static void codes(JdbcPairingCodes codes) throws InterruptedException {
        codes.replace(code("first"));
        codes.replace(code("second"));
        assertThat(codes.findByHandle("first")).as("the former code").isEmpty();
        assertThat(codes.findByHandle("second")).contains(code("second"));
        AtomicInteger begun = new AtomicInteger();
        Together.run(8, _ -> {
            if (codes.beginAttempt("second", 5)) {
                begun.incrementAndGet();
            }
        });
        assertThat(begun).as("attempts at once").hasValue(5);
        assertThat(codes.take("second", "wrong")).isFalse();
        AtomicInteger taken = new AtomicInteger();
        Together.run(8, _ -> {
            if (codes.take("second", "hash of second")) {
                taken.incrementAndGet();
            }
        });
        assertThat(taken).hasValue(1);
        codes.replace(code("third"));
        codes.deleteExpired(NOON.minusMillis(1));
        assertThat(codes.findByHandle("third")).isPresent();
        codes.deleteExpired(NOON);
        assertThat(codes.findByHandle("third")).isEmpty();
        Together.run(6, worker -> codes.replace(code("of worker " + worker)));
    }

    private static void tickets(JdbcSpentTickets tickets) throws InterruptedException {
        AtomicInteger spent = new AtomicInteger();
        Together.run(8, _ -> {
            if (tickets.spend("one", NOON)) {
                spent.incrementAndGet();
            }
        });
        assertThat(spent).hasValue(1);
        tickets.forgetExpired(NOON.minusMillis(1));
        assertThat(tickets.spend("one", NOON)).isFalse();
        tickets.forgetExpired(NOON);
        assertThat(tickets.spend("one", NOON)).isTrue();
    }

    private static void identities(Database database) {
        JdbcUsers users = new JdbcUsers(database);
        JdbcExternalIdentities identities = new JdbcExternalIdentities(database);
        User carol = new User(new UserId("signin-carol"), "signin carol", null, Set.of(), null, 0, true, NOON, null);
        users.createUser(carol, null);
        identities.link("https://one.example", "4711", carol.id(), NOON);
        assertThat(identities.findUser("https://one.example", "4711")).contains(carol.id());
        assertThat(identities.findUser("https://two.example", "4711")).isEmpty();
        assertThat(identities.findUser("https://one.example", "4712")).isEmpty();
        assertThatThrownBy(() -> identities.link("https://one.example", "4711", CAROL, NOON))
                .isInstanceOf(LibraryException.Conflict.class);
        new JdbcPairingCodes(database).replace(new PairingCode(carol.id(), "of carol", "hash", 0, NOON));
        users.deleteUser(carol.id(), _ -> {});
        assertThat(identities.findUser("https://one.example", "4711")).as("of an account that is gone").isEmpty();
        assertThat(new JdbcPairingCodes(database).findByHandle("of carol")).isEmpty();
    }

    private static PairingCode code(String handle) {
        return new PairingCode(CAROL, handle, "hash of " + handle, 0, NOON);
    }
}
