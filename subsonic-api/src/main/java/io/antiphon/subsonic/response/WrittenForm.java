package io.antiphon.subsonic.response;

import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;

/// How the part of an answer that it is a component of was written, for when the same part is written again. Nothing is kept of what is
/// written once only, as most of a large library is when a client copies it.
public final class WrittenForm {

    private volatile boolean written;
    private volatile @Nullable SerializedString json;

    /// Its members in JSON, each after a comma, which knows its bytes once it was written; null when there is nothing yet.
    public @Nullable SerializedString json() {
        return json;
    }

    /// Whether it is written for the second time, at least.
    public boolean isWrittenAgain() {
        boolean before = written;
        written = true;
        return before;
    }

    /// @param members in JSON, each after a comma
    public void keep(SerializedString members) {
        json = members;
    }
}
