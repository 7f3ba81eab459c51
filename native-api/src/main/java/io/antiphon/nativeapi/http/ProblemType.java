package io.antiphon.nativeapi.http;

import java.util.Arrays;

/// The kinds of problems there are. Their addresses stay as they are, so that programs can tell them apart; several may share a status.
public enum ProblemType {
    INVALID_REQUEST(400, "The request makes no sense", "What is asked for cannot be; `detail` says why."), //
    UNKNOWN_PARAMETER(400, "There is no such query parameter", "`parameter` names it; nothing was done."), //
    INVALID_PARAMETER(400, "A parameter has a value that it cannot have",
            "`parameter` names it, `detail` says what it takes."), //
    INVALID_BODY(400, "The body is not what this operation takes",
            "`parameter` names the field, where one is to blame; the document of this API says what it takes."), //
    INVALID_CURSOR(400, "The cursor is not one of this question's",
            "Cursors are good for the question that gave them, with the same filters and order, and for nobody else. Begin again without one."), //
    NOT_SIGNED_IN(401, "Sign in first", "No credentials were shown, or they are wrong or over."), //
    FORBIDDEN(403, "This is not allowed to you", "`detail` says which permission is missing."), //
    NOT_FOUND(404, "There is no such thing", "It does not exist, or not in your sight."), //
    METHOD_NOT_ALLOWED(405, "This path has no such method", "`Allow` lists the methods it has."), //
    CONFLICT(409, "The state forbids this", "Something changed meanwhile, or stands against it; `detail` says what."), //
    GONE(410, "This is not kept any more", "Begin anew, as the documentation of the operation says."), //
    PRECONDITION_FAILED(412, "It was changed meanwhile",
            "`If-Match` names a state that is over: read it again and decide anew."), //
    TOO_LARGE(413, "The body is too large", "`detail` says how large it may be."), //
    UNSUPPORTED_MEDIA_TYPE(415, "The body is of a kind that is not taken", "The document of this API says which are."), //
    CHECKSUM_MISMATCH(460, "The bytes are not those that were meant", "Their checksum is another; send them again."), //
    KEY_REUSED(422, "The idempotency key was used for another request",
            "Keys are for repeating one request; `Idempotency-Key` was sent with another body or path before."), //
    PRECONDITION_REQUIRED(428, "Say which state you change",
            "Send `If-Match` with the `ETag` that reading gave, so that nobody's change is lost."), //
    TOO_MANY_REQUESTS(429, "Too many requests", "`Retry-After` says how many seconds to wait."), //
    INTERNAL_ERROR(500, "Something went wrong here", "The server's log says what."), //
    UNAVAILABLE(503, "Something this needs is not there now",
            "Ask again later; `Retry-After` says when, if it is known."), //
    INSUFFICIENT_STORAGE(507, "The disk is full", "Somebody must make room on the server first.");

    private static final String BASE = "urn:antiphon:problem:";

    private final int status;
    private final String title;
    private final String about;

    ProblemType(int status, String title, String about) {
        this.status = status;
        this.title = title;
        this.about = about;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /// What whoever meets it should know.
    public String about() {
        return about;
    }

    /// What a problem document's `type` says.
    public String uri() {
        return BASE + Names.written(this);
    }

    /// The general kind of a status.
    static ProblemType of(int status) {
        return Arrays.stream(values()).filter(type -> type.status == status).findFirst().orElse(INTERNAL_ERROR);
    }
}
