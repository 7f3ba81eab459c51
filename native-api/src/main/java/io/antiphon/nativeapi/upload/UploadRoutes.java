package io.antiphon.nativeapi.upload;

import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.upload.Upload;
import io.antiphon.core.upload.UploadService;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.upload.UploadBodies.UploadBody;
import io.antiphon.nativeapi.upload.UploadBodies.UploadPage;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Uploads: begun, continued and given up as tus says, and how they stand as JSON.
public final class UploadRoutes {

    private static final String ALL = "/uploads";
    private static final String ONE = "/uploads/{id}";
    private static final int STANDARD_LIMIT = 50;
    private static final int MAX_LIMIT = 500;
    private static final HeaderName METHOD = HeaderNames.create("X-HTTP-Method-Override");
    private static final HeaderName LATER = HeaderNames.create("Upload-Defer-Length");

    private final UploadPorts ports;

    public UploadRoutes(UploadPorts ports) {
        this.ports = ports;
    }

    public List<Route> routes() {
        return List.of(
                new Route(Method.OPTIONS, ALL, Access.ANYONE, "Tells what uploads are taken (tus)",
                        _ -> Tus.abilities(uploads().settings().maxSize())),
                new Route(Method.POST, ALL, Access.UPLOAD, "Begins an upload (tus)",
                        call -> Tus.answer(call, () -> create(call)))
                        .needs(Tus.RESUMABLE_HEADER, Tus.LENGTH_HEADER)
                        .mayHave(Tus.METADATA_HEADER)
                        .gives(201, UploadBody.class)
                        .repeatable()
                        .mayFail(ProblemType.INVALID_PARAMETER, ProblemType.PRECONDITION_FAILED, ProblemType.TOO_LARGE,
                                ProblemType.CONFLICT, ProblemType.NOT_FOUND, ProblemType.INSUFFICIENT_STORAGE,
                                ProblemType.UNAVAILABLE),
                new Route(Method.GET, ALL, Access.UPLOAD, "Lists your uploads, the latest first", this::list)
                        .query(Parameter.text("cursor", "The `next` of the answer before.").upTo(40),
                                Parameter.number("limit", 1, MAX_LIMIT, "How many are answered at most.")
                                        .orElse(STANDARD_LIMIT))
                        .gives(UploadPage.class),
                new Route(Method.GET, ONE, Access.UPLOAD, "Shows how an upload stands",
                        call -> Answer.ok(body(uploads().find(call.user(), call.parameter("id")))))
                        .gives(UploadBody.class)
                        .kept(),
                new Route(Method.HEAD, ONE, Access.UPLOAD, "Tells how many bytes were received (tus)",
                        call -> Tus.answer(call, () -> standing(call)))
                        .needs(Tus.RESUMABLE_HEADER)
                        .givesStatus(200)
                        .mayFail(ProblemType.PRECONDITION_FAILED, ProblemType.GONE),
                sending(new Route(Method.PATCH, ONE, Access.UPLOAD, "Sends the next bytes (tus)",
                        call -> Tus.answer(call, () -> append(call)))),
                new Route(Method.DELETE, ONE, Access.UPLOAD,
                        "Gives an upload up (tus); of one that is over, forgets it and keeps the track",
                        call -> Tus.answer(call, () -> terminate(call)))
                        .needs(Tus.RESUMABLE_HEADER)
                        .mayFail(ProblemType.PRECONDITION_FAILED, ProblemType.CONFLICT),
                sending(new Route(Method.POST, ONE, Access.UPLOAD,
                        "Does what `X-HTTP-Method-Override` says, for clients that know few methods (tus)",
                        call -> Tus.answer(call, () -> instead(call))))
                        .needs(Parameter.choice(METHOD.defaultCase(), List.of("PATCH", "DELETE", "HEAD"),
                                "The method that is meant."))
                        .mayFail(ProblemType.METHOD_NOT_ALLOWED));
    }

