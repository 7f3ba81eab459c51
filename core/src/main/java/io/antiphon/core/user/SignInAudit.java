package io.antiphon.core.user;

import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.audit.RecentlyTold;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What is worth keeping of credentials that come with every request: a failure once a minute, and the first use of a credential
/// from an address in a day. Names that nobody has are not kept: people type passwords where names belong.
final class SignInAudit {

    private static final Duration OF_FAILURES = Duration.ofMinutes(1);
    private static final Duration OF_USES = Duration.ofDays(1);

    private final AuditTrail trail;
    private final RecentlyTold failures;
    private final RecentlyTold uses;

    SignInAudit(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.failures = new RecentlyTold(OF_FAILURES, clock);
        this.uses = new RecentlyTold(OF_USES, clock);
    }

    /// Known names and unknown ones cost the same work.
    ///
    /// @param given as a name; empty for an API key
    /// @param meant absent when nobody has the name that was given
    void failed(String given, @Nullable User meant, String address, String how) {
        String name = meant == null ? "" : meant.name();
        if (failures.isNews(given.toLowerCase(Locale.ROOT) + " " + address)) {
            String reason = meant == null ? "with a name that nobody has"
                    : meant.disabled() ? "the account is disabled" : "with a wrong or expired password";
            trail.record(AuditKind.SIGN_IN_FAILED, "", address, name, how.isEmpty() ? reason : how);
        }
    }

    void used(@Nullable User user, String address, String credential, String which) {
        if (user != null && uses.isNews(credential + " " + address)) {
            trail.record(AuditKind.SIGNED_IN, user.name(), address, user.name(), "with the " + which);
        }
    }
}
