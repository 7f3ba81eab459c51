package io.antiphon.core.job;

import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Keeps what imports read until they are done, so that one that failed can be begun again, after a restart, too.
public interface ImportInputs {

    /// Keeps it as a whole and durably. When it breaks off, nothing of it is kept.
    ///
    /// @throws io.antiphon.core.LibraryException.Invalid when it is longer than may be
    void keep(String subject, TransferTerms terms, InputStream in) throws IOException;

    /// What is kept; empty when it never came whole, was forgotten, or had to give way to others.
    Optional<Kept> find(String subject);

    void forget(String subject);

    /// Forgets what was kept before a moment, and what was for accounts that are gone.
    void prune(Instant before, Predicate<UserId> isThere);

    /// What an import reads.
    interface Kept {

        TransferTerms terms();

        InputStream open() throws IOException;
    }
}
