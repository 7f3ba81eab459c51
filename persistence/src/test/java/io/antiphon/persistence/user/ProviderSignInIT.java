package io.antiphon.persistence.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.signin.IdentityProvider;
import io.antiphon.core.signin.ProviderException;
import io.antiphon.core.signin.ProviderSignIn;
import io.antiphon.core.user.ExternalAccounts.Policy;
import io.antiphon.core.user.ExternalIdentity;
import io.antiphon.core.user.GroupRoles;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.User;
import io.antiphon.testing.Together;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three steps over a real database and a clock that is moved; the provider is the test itself.
class ProviderSignInIT implements IdentityProvider {

    private static final URI CALLBACK = URI.create("http://music/callback");
    private static final URI PLAYER = URI.create("http://player/");
    private static final String VERIFIER = "kept by the program";
    private static final String PHONE = "192.168.1.20";
    private static final Policy OPEN = new Policy(true, new GroupRoles(Map.of()));

    @TempDir
    private Path folder;
    private SignInParts parts;
    private ExternalIdentity whom = identity("4711", "carol");

    @BeforeEach
    void open() {
        parts = new SignInParts(folder);
    }

    @AfterEach
    void close() {
        parts.close();
    }

    @Override
    public URI authorization(URI redirectUri, String state, String nonce, String challenge) {
        return URI.create("http://provider/?state=" + state);
    }

    @Override
    public ExternalIdentity identify(String code, URI redirectUri, String nonce, String verifier)
            throws ProviderException {
        if (!code.equals("good")) {
            throw new ProviderException("the code is not good");
        }
        return whom;
    }

    @Override
    public Optional<URI> signOut(URI after) {
        return Optional.empty();
    }

    @Test
    void anAccountIsMadeAtTheFirstSignInAndFoundAgainByIssuerAndSubject() throws Exception {
        User made = signedIn(OPEN);
        assertThat(made.name()).isEqualTo("carol");
        assertThat(made.role()).isEqualTo(Role.LISTENER);
        assertThat(parts.users.findLoginHash(made.id())).isEmpty();
        whom = identity("4711", "a new name");
        assertThat(signedIn(new Policy(false, new GroupRoles(Map.of()))).id()).isEqualTo(made.id());
        whom = new ExternalIdentity("https://another.example", "4711", "erin", null, List.of());
        assertThat(signedIn(OPEN).id()).as("the same subject of another issuer").isNotEqualTo(made.id());
    }

    @Test
    void whoHasNoAccountAndMayGetNoneIsRefusedAndANameIsNoProof() throws Exception {
        assertThat(error(new Policy(false, new GroupRoles(Map.of())))).contains("no%20account");
        User admin = parts.account("Carol");
        assertThat(error(OPEN)).contains("already");
        ProviderSignIn signIn = signIn(OPEN);
        String state = state(signIn.start(CALLBACK, PLAYER, challenge(VERIFIER), admin));
        assertThat(signIn.redeem(code(signIn.comeBack(state, "good", null, PHONE)), VERIFIER)).contains(admin);
        assertThat(signedIn(OPEN)).as("once its owner linked it").isEqualTo(admin);
        User other = parts.account("other");
        String second = state(signIn.start(CALLBACK, PLAYER, challenge(VERIFIER), other));
        assertThat(signIn.comeBack(second, "good", null, PHONE).toString()).contains("belongs%20to%20another");
    }

    @Test
    void whoseAccountIsDisabledIsRefusedAlsoWithACodeThatWasGoodBefore() throws Exception {
        User made = signedIn(OPEN);
        ProviderSignIn signIn = signIn(OPEN);
        String code = code(signIn.comeBack(begun(signIn), "good", null, PHONE));
        parts.users.updateUser(made.id(), user -> new User(user.id(), user.name(), user.email(), user.rights(),
                user.musicFolders(), user.maxBitRate(), user.scrobblingEnabled(), true, user.createdAt(),
                user.avatarChangedAt()));
        assertThat(signIn.redeem(code, VERIFIER)).isEmpty();
        assertThat(error(OPEN)).contains("disabled");
    }

    @Test
    void namesThatCannotBeOnesAreRefused() throws Exception {
        for (String name : List.of(" x", "a\nb", "x".repeat(200))) {
            whom = identity("of " + name.length(), name);
            assertThat(error(OPEN)).as(name).contains("user%20name");
        }
    }

    @Test
    void rolesFollowTheGroupsAtEverySignInAndWhoHasNoneIsRefused() throws Exception {
        Policy policy = new Policy(true,
                new GroupRoles(Map.of("owners", Role.OWNER, "family", Role.LISTENER, "djs", Role.CURATOR)));
        whom = identity("1", "carol", "family", "djs", "others");
        assertThat(signedIn(policy).role()).isEqualTo(Role.CURATOR);
        whom = identity("1", "carol", "family");
        assertThat(signedIn(policy).role()).isEqualTo(Role.LISTENER);
        whom = identity("1", "carol", "owners");
        assertThat(signedIn(policy).role()).isEqualTo(Role.OWNER);
        whom = identity("1", "carol", "family");
        assertThat(signedIn(policy).role()).as("the last owner stays one").isEqualTo(Role.OWNER);
        whom = identity("1", "carol", "others");
        assertThat(error(policy)).contains("no%20group");
        whom = identity("1", "carol");
        assertThat(error(policy)).contains("no%20group");
        Policy everyone = new Policy(true, new GroupRoles(Map.of(GroupRoles.EVERYONE, Role.LISTENER)));
        whom = identity("2", "dave");
        assertThat(signedIn(everyone).name()).isEqualTo("dave");
    }

