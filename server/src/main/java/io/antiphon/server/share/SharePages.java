package io.antiphon.server.share;

import io.antiphon.core.LibraryException;
import io.antiphon.core.sharing.ShareId;
import io.antiphon.core.sharing.SharedEntry;
import io.antiphon.core.sharing.SharedMusic;
import io.antiphon.server.http.HttpListener;
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
import java.util.Optional;
import java.util.regex.Pattern;

/// What lies under `/share`: `/{id}` the page; below it `cover`, and for each track `{track}/stream`, `{track}/download` and
/// `{track}/thumbnail`; `/picture/{token}` a picture that somebody got the signed address of. Public: the id is the secret. Errors
/// are pages.
public final class SharePages implements HttpService {

    /// No share has this name: theirs are longer.
    public static final String PICTURE = "picture";

    private static final System.Logger LOG = System.getLogger(SharePages.class.getName());
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{1,40}");

    private final SharePorts ports;
    private final ShareMedia media;
    private final RecentVisits visits = new RecentVisits();
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
        Method method = request.prologue().method();
        if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
            response.header(HeaderNames.ALLOW, "GET, HEAD");
            sendError(request, response, 405, "Not like this", "This page can only be looked at.");
            return;
        }
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
        String name = segments.getFirst();
        if (name.equals(PICTURE) && segments.size() == 2) {
            sendMedia(request, response, media.named(segments.getLast()));
            return;
        }
        Optional<SharedMusic> found = ID.matcher(name).matches() ? ports.sharing().find(new ShareId(name))
                : Optional.empty();
        if (found.isEmpty()) {
            sendMissing(request, response, name);
        } else if (segments.size() == 1) {
            sendPage(request, response, found.get());
        } else {
            sendMedia(request, response, media(request, found.get(), segments.subList(1, segments.size())));
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
        if (path.equals(List.of("cover"))) {
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

    private void sendPage(ServerRequest request, ServerResponse response, SharedMusic music) {
        ShareId id = music.share().id();
        boolean looks = request.prologue().method().equals(Method.GET);
        if (looks && visits.begins(id, ports.address().apply(request), ports.clock().instant())) {
            ports.sharing().visit(id);
        }
        URI reachedBy = request.context().get(HttpListener.REACHED_BY, URI.class).orElse(null);
        String html = page.of(ShareView.of(music), id.value(), ports.links().linkTo(id, reachedBy));
        send(request, response, 200, html);
    }

    /// Only who knows the id learns that there once was something.
    private void sendMissing(ServerRequest request, ServerResponse response, String name) {
        if (ID.matcher(name).matches() && ports.sharing().hasEnded(new ShareId(name))) {
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
        response.header(HeaderNames.CACHE_CONTROL, "private, no-cache");
        if (request.prologue().method().equals(Method.HEAD)) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
