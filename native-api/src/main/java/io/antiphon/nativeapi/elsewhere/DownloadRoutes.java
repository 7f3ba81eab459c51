package io.antiphon.nativeapi.elsewhere;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.source.Download;
import io.antiphon.core.user.User;
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
import org.jspecify.annotations.Nullable;

/// Files that the caller has fetched into a music folder by their addresses; `docs/sources.md`.
final class DownloadRoutes {

    private static final String ONE = "/downloads/{id}";
    private static final int MOST = 500;

    private final ElsewherePorts ports;

    DownloadRoutes(ElsewherePorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/downloads", Access.UPLOAD,
                        "Lists the files that the caller had fetched by their addresses, the latest first", this::list)
                        .query(Parameter.text("cursor", "The `next` of the answer before."),
                                Parameter.number("limit", 1, MOST, "How many are answered at most.").orElse(50))
                        .gives(DownloadList.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/downloads", Access.UPLOAD,
                        "Has a file fetched that the caller has a right to, and placed in a music folder if it is music",
                        call -> {
                            NewBody body = call.body(NewBody.class);
                            Download made = ports.sources().downloads().add(me(call), body.url(), body.musicFolder());
                            return Answer.accepted(DownloadBody.of(made)).at("downloads/" + made.id());
                        }).takes(NewBody.class)
                        .gives(202, DownloadBody.class)
                        .repeatable()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.CONFLICT),
                new Route(Method.GET, ONE, Access.UPLOAD, "Tells what became of a file",
                        call -> Answer.ok(
                                DownloadBody.of(ports.sources().downloads().find(me(call), call.parameter("id")))))
                        .gives(DownloadBody.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.DELETE, ONE, Access.UPLOAD,
                        "Gives up a file that is to be fetched, or forgets one that was; what was placed stays",
                        call -> {
                            ports.sources().downloads().remove(me(call), call.parameter("id"));
                            return Answer.none();
                        }).mayFail(ProblemType.NOT_FOUND));
    }

    private User me(Call call) {
        return call.account(ports.accounts());
    }

    private Answer list(Call call) {
        int limit = call.number("limit");
        List<Download> found = ports.sources().downloads().list(me(call), call.query("cursor").orElse(null), limit);
        return Answer.ok(new DownloadList(found.stream().map(DownloadBody::of).toList(),
                found.size() < limit ? null : found.getLast().id()));
    }

    record NewBody(
            @Field(value = "http or https, without name and password", most = 2_000,
                    example = "https://example.org/song.flac") String url,
            @Field("Where it is placed") int musicFolder) {}

    record DownloadList(List<DownloadBody> items, @Field("For the next call's `cursor`") @Nullable String next) {

        DownloadList {
            items = List.copyOf(items);
        }
    }

    record DownloadBody(String id, String url, int musicFolder, @Field(oneOf = Download.State.class) String state,
            @Field("Absent unless it is in the library") @Nullable String trackId,
            @Field("Why it is not, if it is not") String note, String createdAt, String changedAt) {

        static DownloadBody of(Download download) {
            TrackId track = download.track();
            return new DownloadBody(download.id(), download.url(), download.musicFolder(),
                    Names.written(download.state()), track == null ? null : track.value(), download.note(),
                    download.createdAt().toString(), download.changedAt().toString());
        }
    }
}