    @Test
    void aStateIsGoodOnceAndForTenMinutes() throws Exception {
        ProviderSignIn signIn = signIn(OPEN);
        String state = begun(signIn);
        assertThat(signIn.comeBack(state, "good", null, PHONE).toString()).startsWith(PLAYER + "#code=");
        refused(signIn, state);
        String second = begun(signIn);
        assertThat(signIn.comeBack(second, "bad", null, PHONE).toString()).startsWith(PLAYER + "#error=");
        refused(signIn, second);
        String third = begun(signIn);
        assertThat(signIn.comeBack(third, null, "access_denied", PHONE).toString()).startsWith(PLAYER + "#error=");
        String late = begun(signIn);
        parts.clock.move(Duration.ofMinutes(10));
        refused(signIn, late);
        for (String forged : List.of("", "x", late.substring(1), "A".repeat(9_000), "\u20ac")) {
            refused(signIn, forged);
        }
        assertThat(String.join("\n", parts.told)).contains("SIGN_IN_FAILED").doesNotContain(late);
    }

    @Test
    void whoComesBackWithNonsenseTooOftenWaits() throws Exception {
        ProviderSignIn signIn = signIn(OPEN);
        for (int i = 0; i < 10; i++) {
            refused(signIn, "nonsense");
        }
        String state = begun(signIn);
        assertThat(signIn.mustWait(PHONE)).isPresent();
        assertThat(signIn.mustWait("10.0.0.1")).isEmpty();
        assertThat(signIn.comeBack(state, "good", null, "10.0.0.1").toString()).contains("#code=");
    }

    @Test
    void ofManyThatComeBackWithTheSameStateOneSignsIn() throws Exception {
        ProviderSignIn signIn = signIn(OPEN);
        String state = begun(signIn);
        AtomicInteger signedIn = new AtomicInteger();
        Together.run(4, worker -> {
            try {
                signedIn.addAndGet(signIn.comeBack(state, "good", null, "10.0.0." + worker)
                        .toString()
                        .contains(
                                "#code=") ? 1 : 0);
            } catch (LibraryException.Invalid _) {
                // the others
            }
        });
        assertThat(signedIn).hasValue(1);
    }

    @Test
    void aCodeIsGoodOnceForAMinuteAndForWhoBegan() throws Exception {
        ProviderSignIn signIn = signIn(OPEN);
        String code = code(signIn.comeBack(begun(signIn), "good", null, PHONE));
        assertThat(signIn.redeem(code, VERIFIER)).isPresent();
        assertThat(signIn.redeem(code, VERIFIER)).as("again").isEmpty();
        String stolen = code(signIn.comeBack(begun(signIn), "good", null, PHONE));
        assertThat(signIn.redeem(stolen, "guessed")).isEmpty();
        assertThat(signIn.redeem(stolen, VERIFIER)).as("after a wrong guess").isEmpty();
        String late = code(signIn.comeBack(begun(signIn), "good", null, PHONE));
        parts.clock.move(Duration.ofMinutes(1));
        assertThat(signIn.redeem(late, VERIFIER)).isEmpty();
        String state = begun(signIn);
        assertThat(signIn.redeem(state, VERIFIER)).as("a state is no code").isEmpty();
        String again = code(signIn.comeBack(state, "good", null, PHONE));
        assertThatThrownBy(() -> signIn.comeBack(again, "good", null, PHONE)).as("a code is no state")
                .isInstanceOf(LibraryException.Invalid.class);
    }

    @Test
    void aChallengeThatIsNoneIsRefused() {
        for (String challenge : List.of("", "x", "a".repeat(42), "a".repeat(44), " ".repeat(43), "=".repeat(43))) {
            assertThatThrownBy(() -> signIn(OPEN).start(CALLBACK, PLAYER, challenge, null)).as(challenge)
                    .isInstanceOf(LibraryException.Invalid.class);
        }
    }

    private User signedIn(Policy policy) throws InterruptedException {
        ProviderSignIn signIn = signIn(policy);
        return signIn.redeem(code(signIn.comeBack(begun(signIn), "good", null, PHONE)), VERIFIER).orElseThrow();
    }

    private String error(Policy policy) throws InterruptedException {
        ProviderSignIn signIn = signIn(policy);
        String back = signIn.comeBack(begun(signIn), "good", null, PHONE).toString();
        assertThat(back).startsWith(PLAYER + "#error=");
        return back;
    }

    private static void refused(ProviderSignIn signIn, String state) {
        assertThatThrownBy(() -> signIn.comeBack(state, "good", null, PHONE)).as(state)
                .isInstanceOf(LibraryException.Invalid.class);
    }

    private static String begun(ProviderSignIn signIn) throws InterruptedException {
        return state(signIn.start(CALLBACK, PLAYER, challenge(VERIFIER), null));
    }

    private static String state(URI authorization) {
        return authorization.toString().replaceFirst(".*state=", "");
    }

    private static String code(URI back) {
        assertThat(back.toString()).startsWith(PLAYER + "#code=");
        return back.toString().replaceFirst(".*#code=", "");
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static ExternalIdentity identity(String subject, String name, String... groups) {
        return new ExternalIdentity("https://provider.example", subject, name, null, List.of(groups));
    }

    private ProviderSignIn signIn(Policy policy) {
        return new ProviderSignIn(this, parts.externalAccounts, policy,
                new ProviderSignIn.Parts(parts.users, parts.box, new JdbcSpentTickets(parts.database), parts.secrets,
                        parts.ids, parts.limiter, parts.trail, parts.clock));
    }
}
