package io.antiphon.server.share;

import io.antiphon.core.LibraryException;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.ShareSessions.Opening;
import io.antiphon.core.sharing.ShareSessions.Ticket;
import io.antiphon.core.sharing.ShareSessions.Visitor;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedMusic;
import io.antiphon.server.http.HttpListener;
import io.antiphon.server.page.Forms;
import io.antiphon.subsonic.endpoint.Reply;
import io.antiphon.subsonic.wire.MediaAnswers;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What lies under `/share`: `/{id}` the page; below it `cover`, and for each track `{track}/stream`, `{track}/download` and
/// `{track}/thumbnail`, all with the `token` that whoever is let in gets; `/picture/{token}` a picture that somebody got the signed
/// address of. Public: the id is the secret, and the password where there is one. Errors are pages.
public final class SharePages implements HttpService {

    /// No share has this name: theirs are longer.
    public static final String PICTURE = "picture";

    private static final System.Logger LOG = System.getLogger(SharePages.class.getName());
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,40}");
    private static final int MAX_FORM = 4 * 1024;
    private static final List<String> COVER = List.of("cover");

    private final SharePorts ports;
    private final ShareMedia media;
    private final PageParts parts = new PageParts();
    private final SharePage page = new SharePage(parts);

    public SharePages(SharePorts ports) {
        this.ports = ports;
        this.media = new ShareMedia(ports);
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) throws IOException {
        try {
            answer(request, response);
        } catch (LibraryException.Unavailable _) {
            sendError(request, response, 503, "Too much at once", "Please try again in a moment.");
        } catch (LibraryException _) {
            sendNotFound(request, response);
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the page of a share failed", e);
            sendError(request, response, 500, "Something went wrong", "It is not your fault; please try again later.");
        }
    }

    private void answer(ServerRequest request, ServerResponse response) throws IOException {
        List<String> segments = List.of(request.path().rawPath().replaceFirst("^/", "").split("/", -1));
        Method method = request.prologue().method();
        boolean posts = method.equals(Method.POST) && segments.size() == 1;
        if (!posts && !method.equals(Method.GET) && !method.equals(Method.HEAD)) {
            response.header(HeaderNames.ALLOW, segments.size() == 1 ? "GET, HEAD, POST" : "GET, HEAD");
            sendError(request, response, 405, "Not like this", "This page can only be looked at.");
            return;
        }
        String name = segments.getFirst();
        if (name.equals(PICTURE) && segments.size() == 2) {
            sendMedia(request, response, media.named(segments.getLast()));
        } else if (!ID.matcher(name).matches()) {
            sendNotFound(request, response);
        } else if (segments.size() == 1) {
            ShareId id = new ShareId(name);
            sendOpened(request, response, posts ? opening(request, id)
                    : ports.sessions().open(id, null, visitor(request, method.equals(Method.GET))));
        } else {
            sendShared(request, response, new ShareId(name), segments.subList(1, segments.size()));
        }
    }

    private Opening opening(ServerRequest request, ShareId id) throws IOException {
        Map<String, String> form = Forms.read(request, MAX_FORM);
        String session = form.getOrDefault("session", "");
        return session.isEmpty()
                ? ports.sessions().open(id, form.getOrDefault("password", ""), visitor(request, true))
                : ports.sessions().reopen(id, session, visitor(request, true));
    }

    private Visitor visitor(ServerRequest request, boolean counts) {
        return new Visitor(ports.address().apply(request), counts);
    }

    private void sendOpened(ServerRequest request, ServerResponse response, Opening opening) {
        switch (opening) {
            case Opening.Opened(var music, var ticket) -> sendPage(request, response, music, ticket);
            case Opening.Guarded(boolean wrong) -> {
                // A form is no scheme of HTTP's own, but RFC 9110, section 11.6.1, wants one named.
                response.header(HeaderNames.WWW_AUTHENTICATE, "Form");
                send(request, response, 401, page.password(wrong ? "This is not the password." : ""));
            }
            case Opening.Throttled(var wait) -> {
                response.header(HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, wait.toSeconds() + 1)));
                send(request, response, 429, page.password("Too many wrong passwords. Please wait a moment."));
            }
            case Opening.Nothing(boolean ended) -> sendMissing(request, response, ended);
        }
    }

    /// Sound and pictures: for whoever was let in, of nothing but what is in the share now. Its picture as a whole stands in previews.
    private void sendShared(ServerRequest request, ServerResponse response, ShareId id, List<String> path)
            throws IOException {
        String token = request.query().first("token").orElse("");
        boolean preview = token.isEmpty() && path.equals(COVER);
        Optional<SharedMusic> found = preview ? ports.sessions().preview(id) : ports.sessions().admit(id, token);
        if (found.isPresent()) {
            sendMedia(request, response, media(request, found.get(), path));
            return;
        }
        switch (ports.sessions().open(id, null, visitor(request, false))) {
            case Opening.Nothing(boolean ended) -> sendMissing(request, response, ended);
            case Opening _ -> sendError(request, response, 403, "Open the page first",
                    "This was opened too long ago. Go back to the page, and load it again.");
        }
    }

    private void sendMedia(ServerRequest request, ServerResponse response, Optional<Reply.Media> asked)
            throws IOException {
        if (asked.isPresent()) {
            MediaAnswers.send(request, response, asked.get());
        } else {
            sendNotFound(request, response);
        }
    }

    private Optional<Reply.Media> media(ServerRequest request, SharedMusic music, List<String> path) {
        if (path.equals(COVER)) {
            return media.cover(music);
        }
        Optional<SharedEntry> entry = path.size() == 2 ? music.find(path.getFirst()) : Optional.empty();
        return entry.flatMap(one -> switch (path.getLast()) {
            case "thumbnail" -> media.thumbnail(music, one);
            case "stream" -> Optional.of(media.stream(music, one,
                    request.query().first("format").asOptional().filter("mp3"::equals).isPresent()));
            case "download" -> media.download(music, one);
            default -> Optional.empty();
        });
    }

    private void sendPage(ServerRequest request, ServerResponse response, SharedMusic music, Ticket ticket) {
        ShareId id = music.share().id();
        URI reachedBy = request.context().get(HttpListener.REACHED_BY, URI.class).orElse(null);
        send(request, response, 200,
                page.of(ShareView.of(music), id.value(), ticket, ports.links().linkTo(id, reachedBy)));
    }

    /// Only who knows the id learns that there once was something.
    private void sendMissing(ServerRequest request, ServerResponse response, boolean ended) {
        if (ended) {
            sendError(request, response, 410, "No longer shared",
                    "What was here is not shared any more. Ask whoever sent you the link for a new one.");
        } else {
            sendNotFound(request, response);
        }
    }

    private void sendNotFound(ServerRequest request, ServerResponse response) {
        sendError(request, response, 404, "Nothing here",
                "There is no such share. Perhaps the link was not copied whole.");
    }

    private void sendError(ServerRequest request, ServerResponse response, int status, String title, String text) {
        if (response.isSent()) {
            return;
        }
        send(request, response, status, page.error(title, text));
    }

    private void send(ServerRequest request, ServerResponse response, int status, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header(HeaderNames.create("Content-Security-Policy"), parts.policy());
        response.header(HeaderNames.create("X-Robots-Tag"), "noindex, nofollow");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        // The addresses in pages are secrets.
        response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
