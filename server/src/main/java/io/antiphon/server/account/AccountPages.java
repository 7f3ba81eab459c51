package io.antiphon.server.account;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.Origin;
import io.antiphon.core.user.AccountLink;
import io.antiphon.core.user.AccountLinkService;
import io.antiphon.core.user.User;
import io.antiphon.server.page.Forms;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What lies under [#PATH]: the form behind a link, and what it is sent to. The token is the only secret, so no cookie and no other site
/// can stand in for it; it is in the query, where logs leave it out.
public final class AccountPages implements HttpService {

    public static final String PATH = "/welcome";

    private static final System.Logger LOG = System.getLogger(AccountPages.class.getName());
    private static final String TOKEN = "token";
    private static final int MAX_FORM = 8 * 1024;

    private final AccountLinkService links;
    private final Function<ServerRequest, String> address;
    private final AccountPage page = new AccountPage();

    /// @param address where a request comes from
    public AccountPages(AccountLinkService links, Function<ServerRequest, String> address) {
        this.links = links;
        this.address = address;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.any(this::handle);
    }

    private void handle(ServerRequest request, ServerResponse response) {
        Method method = request.prologue().method();
        try {
            if (method.equals(Method.POST)) {
                Map<String, String> form = Forms.read(request, MAX_FORM);
                new Origin("", address.apply(request)).during(() -> {
                    take(response, form);
                    return true;
                });
            } else if (method.equals(Method.GET)) {
                show(response, request.query().first(TOKEN).orElse(""));
            } else {
                response.header(HeaderNames.ALLOW, "GET, POST");
                send(response, 405, page.message("Not like this", "Open the link in a browser."));
            }
        } catch (IOException | RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "the page of an account's link failed", e);
            if (!response.isSent()) {
                send(response, 500, page.message("Something went wrong", "Please try again later."));
            }
        }
    }

    private void show(ServerResponse response, String token) {
        Optional<AccountLink> link = links.find(token);
        if (link.isEmpty()) {
            gone(response);
        } else {
            send(response, 200, formOf(link.get(), token, "", null));
        }
    }

    private void take(ServerResponse response, Map<String, String> form) {
        String token = form.getOrDefault(TOKEN, "");
        String name = form.getOrDefault("username", "").strip();
        String password = form.getOrDefault("password", "");
        Optional<AccountLink> link = links.find(token);
        if (link.isEmpty()) {
            gone(response);
            return;
        }
        if (!password.equals(form.get("again"))) {
            send(response, 400, formOf(link.get(), token, name, "The two passwords differ."));
            return;
        }
        try {
            User user = link.get().isInvitation() ? links.register(token, name, password)
                    : links.reset(token, password);
            send(response, 200, page.message("Done, " + user.name(),
                    "Sign in with this name and password. For a music app, let the server make an app-password."));
        } catch (LibraryException.NotFound _) {
            gone(response);
        } catch (LibraryException e) {
            send(response, 400, formOf(link.get(), token, name, String.valueOf(e.getMessage())));
        }
    }

    private String formOf(AccountLink link, String token, String name, @Nullable String wrong) {
        return link.isInvitation() ? page.invitation(token, name, wrong)
                : page.reset(token, links.nameOf(link).orElse(""), wrong);
    }

    private void gone(ServerResponse response) {
        send(response, 404, page.message("This link does not work",
                "It was used or taken back, has ended, or was not copied whole. Ask whoever sent it for a new one."));
    }

    private void send(ServerResponse response, int status, String html) {
        response.status(Status.create(status));
        response.header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8");
        response.header(HeaderNames.create("Content-Security-Policy"), page.policy());
        response.header(HeaderNames.create("X-Robots-Tag"), "noindex, nofollow");
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        response.send(html.getBytes(StandardCharsets.UTF_8));
    }
}
