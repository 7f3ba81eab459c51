package io.antiphon.nativeapi.account;

import io.antiphon.core.user.AccountLink;
import io.antiphon.core.user.AccountLinkService;
import io.antiphon.core.user.AccountLinkService.NewLink;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.Scopes;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Invitations and links that reset a password: making them, and what they are for.
final class LinkRoutes {

    private final AccountPorts ports;
    private final AccountLinkService links;

    LinkRoutes(AccountPorts ports) {
        this.ports = ports;
        this.links = ports.links();
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.POST, "/auth/reset-password", Access.ANYONE,
                        "Sets a new login password by the `token` of a link for that", this::reset).takes(Reset.class),
                new Route(Method.GET, "/admin/invitations", Access.USERS,
                        "Lists the open invitations and password links, without their secrets", this::list)
                        .gives(Links.class),
                new Route(Method.POST, "/admin/invitations", Access.USERS,
                        "Makes a link that makes one account; it is shown this once", this::invite)
                        .takes(Invitation.class)
                        .gives(201, LinkBody.class)
                        .repeatable(),
                new Route(Method.DELETE, "/admin/invitations/{id}", Access.USERS,
                        "Revokes an invitation or a password link", this::revoke),
                new Route(Method.POST, "/admin/users/{name}/password-link", Access.USERS,
                        "Makes a link by which an account's login password is set once", this::resetLink)
                        .takes(Invitation.class)
                        .gives(201, LinkBody.class)
                        .repeatable());
    }

    private Answer reset(Call call) {
        Reset body = call.body(Reset.class);
        links.reset(Call.required(body.token(), "token"), Call.required(body.password(), "password"));
        return Answer.none();
    }

    private Answer list(Call call) {
        return Answer.ok(new Links(links.list(call.user()).stream().map(link -> body(link, null)).toList()));
    }

    private Answer invite(Call call) {
        Invitation body = call.body(Invitation.class);
        Role role = body.role() == null ? Role.LISTENER : AccountBodies.role(body.role());
        Set<Integer> folders = body.musicFolders() == null ? null : new HashSet<>(body.musicFolders());
        if (folders != null) {
            folders.stream()
                    .filter(id -> ports.musicFolders().findMusicFolder(id).isEmpty())
                    .findFirst()
                    .ifPresent(id -> {
                        throw new ProblemException(400, "there is no music folder %d".formatted(id));
                    });
        }
        return made(call, links.invite(call.user(), role, folders, Scopes.moment(body.expiresAt())));
    }

    private Answer resetLink(Call call) {
        Invitation body = call.body(Invitation.class);
        return made(call,
                links.resetPassword(call.user(), call.parameter("name"), Scopes.moment(body.expiresAt())));
    }

    private Answer revoke(Call call) {
        links.revoke(call.user(), call.parameter("id"));
        return Answer.none();
    }

    private Answer made(Call call, NewLink made) {
        return Answer.created(body(made.link(),
                call.known(request -> ports.linkAddress().apply(made.token(), request)).toString()));
    }

    private LinkBody body(AccountLink link, @Nullable String url) {
        String user = links.nameOf(link).orElse(null);
        return new LinkBody(link.id(), link.isInvitation() ? "invitation" : "password", user,
                Names.lower(link.role()), AccountBodies.sorted(link.musicFolders()), url,
                link.createdAt().toString(), link.expiresAt().toString());
    }

    record Reset(String token, String password) {

        @Override
        public String toString() {
            return "Reset[]";
        }
    }

    /// @param role of the account; a listener unless it is said
    /// @param musicFolders ids; absent for all that the caller sees
    /// @param expiresAt ISO 8601; absent for a week, or a day where a password is set
    record Invitation(@Nullable String role, @Nullable List<Integer> musicFolders, @Nullable String expiresAt) {

        Invitation {
            musicFolders = musicFolders == null ? null : List.copyOf(musicFolders);
        }
    }

    record Links(List<LinkBody> invitations) {

        Links {
            invitations = List.copyOf(invitations);
        }
    }

    /// @param kind `invitation` or `password`
    /// @param user whose password it sets
    /// @param url absent once it was shown
    record LinkBody(String id, String kind, @Nullable String user, String role, @Nullable List<Integer> musicFolders,
            @Nullable String url, String createdAt, String expiresAt) {

        LinkBody {
            musicFolders = musicFolders == null ? null : List.copyOf(musicFolders);
        }

        @Override
        public String toString() {
            return "LinkBody[id=" + id + "]";
        }
    }
}
