package io.antiphon.core.signin;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.signin.Tickets.Ticket;
import io.antiphon.core.user.ExternalAccounts;
import io.antiphon.core.user.ExternalIdentity;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.RandomSecrets;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in at an identity provider, in three steps: [#start] tells where the browser goes, [#comeBack] judges what it comes back
/// with, and [#redeem] turns the code that the program finds behind `#` of its address into a user. No token ever stands in an address.
///
/// The program that begins keeps a secret, its verifier, and tells its SHA-256, the challenge; only who has the verifier can redeem
/// the code. So it is of no use to whoever else sees the address, and nobody can be signed in to somebody else's account by being
/// sent one, all without a cookie.
public final class ProviderSignIn {

    /// How long a person may take at the provider.
    static final Duration AT_PROVIDER = Duration.ofMinutes(10);
    static final Duration CODE_LIFETIME = Duration.ofMinutes(1);

    private static final System.Logger LOG = System.getLogger(ProviderSignIn.class.getName());
    private static final String STATE = "state";
    private static final String CODE = "code";
    private static final String NOBODY = "\nprovider";
    private static final int CHALLENGE_LENGTH = 43;

    private final IdentityProvider provider;
    private final ExternalAccounts accounts;
    private final ExternalAccounts.Policy policy;
    private final Users users;
    private final Tickets tickets;
    private final RandomSecrets secrets;
    private final GuessLimiter limiter;
    private final AuditTrail trail;

    public ProviderSignIn(IdentityProvider provider, ExternalAccounts accounts, ExternalAccounts.Policy policy,
            Parts parts) {
        this.provider = provider;
        this.accounts = accounts;
        this.policy = policy;
        this.users = parts.users();
        this.tickets = new Tickets(parts.box(), parts.spent(), parts.ids(), parts.clock());
        this.secrets = parts.secrets();
        this.limiter = parts.limiter();
        this.trail = parts.trail();
    }

    /// @param limiter of those who come back with what does not hold
    public record Parts(Users users, SecretBox box, SpentTickets spent, RandomSecrets secrets, IdGenerator ids,
            GuessLimiter limiter, AuditTrail trail, Clock clock) {}

    /// Where to send the browser.
    ///
    /// @param callback this server's address that the provider sends it back to
    /// @param returnTo where it goes in the end; whoever calls has checked that it may
    /// @param challenge base64url of the SHA-256 of the program's verifier, without padding
    /// @param linkTo the signed-in user whose account the identity is to belong to; absent for signing in
    /// @throws LibraryException.Unavailable when the provider does not say where
    public URI start(URI callback, URI returnTo, String challenge, @Nullable User linkTo)
            throws InterruptedException {
        if (!challenge.matches("[A-Za-z0-9_-]{%d}".formatted(CHALLENGE_LENGTH))) {
            throw new LibraryException.Invalid(
                    "`challenge` is the SHA-256 of your verifier in base64url, %d characters".formatted(
                            CHALLENGE_LENGTH));
        }
        String nonce = secrets.token();
        String verifier = secrets.token();
        String state = tickets.issue(STATE, AT_PROVIDER, List.of(nonce, verifier, callback.toString(),
                returnTo.toString(), challenge, linkTo == null ? "" : linkTo.id().value()));
        try {
            return provider.authorization(callback, state, nonce, challengeOf(verifier));
        } catch (ProviderException e) {
            LOG.log(System.Logger.Level.WARNING, "Nobody can sign in at the identity provider: {0}", e.reason());
            throw new LibraryException.Unavailable("the identity provider cannot be asked: " + e.reason());
        }
    }

    /// How long whoever is at an address must wait after too many failures before they may come back; absent when not at all.
    public Optional<Duration> mustWait(String address) {
        return limiter.wait(NOBODY, address);
    }

    /// Judges what a browser comes back with, unless it [#mustWait].
    ///
    /// @param address where it comes from
    /// @return where it goes next, with `#code=…` or `#error=…`
    /// @throws LibraryException.Invalid when the state is not of this server, over, or used before
    public URI comeBack(String state, @Nullable String code, @Nullable String error, String address)
            throws InterruptedException {
        Optional<Ticket> found = tickets.read(STATE, state).filter(tickets::spend);
        if (found.isEmpty()) {
            limiter.failed(NOBODY, address);
            failed(address, "with a state that is not known, over or used");
            throw new LibraryException.Invalid("this sign-in is over or was used already; begin again");
        }
        Ticket ticket = found.get();
        URI returnTo = URI.create(ticket.part(3));
        if (code == null || code.isEmpty()) {
            return failure(returnTo, error == null ? "the identity provider sent no code"
                    : "the identity provider refused", address);
        }
        try {
            ExternalIdentity identity = provider.identify(code, URI.create(ticket.part(2)), ticket.part(0),
                    ticket.part(1));
            User user = userOf(identity, ticket.part(5));
            return with(returnTo, CODE,
                    tickets.issue(CODE, CODE_LIFETIME, List.of(user.id().value(), ticket.part(4))));
        } catch (ProviderException e) {
            limiter.failed(NOBODY, address);
            LOG.log(System.Logger.Level.WARNING, "A sign-in at the identity provider failed: {0}", e.reason());
            return failure(returnTo, e.reason(), address);
        } catch (LibraryException e) {
            return failure(returnTo, String.valueOf(e.getMessage()), address);
        }
    }

    /// The user that a code was made for; empty when it is not good, was used before, or the verifier is not the right one. A wrong
    /// verifier uses the code up.
    public Optional<User> redeem(String code, String verifier) {
        return tickets.read(CODE, code)
                .filter(tickets::spend)
                .filter(ticket -> same(ticket.part(1), challengeOf(verifier)))
                .flatMap(ticket -> users.findUser(new UserId(ticket.part(0))))
                .filter(user -> !user.disabled());
    }

    /// Where a browser goes to sign out at the provider, too.
    public Optional<URI> signOut(URI after) throws InterruptedException {
        return provider.signOut(after);
    }

    private User userOf(ExternalIdentity identity, String linkTo) {
        if (linkTo.isEmpty()) {
            return accounts.signIn(identity, policy);
        }
        User user = users.findUser(new UserId(linkTo))
                .orElseThrow(() -> new LibraryException.Forbidden("the account to link was deleted meanwhile"));
        accounts.link(identity, user);
        return user;
    }

    private URI failure(URI returnTo, String reason, String address) {
        failed(address, "at the identity provider: " + reason);
        return with(returnTo, "error", reason);
    }

    private void failed(String address, String how) {
        trail.record(AuditKind.SIGN_IN_FAILED, "", address, "", how);
    }

    private static URI with(URI returnTo, String name, String value) {
        return URI.create(returnTo + "#" + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static String challengeOf(String verifier) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
    }

    private static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                given.getBytes(StandardCharsets.US_ASCII));
    }
}
