package io.antiphon.persistence.personal;

import io.antiphon.core.user.UserId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Counts the changes of each user's annotations in this process, so that what was made from them can be kept until they change.
public final class PersonalVersions {

    private final ConcurrentMap<UserId, Long> versions = new ConcurrentHashMap<>();

    public long of(UserId user) {
        return versions.getOrDefault(user, 0L);
    }

    public void changed(UserId user) {
        versions.merge(user, 1L, Long::sum);
    }
}
