package io.antiphon.core.change;

import io.antiphon.core.user.UserId;
import java.util.Set;

/// Changes that got their numbers.
///
/// @param head the highest number given so far
/// @param everyone whether something that all may see changed: the catalogue, a playlist that is shown to others
/// @param users whose own things changed
public record Sequenced(long head, boolean everyone, Set<UserId> users) {

    public Sequenced {
        users = Set.copyOf(users);
    }

    public boolean isEmpty() {
        return !everyone && users.isEmpty();
    }

    public boolean concerns(UserId user) {
        return everyone || users.contains(user);
    }
}
