package io.antiphon.core.job;

import io.antiphon.core.job.Job.Work;
import io.antiphon.core.user.User;
import java.util.Map;

/// Work of one kind that keeps itself what is left to do, and that is followed as jobs from outside.
public interface FollowedWork {

    JobKind kind();

    /// What is under way or waits for its turn, by what it is done to.
    Map<String, Work> listWork();

    /// How work ended that is not under way any more.
    Ended ended(String subject);

    /// Asks it to stop; what it did stays.
    void stop(User user, String subject);

    /// Begins it once more.
    void begin(User user, String subject);

    /// Tells somebody from now on when work begins, before it can end.
    void tell(Follower follower);

    /// Hears that work begins.
    interface Follower {

        void begins(String subject);
    }

    /// @param why for people
    record Ended(JobState how, String why) {}
}
