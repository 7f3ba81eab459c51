package io.antiphon.nativeapi.http;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an operation gives.
///
/// @param status of success
/// @param body a record that is written as JSON; absent for none
/// @param media the content type of a body that is no JSON; absent for none
/// @param ranges whether the body is sent in ranges if asked
/// @param kept whether callers may keep the answer and ask with `If-None-Match` whether it is still true
/// @param problems beside those that every operation can have
public record Gives(int status, @Nullable Class<?> body, @Nullable String media, boolean ranges, boolean kept,
        Set<ProblemType> problems) {

    static final Gives NOTHING = new Gives(204, null, null, false, false, Set.of());

    public Gives {
        problems = Set.copyOf(problems);
    }

    Gives with(int code, @Nullable Class<?> record, @Nullable String contentType) {
        return new Gives(code, record, contentType, ranges, kept, problems);
    }

    Gives withRanges() {
        return new Gives(status, body, media, true, kept, problems);
    }

    Gives withKeeping() {
        return new Gives(status, body, media, ranges, true, problems);
    }

    Gives withProblems(Set<ProblemType> more) {
        Set<ProblemType> all = EnumSet.noneOf(ProblemType.class);
        all.addAll(problems);
        all.addAll(more);
        return new Gives(status, body, media, ranges, kept, all);
    }
}