    private static Route sending(Route route) {
        return route.needs(Tus.RESUMABLE_HEADER, Tus.OFFSET_HEADER)
                .mayHave(Tus.CHECKSUM_HEADER)
                .takesMedia(Tus.CONTENT_TYPE)
                .mayFail(ProblemType.INVALID_PARAMETER, ProblemType.PRECONDITION_FAILED,
                        ProblemType.UNSUPPORTED_MEDIA_TYPE, ProblemType.CONFLICT, ProblemType.GONE,
                        ProblemType.CHECKSUM_MISMATCH, ProblemType.INSUFFICIENT_STORAGE);
    }

    private UploadService uploads() {
        return ports.uploads();
    }

    private Answer create(Call call) {
        if (call.header(LATER).isPresent()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST,
                    "the length must be known: `Upload-Defer-Length` is not taken",
                    Map.of("Tus-Resumable", Tus.VERSION));
        }
        Map<String, String> metadata = Tus.metadata(call);
        Upload made = uploads().create(call.user(),
                metadata.getOrDefault("filename", metadata.getOrDefault("name", "")), Tus.length(call),
                musicFolder(call, metadata.getOrDefault("musicFolder", "")));
        return Tus.standing(Answer.created(body(made)).at("uploads/" + made.id()), made, uploads().expiresAt(made));
    }

    /// The first in sight unless one is named.
    private int musicFolder(Call call, String named) {
        if (!named.isBlank() && !named.matches("\\d{1,9}")) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER,
                    "`musicFolder` in `Upload-Metadata` is the number of a music folder",
                    Map.of("Tus-Resumable", Tus.VERSION));
        }
        return ports.musicFolders()
                .listMusicFolders()
                .stream()
                .map(MusicFolder::id)
                .filter(id -> call.user().sees(id) && (named.isBlank() || id == Integer.parseInt(named)))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "there is no such music folder",
                        Map.of("Tus-Resumable", Tus.VERSION)));
    }

    private Answer list(Call call) {
        int limit = call.number("limit");
        List<Upload> found = uploads().list(call.user(), call.query("cursor").orElse(null), limit);
        return Answer.ok(new UploadPage(found.stream().map(this::body).toList(),
                found.size() < limit ? null : found.getLast().id()));
    }

    private Answer standing(Call call) {
        Upload upload = uploads().resume(call.user(), call.parameter("id"));
        Map<String, String> metadata = new TreeMap<>(
                Map.of("filename", upload.fileName(), "musicFolder", Integer.toString(upload.musicFolder())));
        return Tus.standing(new Answer(200, null), upload, uploads().expiresAt(upload))
                .with("Upload-Length", Long.toString(upload.size()))
                .with("Upload-Metadata", Tus.written(metadata));
    }

    private Answer append(Call call) {
        Tus.requireBytes(call);
        long offset = Tus.offset(call);
        try {
            Upload upload = uploads().append(call.user(), call.parameter("id"), offset, call.content(),
                    Tus.checksum(call));
            return Tus.standing(Answer.none(), upload, uploads().expiresAt(upload));
        } catch (IOException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "the bytes broke off: %s".formatted(e.getMessage()),
                    Map.of("Tus-Resumable", Tus.VERSION));
        }
    }

    private Answer terminate(Call call) {
        uploads().terminate(call.user(), call.parameter("id"));
        return Answer.none();
    }

    private Answer instead(Call call) {
        return switch (call.header(METHOD).orElse("").strip().toUpperCase(Locale.ROOT)) {
            case "PATCH" -> append(call);
            case "DELETE" -> terminate(call);
            case "HEAD" -> standing(call);
            default -> throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED,
                    "`%s` says which method is meant: PATCH, DELETE or HEAD".formatted(METHOD.defaultCase()),
                    Map.of("Tus-Resumable", Tus.VERSION, "Allow", "DELETE, GET, HEAD, PATCH"));
        };
    }

    private UploadBody body(Upload upload) {
        return UploadBody.of(upload, uploads().expiresAt(upload));
    }
}
