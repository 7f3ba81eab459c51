package io.antiphon.persistence.personal;

import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.user.UserId;
import java.util.Collection;
import java.util.List;

/// Told of what people do that others may want to know, inside the transaction that writes it down: what it keeps is kept with it, or not at
/// all.
public interface Outgoing {

    /// Nobody wants to know.
    Outgoing NOWHERE = new Outgoing() {

        @Override
        public void played(UserId user, List<Play> plays) {
            // Nothing to keep.
        }

        @Override
        public void starred(UserId user, Collection<String> tracks, boolean starred) {
            // Nothing to keep.
        }
    };

    /// @param plays that are new
    void played(UserId user, List<Play> plays);

    /// @param tracks their ids, without those of merged ones
    /// @param starred whether they have a star now, or have none any more
    void starred(UserId user, Collection<String> tracks, boolean starred);
}
