package io.antiphon.core.user;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody whom another program vouches for.
///
/// @param issuer of the identity, and `subject` its own name for the person: these two together never mean anybody else
/// @param name what the person is called there; it can change and can be anything
/// @param groups the person is in
public record ExternalIdentity(String issuer, String subject, String name, @Nullable String email,
        List<String> groups) {

    public ExternalIdentity {
        groups = List.copyOf(groups);
    }
}
