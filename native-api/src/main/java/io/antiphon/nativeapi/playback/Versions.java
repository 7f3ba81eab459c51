package io.antiphon.nativeapi.playback;

import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The versions of queues and sessions as entity tags, and what `If-Match` says of them (RFC 9110, section 13.1.1).
final class Versions {

    static final HeaderName IF_MATCH = HeaderNames.IF_MATCH;

    private static final Pattern TAG = Pattern.compile("\"([qs])-(\\d{1,18})\"");
    private static final int PRECONDITION_FAILED = 412;
    private static final int PRECONDITION_REQUIRED = 428;

    private static final Parameter STATE = Parameter.text("If-Match",
            "The `ETag` of the state that is changed; without it the newest one is");

    private Versions() {}

    /// With the problems of all that change a queue or a session.
    static Route changing(Route route) {
        Route described = route.takes().guarded() ? route : route.mayHave(STATE);
        return described.mayFail(ProblemType.PRECONDITION_FAILED, ProblemType.CONFLICT, ProblemType.NOT_FOUND,
                ProblemType.FORBIDDEN);
    }

    static String ofQueue(long version) {
        return "q-" + version;
    }

    static String ofSession(long version) {
        return "s-" + version;
    }

    /// The version that a call is meant for; nothing when it takes whichever there is.
    ///
    /// @param kind `q` for a queue, `s` for a session
    static Optional<Long> expected(Call call, String kind) {
        Optional<String> header = call.header(IF_MATCH).map(String::strip);
        if (header.isEmpty() || header.get().equals("*")) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(header.get());
        if (!tag.matches() || !tag.group(1).equals(kind)) {
            throw new ProblemException(PRECONDITION_FAILED,
                    "`If-Match` names no version of this: it is an ETag as in \"%s-17\"".formatted(kind));
        }
        return Optional.of(Long.parseLong(tag.group(2)));
    }

    /// For what means something only to whoever saw the queue as it is.
    static Optional<Long> required(Call call, String kind, String what) {
        if (call.header(IF_MATCH).isEmpty()) {
            throw new ProblemException(PRECONDITION_REQUIRED,
                    "%s counts in a queue that was seen: send its ETag as `If-Match`".formatted(what));
        }
        return expected(call, kind);
    }

    static ProblemException movedOn(RuntimeException why) {
        return new ProblemException(PRECONDITION_FAILED, String.valueOf(why.getMessage()));
    }
}
