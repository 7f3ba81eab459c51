package io.antiphon.persistence.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.pairing.PairingOutcome;
import io.antiphon.core.pairing.PairingOutcome.Kind;
import io.antiphon.core.pairing.PairingOutcome.Paired;
import io.antiphon.core.pairing.PairingService;
import io.antiphon.core.pairing.PairingService.Armed;
import io.antiphon.core.user.AppPassword;
import io.antiphon.core.user.User;
import io.antiphon.testing.Together;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Codes over a real database, and a clock that is moved.
class PairingServiceIT {

    private static final String PHONE = "192.168.1.20";

    @TempDir
    private Path folder;
    private SignInParts parts;
    private PairingService pairing;
    private User carol;

    @BeforeEach
    void open() {
        parts = new SignInParts(folder);
        pairing = new PairingService(new JdbcPairingCodes(parts.database), parts.users, parts.appPasswords,
                parts.apiKeys, parts.secrets, parts.limiter, parts.trail, parts.clock);
        carol = parts.account("carol");
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @Test
    void aCodeIsExchangedOnceForAnAppPasswordThatIsCalledLikeTheDevice() {
        Armed armed = pairing.arm(carol);
        Paired paired = paired(pairing.exchange(armed.code(), "Carol's phone", Kind.APP_PASSWORD, PHONE));
        assertThat(paired.user()).isEqualTo(carol);
        AppPassword made = parts.appPasswords.list(carol.id()).getFirst();
        assertThat(made.name()).isEqualTo("Carol's phone");
        assertThat(parts.appPasswords.reveal(carol, made.id())).isEqualTo(paired.secret());
        refused(armed.code());
        assertThat(parts.told).contains("PAIRING_ARMED operator  carol", "PAIRED carol " + PHONE + " carol",
                "PAIRING_FAILED  " + PHONE + " ");
        assertThat(String.join("\n", parts.told)).doesNotContain(armed.code()).doesNotContain(paired.secret());
        assertThat(armed + " " + paired).doesNotContain(armed.code()).doesNotContain(paired.secret());
    }

    @Test
    void anApiKeyIsGivenToWhoAsksForOne() {
        paired(pairing.exchange(pairing.arm(carol).code(), "", Kind.API_KEY, PHONE));
        assertThat(parts.apiKeys.list(carol.id())).extracting(key -> key.name()).containsExactly("Phone");
        assertThat(parts.appPasswords.list(carol.id())).isEmpty();
    }

    @Test
    void howACodeIsTypedDoesNotMatter() {
        String code = pairing.arm(carol).code();
        paired(pairing.exchange("  " + code.toUpperCase(Locale.ROOT).replace("-", " ") + "\n", "x", Kind.APP_PASSWORD,
                PHONE));
    }

    @Test
    void aCodeIsOverAfterTwoMinutesAndWhenAnotherIsArmed() {
        Armed first = pairing.arm(carol);
        Armed second = pairing.arm(carol);
        Armed dave = pairing.arm(parts.account("dave"));
        refused(first.code());
        parts.clock.move(PairingService.LIFETIME.minusMillis(1));
        assertThat(pairing.find(second.code())).isPresent();
        assertThat(pairing.find(first.code())).isEmpty();
        paired(pairing.exchange(dave.code(), "x", Kind.APP_PASSWORD, PHONE));
        parts.clock.move(Duration.ofMillis(1));
        assertThat(pairing.find(second.code())).isEmpty();
        refused(second.code());
    }

    @Test
    void ofManyThatExchangeACodeAtOnceOneIsPaired() throws InterruptedException {
        String code = pairing.arm(carol).code();
        AtomicInteger paired = new AtomicInteger();
        Together.run(4, worker -> {
            if (pairing.exchange(code, "device " + worker, Kind.APP_PASSWORD,
                    "10.0.0." + worker) instanceof Paired) {
                paired.incrementAndGet();
            }
        });
        assertThat(paired).hasValue(1);
        assertThat(parts.appPasswords.list(carol.id())).hasSize(1);
    }

    @Test
    void aCodeWhoseSecretWasGuessedAtFiveTimesIsGoodNoMore() {
        String code = pairing.arm(carol).code();
        for (int i = 0; i < 5; i++) {
            assertThat(pairing.exchange(wrong(code), "x", Kind.APP_PASSWORD, "10.0.0." + i))
                    .isInstanceOf(PairingOutcome.Refused.class);
        }
        refused(code);
        String next = pairing.arm(carol).code();
        for (int i = 0; i < 4; i++) {
            assertThat(pairing.exchange(wrong(next), "x", Kind.APP_PASSWORD, "10.0.1." + i))
                    .isInstanceOf(PairingOutcome.Refused.class);
        }
        paired(pairing.exchange(next, "x", Kind.APP_PASSWORD, PHONE));
    }

    @Test
    void anAddressThatGuessesWaitsAndOthersDoNot() {
        for (int i = 0; i < 10; i++) {
            assertThat(pairing.exchange("0000-0000-0000-0000-000" + i, "x", Kind.APP_PASSWORD, "10.0.0.9"))
                    .isInstanceOf(PairingOutcome.Refused.class);
        }
        String code = pairing.arm(carol).code();
        assertThat(pairing.exchange(code, "x", Kind.APP_PASSWORD, "10.0.0.9"))
                .isInstanceOf(PairingOutcome.Throttled.class);
        paired(pairing.exchange(code, "x", Kind.APP_PASSWORD, PHONE));
        parts.clock.move(Duration.ofSeconds(2));
        paired(pairing.exchange(pairing.arm(carol).code(), "y", Kind.APP_PASSWORD, "10.0.0.9"));
    }

    @Test
    void whatIsNoCodeAndWhatIsNoNameIsBorne() {
        for (String text : new String[]{"", "x", "-----", "0".repeat(10_000), "'; DROP TABLE pairing_code; --",
                "%00", "ÄÖÜ€ÄÖÜ€ÄÖÜ€ÄÖÜ€ÄÖÜ€"}) {
            assertThat(pairing.exchange(text, "x", Kind.APP_PASSWORD, text)).as(text)
                    .isInstanceOf(PairingOutcome.Refused.class);
        }
        Paired odd = paired(pairing.exchange(pairing.arm(carol).code(), "\u0000a\nb\ud800" + "x".repeat(500),
                Kind.APP_PASSWORD, PHONE));
        assertThat(odd.device()).startsWith("ab").hasSizeLessThanOrEqualTo(60).doesNotContain("\n");
        assertThat(paired(pairing.exchange(pairing.arm(carol).code(), "Subsonic", Kind.APP_PASSWORD, PHONE)).device())
                .isNotEqualTo("Subsonic");
    }

    @Test
    void onlyAdminsArmForOthersAndOnlyWhoIsAtTheMachineForThemselves() {
        User dave = parts.account("dave");
        PairingService.requireMayArm(carol, carol, true);
        assertThatThrownBy(() -> PairingService.requireMayArm(carol, carol, false))
                .isInstanceOf(LibraryException.Forbidden.class);
        assertThatThrownBy(() -> PairingService.requireMayArm(carol, dave, true))
                .isInstanceOf(LibraryException.Forbidden.class);
    }

    private void refused(String code) {
        assertThat(pairing.exchange(code, "x", Kind.APP_PASSWORD, PHONE)).isInstanceOf(PairingOutcome.Refused.class);
    }

    private static Paired paired(PairingOutcome outcome) {
        assertThat(outcome).isInstanceOf(Paired.class);
        return (Paired) outcome;
    }

    /// With the part right that may be known.
    private static String wrong(String code) {
        return code.substring(0, 23) + (code.charAt(23) == '0' ? '1' : '0');
    }
}
