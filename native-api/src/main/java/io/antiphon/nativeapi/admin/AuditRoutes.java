package io.antiphon.nativeapi.admin;

import io.antiphon.core.audit.AuditEvent;
import io.antiphon.core.audit.AuditFilter;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.Auditor;
import io.antiphon.core.user.Scopes;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What happened to accounts, credentials and shares.
final class AuditRoutes {

    private static final int PAGE = 100;
    private static final int MOST = 1000;

    private final Auditor auditor;

    AuditRoutes(Auditor auditor) {
        this.auditor = auditor;
    }

    List<Route> routes() {
        return List.of(new Route(Method.GET, "/admin/audit", Access.AUDIT,
                "Lists what happened, the latest first: `kind` (several times), `user`, `since` and `until` choose, `limit` (100) to a page, `cursor` for the next",
                this::page)
                .query(Parameter.choice("kind", AuditKind.class, "What happened.").several(),
                        Parameter.text("user", "Who did it or whom it was done to."),
                        Parameter.text("since", "A moment, ISO 8601."), Parameter.text("until", "A moment, ISO 8601."),
                        Parameter.number("limit", 1, MOST, "How many are answered at most.").orElse(PAGE),
                        Parameter.number("cursor", 1, Long.MAX_VALUE / 10, "The `next` of the page before."))
                .gives(Page.class));
    }

    private Answer page(Call call) {
        int limit = call.query("limit").map(text -> (int) number("limit", text, MOST)).orElse(PAGE);
        long before = call.query("cursor").map(text -> number("cursor", text, Long.MAX_VALUE)).orElse(Long.MAX_VALUE);
        List<AuditEvent> found = auditor.page(filter(call), before, limit + 1);
        List<AuditEvent> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Long.toString(shown.getLast().id()) : null;
        return Answer.ok(new Page(shown.stream().map(EventBody::of).toList(), next));
    }

    private static AuditFilter filter(Call call) {
        Set<AuditKind> kinds = EnumSet.noneOf(AuditKind.class);
        call.queries("kind").forEach(text -> kinds.add(kind(text)));
        return new AuditFilter(kinds, call.query("user").orElse(null),
                call.query("since").map(Scopes::moment).orElse(null),
                call.query("until").map(Scopes::moment).orElse(null));
    }

    private static AuditKind kind(String text) {
        return EnumSet.allOf(AuditKind.class)
                .stream()
                .filter(kind -> written(kind).equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(400, "`kind` is one of %s, not `%s`"
                        .formatted(EnumSet.allOf(AuditKind.class).stream().map(AuditRoutes::written).toList(), text)));
    }

    private static String written(AuditKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long number(String name, String text, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= 1 && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new ProblemException(400, "`%s` is a number from 1 to %d".formatted(name, most));
    }

    /// @param next the cursor of the next page; absent at the end
    record Page(List<EventBody> events, @Nullable String next) {

        Page {
            events = List.copyOf(events);
        }
    }

    /// @param kind as `sign-in-failed`
    /// @param actor who did it; empty for nobody who was signed in
    /// @param address empty for commands on this machine
    record EventBody(String at, String kind, String actor, String address, String subject, String detail) {

        static EventBody of(AuditEvent event) {
            return new EventBody(event.at().toString(),
                    written(event.kind()), event.actor(), event.address(),
                    event.subject(), event.detail());
        }
    }
}
