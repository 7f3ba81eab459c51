package io.antiphon.nativeapi.event;

import io.antiphon.core.change.Change;
import io.antiphon.core.change.ChangeKind;
import io.antiphon.core.change.ChangePage;
import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.FullSyncNeededException;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.Permission;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What changed since a caller last asked, and the stream that says when to ask again; `docs/sync.md`.
public final class ChangeRoutes {

    static final HeaderName LAST_EVENT_ID = HeaderNames.create("Last-Event-ID");

    private static final int DEFAULT_LIMIT = 1_000;
    private static final int MAX_LIMIT = 10_000;

    private final EventPorts ports;
    private final LivePorts live;
    private final NowPlayingBoard board;

    public ChangeRoutes(EventPorts ports, LivePorts live) {
        this.ports = ports;
        this.live = live;
        this.board = new NowPlayingBoard(live.playback(), ports.events());
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/changes", Access.USER,
                        "Tells what changed since `since`, at most `limit` things; from 0 all there is",
                        this::changes)
                        .query(Parameter.text("since", "The `next` of the answer before; `0` for all there is.")
                                .orElse("0"),
                                Parameter.number("limit", 1, MAX_LIMIT, "How many things are told at most.")
                                        .orElse(DEFAULT_LIMIT))
                        .gives(ChangesBody.class)
                        .mayFail(ProblemType.GONE),
                new Route(Method.GET, "/events", Access.USER,
                        "Announces changes, scans, jobs, health, and what the caller and everybody plays as server-sent events",
                        this::events)
                        .query(Parameter.text("types",
                                "Which are told, joined by commas; `jobs` only to those who manage the server.")
                                .orElse(EventType.ALL))
                        .givesMedia("text/event-stream"));
    }

    private Answer changes(Call call) {
        Cursor cursor = call.query("since")
                .map(text -> Cursor.parse(text)
                        .orElseThrow(() -> new ProblemException(400,
                                "`since` is 0 or the `next` of an earlier answer, not `%s`".formatted(text))))
                .orElse(Cursor.START);
        int limit = call.query("limit").map(ChangeRoutes::limit).orElse(DEFAULT_LIMIT);
        Integer only = call.caller().scope().musicFolder();
        Viewer viewer = call.viewer(ports.musicFolders());
        try {
            return Answer.ok(
                    ChangesBody.of(ports.changes().list(viewer, only == null ? 0 : only, cursor, limit)));
        } catch (FullSyncNeededException e) {
            throw new ProblemException(410, String.valueOf(e.getMessage()));
        }
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new ProblemException(400, "`limit` is a number from 1 to %d, not `%s`".formatted(MAX_LIMIT, text));
        }
        return Integer.parseInt(text);
    }

    private Answer events(Call call) {
        EventStream.Listener listener = new EventStream.Listener(call.user(),
                call.user().may(Permission.MANAGE_SERVER), EventType.parse(call.query("types")));
        return Answer.ok(new EventStream(ports, new EventTexts(live, board, call.json(), listener), listener,
                call.header(LAST_EVENT_ID).flatMap(Cursor::parse)));
    }

    /// @param next for the next call's `since`
    /// @param sequence the highest number given, as events announce it
    /// @param more whether to ask again at once
    /// @param changed ids by kind; every kind is there
    record ChangesBody(String next, long sequence, boolean more, Map<String, List<String>> changed,
            Map<String, List<String>> deleted) {

        static ChangesBody of(ChangePage page) {
            Map<String, List<String>> changed = new LinkedHashMap<>();
            Map<String, List<String>> deleted = new LinkedHashMap<>();
            for (ChangeKind kind : ChangeKind.values()) {
                changed.put(kind.plural(), new ArrayList<>());
                deleted.put(kind.plural(), new ArrayList<>());
            }
            for (Change change : page.changes()) {
                (change.deleted() ? deleted : changed).getOrDefault(change.kind().plural(), new ArrayList<>())
                        .add(change.id());
            }
            return new ChangesBody(page.next().toString(), page.head(), page.more(), changed, deleted);
        }
    }
}
