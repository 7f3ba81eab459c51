package io.antiphon.nativeapi.tag;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.FileTags;
import io.antiphon.core.tag.edit.TagEdit;
import io.antiphon.core.tag.edit.TagEditResult;
import io.antiphon.core.tag.edit.TagEditService;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.LibraryIds;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.tag.TagBodies.EditBody;
import io.antiphon.nativeapi.tag.TagBodies.EditPage;
import io.antiphon.nativeapi.tag.TagBodies.EditsBody;
import io.antiphon.nativeapi.tag.TagBodies.FieldBody;
import io.antiphon.nativeapi.tag.TagBodies.PreviewBody;
import io.antiphon.nativeapi.tag.TagBodies.ResultBody;
import io.antiphon.nativeapi.tag.TagBodies.TagsBody;
import io.antiphon.nativeapi.tag.TagBodies.Wanted;
import io.antiphon.nativeapi.tag.TagBodies.Writing;
import io.helidon.http.Method;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Tags of files: read, and written after a preview.
public final class TagRoutes {

    private static final int MAX_BODY = 512 * 1024;
    private static final int STANDARD_LIMIT = 50;
    private static final int MAX_LIMIT = 500;

    private final TagPorts ports;

    public TagRoutes(TagPorts ports) {
        this.ports = ports;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/tracks/{id}/tags", Access.TAGS, "Shows what the file of a track says",
                        this::tags)
                        .gives(TagsBody.class)
                        .kept()
                        .mayFail(ProblemType.UNAVAILABLE, ProblemType.INVALID_REQUEST),
                new Route(Method.POST, "/tags/preview", Access.TAGS,
                        "Shows what writing tags would change, and changes nothing", this::preview)
                        .takes(Wanted.class)
                        .gives(PreviewBody.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/tags/edits", Access.TAGS, "Writes tags as the preview showed", this::write)
                        .takes(Writing.class)
                        .gives(201, ResultBody.class)
                        .repeatable()
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.PRECONDITION_FAILED, ProblemType.CONFLICT,
                                ProblemType.UNAVAILABLE, ProblemType.INSUFFICIENT_STORAGE),
                new Route(Method.GET, "/tags/edits", Access.TAGS,
                        "Lists what was written into tags, by whom and when, the latest first", this::list)
                        .query(Parameter.text("cursor", "The `next` of the answer before.").upTo(40),
                                Parameter.number("limit", 1, MAX_LIMIT, "How many are answered at most.")
                                        .orElse(STANDARD_LIMIT))
                        .gives(EditPage.class),
                new Route(Method.GET, "/tags/edits/{id}", Access.TAGS,
                        "Shows an edit: of all files of a request, or of one of them", this::one)
                        .gives(EditsBody.class)
                        .kept(),
                new Route(Method.POST, "/tags/edits/{id}/undo", Access.TAGS,
                        "Makes files what they were before an edit, byte for byte", this::undo)
                        .gives(ResultBody.class)
                        .mayFail(ProblemType.CONFLICT, ProblemType.UNAVAILABLE, ProblemType.INSUFFICIENT_STORAGE));
    }

    private TagEditService edits() {
        return ports.edits();
    }

    private Viewer viewer(Call call) {
        return call.viewer(ports.musicFolders());
    }

    private Answer tags(Call call) {
        TrackId track = LibraryIds.track(call.parameter("id"));
        FileTags tags = edits().read(call.user(), viewer(call), track);
        return Answer.kept(TagsBody.of(track.value(), tags), tags.state());
    }

    private Answer preview(Call call) {
        Wanted wanted = call.body(Wanted.class, MAX_BODY);
        return Answer.ok(PreviewBody.of(edits().preview(call.user(), viewer(call), tracks(call, wanted),
                fields(wanted.fields()))));
    }

    private Answer write(Call call) {
        Writing body = call.body(Writing.class, MAX_BODY);
        List<TrackId> tracks = tracks(call, body.wanted());
        TagEditResult result = finished(() -> edits()
                .write(call.user(), viewer(call), tracks, fields(body.fields()), body.token())
                .orElseThrow(() -> new ProblemException(ProblemType.PRECONDITION_FAILED,
                        "the preview is over, because a file is another than it was, or something else is asked for: look at a new one")));
        return Answer.created(ResultBody.of(result)).at("edits/" + result.edit());
    }

    private Answer undo(Call call) {
        return Answer.ok(
                ResultBody.of(finished(() -> edits().undo(call.user(), viewer(call), call.parameter("id")))));
    }

    /// Work that may be interrupted when the server stops.
    private interface Work {

        TagEditResult run() throws InterruptedException;
    }

    /// @throws LibraryException.Conflict when nothing was done, saying why
    /// @throws ProblemException when that is because the disk is full
    private static TagEditResult finished(Work work) {
        try {
            TagEditResult result = work.run();
            if (result.done().isEmpty() && !result.refused().isEmpty()) {
                TagEditResult.Refused first = result.refused().getFirst();
                String why = "%s: %s".formatted(first.path(), first.reason());
                if (first.full()) {
                    throw new ProblemException(ProblemType.INSUFFICIENT_STORAGE, why);
                }
                throw new LibraryException.Conflict(why);
            }
            return result;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LibraryException.Unavailable("The server is stopping");
        }
    }

    private Answer list(Call call) {
        int limit = call.number("limit");
        List<TagEdit> found = edits().list(call.user(), viewer(call), call.query("cursor").orElse(null), limit);
        return Answer.ok(new EditPage(found.stream().map(EditBody::of).toList(),
                found.size() < limit ? null : found.getLast().id()));
    }

    private Answer one(Call call) {
        return Answer.ok(new EditsBody(edits().find(call.user(), viewer(call), call.parameter("id"))
                .stream()
                .map(EditBody::of)
                .toList()));
    }

    private List<TrackId> tracks(Call call, Wanted wanted) {
        List<String> tracks = wanted.tracks();
        String album = wanted.album();
        if (album != null && tracks == null) {
            return edits().tracksOf(viewer(call), LibraryIds.album(album));
        }
        if (tracks != null && album == null) {
            return tracks.stream().map(LibraryIds::track).toList();
        }
        throw new ProblemException(ProblemType.INVALID_BODY, "name either `tracks` or an `album`", "tracks");
    }

    private static Map<TagField, List<String>> fields(List<FieldBody> fields) {
        Map<TagField, List<String>> wanted = new EnumMap<>(TagField.class);
        for (FieldBody field : fields) {
            if (wanted.put(Names.read(TagField.class, field.field()), field.values()) != null) {
                throw new ProblemException(ProblemType.INVALID_BODY, "`%s` is named twice".formatted(field.field()),
                        "fields");
            }
        }
        return wanted;
    }
}
