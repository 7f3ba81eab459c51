package io.antiphon.nativeapi.history;

import io.antiphon.core.history.HistoryService.PlayPage;
import io.antiphon.core.history.Period;
import io.antiphon.core.history.PlayCursor;
import io.antiphon.core.history.TopKind;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.Playable;
import io.antiphon.nativeapi.history.HistoryBodies.Chart;
import io.antiphon.nativeapi.history.HistoryBodies.Clock;
import io.antiphon.nativeapi.history.HistoryBodies.Most;
import io.antiphon.nativeapi.history.HistoryBodies.Play;
import io.antiphon.nativeapi.history.HistoryBodies.Plays;
import io.antiphon.nativeapi.history.HistoryBodies.Year;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the caller listened to, and what follows from that.
public final class HistoryRoutes {

    private static final int DEFAULT_LIMIT = 100;
    private static final int MAX_LIMIT = 1_000;
    private static final int DEFAULT_TOP = 20;
    private static final int MAX_TOP = 500;

    private static final Parameter CURSOR = Parameter.text("cursor", "The `next` of the answer before.");
    private static final Parameter FROM = Parameter.text("from", "A date or a moment; included.").orElse("1970-01-01");
    private static final Parameter TO = Parameter.text("to", "A date or a moment; not included.").orElse("9999-12-31");
    private static final Parameter ZONE = Parameter.text("zone",
            "The time zone of dates, hours and years, as in `Europe/Berlin`.").orElse("UTC");
    private static final Parameter KIND = Parameter.choice("kind", List.of("artists", "albums", "tracks"),
            "What is listed.").orElse("tracks");

    private final HistoryPorts ports;

    public HistoryRoutes(HistoryPorts ports) {
        this.ports = ports;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/history", Access.USER, "Lists what the caller played, the latest first",
                        this::history).query(CURSOR, limit(DEFAULT_LIMIT, MAX_LIMIT), FROM, TO, ZONE)
                        .gives(Plays.class),
                new Route(Method.GET, "/statistics/top", Access.USER,
                        "Lists the artists, albums or tracks that the caller played most", this::top)
                        .query(KIND, limit(DEFAULT_TOP, MAX_TOP), FROM, TO, ZONE)
                        .gives(Chart.class),
                new Route(Method.GET, "/statistics/clock", Access.USER,
                        "Tells at which hours of which weekdays the caller listens", this::clock)
                        .query(FROM, TO, ZONE)
                        .gives(Clock.class),
                new Route(Method.GET, "/statistics/years/{year}", Access.USER, "Sums up a year of listening",
                        this::year).query(ZONE).gives(Year.class).mayFail(ProblemType.NOT_FOUND));
    }

    private static Parameter limit(int otherwise, int most) {
        return Parameter.number("limit", 1, most, "How many are answered at most.").orElse(otherwise);
    }

    private Answer history(Call call) {
        Period period = period(call, zone(call));
        int limit = limit(call, DEFAULT_LIMIT, MAX_LIMIT);
        PlayCursor cursor = call.query("cursor")
                .map(text -> PlayCursor.parse(text)
                        .orElseThrow(() -> new ProblemException(400,
                                "`cursor` is the `next` of an earlier answer, not `%s`".formatted(text))))
                .orElse(null);
        Viewer viewer = viewer(call);
        Map<PlayableId, Playable> found = new HashMap<>();
        PlayPage page = ports.history().list(viewer, period, cursor, limit, ids -> {
            Map<PlayableId, Playable> seen = ports.playables().find(call.user(), viewer, ids);
            found.putAll(seen);
            return seen.keySet();
        });
        List<Play> plays = new ArrayList<>();
        page.plays().forEach(play -> {
            Playable item = found.get(play.item());
            if (item != null) {
                plays.add(Play.of(play, item));
            }
        });
        PlayCursor next = page.next();
        return Answer.ok(new Plays(plays, next == null ? null : next.toString()));
    }

    private Answer top(Call call) {
        String named = call.query("kind").orElse("tracks");
        TopKind kind = switch (named) {
            case "artists" -> TopKind.ARTISTS;
            case "albums" -> TopKind.ALBUMS;
            case "tracks" -> TopKind.TRACKS;
            default -> throw new ProblemException(400,
                    "`kind` is `artists`, `albums` or `tracks`, not `%s`".formatted(named));
        };
        Period period = period(call, zone(call));
        return Answer.ok(new Chart(kind.name().toLowerCase(Locale.ROOT), call.query("from").orElse(null),
                call.query("to").orElse(null),
                Most.of(ports.history().listTop(viewer(call), kind, period, limit(call, DEFAULT_TOP, MAX_TOP)))));
    }

    private Answer clock(Call call) {
        ZoneId zone = zone(call);
        return Answer
                .ok(new Clock(zone.getId(), ports.history().clock(viewer(call), period(call, zone), zone).plays()));
    }

    private Answer year(Call call) {
        String text = call.parameter("year");
        if (!text.matches("\\d{4}")) {
            throw new ProblemException(404, "a year has four digits, as in 2026");
        }
        ZoneId zone = zone(call);
        return Answer.ok(Year.of(ports.history().year(viewer(call), Integer.parseInt(text), zone), zone.getId()));
    }

    private Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    /// `from` is included, `to` is not; both are moments, or dates in the zone.
    private static Period period(Call call, ZoneId zone) {
        return new Period(call.query("from").map(text -> moment(text, "from", zone)).orElse(Period.ALWAYS.from()),
                call.query("to").map(text -> moment(text, "to", zone)).orElse(Period.ALWAYS.to()));
    }

    private static Instant moment(String text, String name, ZoneId zone) {
        try {
            return text.length() == "2026-01-01".length() ? LocalDate.parse(text).atStartOfDay(zone).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException _) {
            throw new ProblemException(400,
                    "`%s` is a date as in 2026-01-01, or a moment as in 2026-01-01T12:00:00Z, not `%s`".formatted(name,
                            text));
        }
    }

    private static ZoneId zone(Call call) {
        Optional<String> named = call.query("zone");
        try {
            return named.map(ZoneId::of).orElse(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw new ProblemException(400,
                    "`zone` is a time zone as in Europe/Berlin, not `%s`".formatted(named.orElse("")));
        }
    }

    private static int limit(Call call, int otherwise, int most) {
        Optional<String> text = call.query("limit");
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("\\d{1,6}") || Integer.parseInt(text.get()) < 1
                || Integer.parseInt(text.get()) > most) {
            throw new ProblemException(400,
                    "`limit` is a number from 1 to %d, not `%s`".formatted(most, text.get()));
        }
        return Integer.parseInt(text.get());
    }
}
