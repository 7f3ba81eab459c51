package io.antiphon.core.signin;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.audit.RecentlyTold;
import io.antiphon.core.user.ExternalAccounts;
import io.antiphon.core.user.ExternalIdentity;
import io.antiphon.core.user.User;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;

/// Signing in by what a proxy says, which has checked who somebody is. It names accounts as they are called here.
public final class HeaderSignIn {

    private static final System.Logger LOG = System.getLogger(HeaderSignIn.class.getName());
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final ExternalAccounts accounts;
    private final ExternalAccounts.Policy policy;
    private final AuditTrail trail;
    private final RecentlyTold told;

    public HeaderSignIn(ExternalAccounts accounts, ExternalAccounts.Policy policy, AuditTrail trail, Clock clock) {
        this.accounts = accounts;
        this.policy = policy;
        this.trail = trail;
        this.told = new RecentlyTold(SILENCE, clock);
    }

    /// Whom the proxy vouches for.
    public User signIn(ExternalIdentity identity) {
        return accounts.signInByName(identity, policy);
    }

    /// Somebody who is no proxy says who they are.
    public void spoofed(String address) {
        if (told.isNews(address)) {
            LOG.log(Level.WARNING, "{0} is no trusted proxy, but names a user in the header of one; it is ignored",
                    address);
            trail.record(AuditKind.SIGN_IN_FAILED, "", address, "", "with a proxy's header, but by no trusted proxy");
        }
    }
}
