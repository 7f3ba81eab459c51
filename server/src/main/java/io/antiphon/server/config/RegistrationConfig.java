package io.antiphon.server.config;

import io.antiphon.core.user.RegistrationMode;
import io.antiphon.core.user.RegistrationRules;

/// How people come to an account that nobody makes for them: see `docs/accounts.md`.
public record RegistrationConfig(
        @Setting(
                value = "`closed`: they do not; `invitation`: by a link that somebody made for them; `open`: whoever reaches the server makes an account of a listener, who sees all music folders.",
                byDefault = "invitation") RegistrationMode mode,
        @Setting(
                value = "How many accounts there may be, all together, while anybody still makes one without an invitation.",
                byDefault = "100", min = 1, max = 1_000_000) int maxAccounts) {

    public RegistrationRules rules() {
        return new RegistrationRules(mode, maxAccounts);
    }
}
