package io.antiphon.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RepeatedGuessesTest {

    private static final Credentials OLD = new Credentials.Password("anna", "old");
    private static final Credentials TOKEN = new Credentials.Token("anna", "0123", "salt");

    private final List<Credentials> checked = new ArrayList<>();
    private final AtomicLong generation = new AtomicLong();
    private final AtomicLong millis = new AtomicLong();
    private Authentication outcome = new Authentication.Rejected();
    private final RepeatedGuesses guesses = new RepeatedGuesses((credentials, address) -> {
        checked.add(credentials);
        return outcome;
    }, generation::get, (address, shown) -> address + shown, clock());

    @Test
    void theSameWrongPasswordOrTokenIsCheckedOnce() {
        for (int i = 0; i < 300; i++) {
            assertThat(guesses.authenticate(OLD, "1.2.3.4")).isInstanceOf(Authentication.Rejected.class);
            assertThat(guesses.authenticate(TOKEN, "1.2.3.4")).isInstanceOf(Authentication.Rejected.class);
        }
        assertThat(checked).containsExactly(OLD, TOKEN);
    }

    @Test
    void anotherPasswordUserSaltOrAddressIsAnotherGuess() {
        guesses.authenticate(OLD, "1.2.3.4");
        guesses.authenticate(OLD, "1.2.3.5");
        guesses.authenticate(new Credentials.Password("anna", "older"), "1.2.3.4");
        guesses.authenticate(new Credentials.Password("bert", "old"), "1.2.3.4");
        guesses.authenticate(TOKEN, "1.2.3.4");
        guesses.authenticate(new Credentials.Token("anna", "0123", "pepper"), "1.2.3.4");
        assertThat(checked).hasSize(6);
    }

    @Test
    void aPasswordThatBecomesRightIsRightAtOnce() {
        guesses.authenticate(OLD, "1.2.3.4");
        generation.incrementAndGet();
        guesses.authenticate(OLD, "1.2.3.4");
        assertThat(checked).hasSize(2);
    }

    @Test
    void afterAWhileItIsCheckedAgainAsOtherProcessesChangeAccountsToo() {
        guesses.authenticate(OLD, "1.2.3.4");
        millis.addAndGet(Duration.ofSeconds(20).toMillis());
        guesses.authenticate(OLD, "1.2.3.4");
        assertThat(checked).hasSize(2);
    }

    @Test
    void whatWasNotCheckedAsItHadToWaitIsCheckedNextTime() {
        outcome = new Authentication.Throttled(Duration.ofSeconds(1));
        guesses.authenticate(OLD, "1.2.3.4");
        guesses.authenticate(OLD, "1.2.3.4");
        assertThat(checked).hasSize(2);
    }

    @Test
    void keysAreAlwaysChecked() {
        outcome = new Authentication.UnknownKey();
        guesses.authenticate(new Credentials.Key("k"), "1.2.3.4");
        guesses.authenticate(new Credentials.Key("k"), "1.2.3.4");
        assertThat(checked).hasSize(2);
    }

    private Clock clock() {
        InstantSource now = () -> Instant.ofEpochMilli(millis.get());
        return now.withZone(ZoneOffset.UTC);
    }
}
