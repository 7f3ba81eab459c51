package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.LibraryException;
import io.antiphon.core.source.MusicSource;
import io.antiphon.core.source.SourceFile;
import io.antiphon.core.source.SourceItem;
import io.antiphon.core.source.SourceItem.State;
import io.antiphon.core.source.SourceKind;
import io.antiphon.core.source.SourceService.NewSource;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Places that music is brought in from; `docs/sources.md`.
final class SourceRoutes {

    private static final String ONE = "/sources/{id}";
    private static final int MOST = 1_000;

    private final ElsewherePorts ports;

    SourceRoutes(ElsewherePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/sources", Access.ADMIN, "Lists the places that music is brought in from",
                        call -> Answer.ok(new SourceList(
                                ports.sources().sources().list().stream().map(this::body).toList())))
                        .gives(SourceList.class),
                new Route(Method.POST, "/sources", Access.ADMIN, "Adds a place that music is brought in from",
                        this::add).takes(NewBody.class)
                        .gives(201, SourceBody.class)
                        .repeatable()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT),
                new Route(Method.GET, ONE, Access.ADMIN, "Shows a source",
                        call -> Answer.ok(body(ports.sources().sources().find(id(call)))))
                        .gives(SourceBody.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.DELETE, ONE, Access.ADMIN, "Removes a source; what was brought in stays", call -> {
                    ports.sources().sources().remove(id(call));
                    return Answer.none();
                }).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, ONE + "/health", Access.ADMIN, "Looks whether a source can be read now",
                        this::health).gives(HealthBody.class).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, ONE + "/files", Access.ADMIN,
                        "Lists what lies in a folder of a source, or what is found by `search`", this::files)
                        .query(Parameter.text("folder", "The id of a folder; the outermost when absent.").upTo(4_000),
                                Parameter.text("search", "Words of names; looks into all folders."),
                                Parameter.number("limit", 1, MOST, "How many are answered at most.").orElse(200))
                        .gives(Files.class)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.UNAVAILABLE),
                new Route(Method.POST, ONE + "/scan", Access.ADMIN,
                        "Begins to bring in what is new at a source; it is followed as a job", call -> {
                            ports.sources().sources().scan(id(call));
                            return Answer.accepted(body(ports.sources().sources().find(id(call))));
                        }).gives(202, SourceBody.class).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, ONE + "/troubles", Access.ADMIN,
                        "Lists files of a source that are not in the library though they should be, the latest first",
                        this::troubles)
                        .query(Parameter.number("limit", 1, MOST, "How many are answered at most.").orElse(100))
                        .gives(Troubles.class)
                        .mayFail(ProblemType.NOT_FOUND));
    }

    private static String id(Call call) {
        return call.parameter("id");
    }

    private Answer add(Call call) {
        NewBody body = call.body(NewBody.class);
        MusicSource made = ports.sources()
                .sources()
                .add(call.account(ports.accounts()), new NewSource(body.name(),
                        Names.read(SourceKind.class, body.kind()), body.address(), body.account(), body.password(),
                        body.musicFolder()));
        return Answer.created(body(made)).at("sources/" + made.id());
    }

    private Answer health(Call call) {
        return interruptibly(() -> {
            String trouble = ports.sources().sources().health(id(call)).trouble();
            return Answer.ok(new HealthBody(trouble == null, trouble));
        });
    }

    private Answer files(Call call) {
        return interruptibly(() -> {
            String search = call.query("search").orElse("");
            int limit = call.number("limit");
            List<SourceFile> found = search.isBlank()
                    ? ports.sources().sources().browse(id(call), call.query("folder").orElse(""))
                    : ports.sources().sources().search(id(call), search, limit);
            return Answer.ok(new Files(found.stream().limit(limit).map(FileBody::of).toList()));
        });
    }

    private interface Work {

        Answer done() throws InterruptedException;
    }

    private static Answer interruptibly(Work work) {
        try {
            return work.done();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LibraryException.Unavailable("The server is stopping");
        }
    }

    private Answer troubles(Call call) {
        return Answer.ok(new Troubles(ports.sources()
                .sources()
                .listTroubles(id(call), call.number("limit"))
                .stream()
                .map(TroubleBody::of)
                .toList()));
    }

    private SourceBody body(MusicSource source) {
        Map<State, Long> counts = ports.sources().sources().count(source.id());
        return new SourceBody(source.id(), source.name(), Names.written(source.kind()), source.address(),
                source.account(), source.musicFolder(), source.importing(), source.note(),
                counts.getOrDefault(State.PLACED, 0L), counts.getOrDefault(State.REFUSED, 0L),
                counts.getOrDefault(State.FAILED, 0L), source.createdAt().toString());
    }

    record NewBody(@Field(most = 200) String name, @Field(oneOf = SourceKind.class) String kind,
            @Field(value = "A folder's full path on the server, or its http or https address",
                    most = 2_000) String address,
            @Field(value = "The name there", most = 200) @Nullable String account,
            @Field(value = "Never shown again", most = 500) @Nullable String password,
            @Field("Where files are placed") int musicFolder) {

        /// Without the password.
        @Override
        public String toString() {
            return "NewBody[name=" + name + "]";
        }
    }

    record SourceList(List<SourceBody> items) {

        SourceList {
            items = List.copyOf(items);
        }
    }

    record SourceBody(String id, String name, @Field(oneOf = SourceKind.class) String kind, String address,
            @Nullable String account, int musicFolder,
            @Field("Whether what is new is being brought in") boolean scanning,
            @Field("How that ended last") String note, @Field("Files in the library") long placed,
            @Field("Files that are no music") long refused,
            @Field("Files that could not be had, and are tried again") long failed, String createdAt) {}

    record HealthBody(boolean readable, @Field("Absent when it is readable") @Nullable String trouble) {}

    record Files(List<FileBody> items) {

        Files {
            items = List.copyOf(items);
        }
    }

    record FileBody(String id, String name, boolean folder, @Field("Absent when it is not known") @Nullable Long size) {

        static FileBody of(SourceFile file) {
            return new FileBody(file.id(), file.name(), file.folder(), file.size() < 0 ? null : file.size());
        }
    }

    record Troubles(List<TroubleBody> items) {

        Troubles {
            items = List.copyOf(items);
        }
    }

    record TroubleBody(@Field("Of the file there") String id, @Field(oneOf = State.class) String state, String note,
            String at) {

        static TroubleBody of(SourceItem item) {
            return new TroubleBody(item.id(), Names.written(item.state()), item.note(), item.at().toString());
        }
    }
}
