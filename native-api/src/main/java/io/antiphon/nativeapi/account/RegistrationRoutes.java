package io.antiphon.nativeapi.account;

import io.antiphon.core.user.OpenRegistration;
import io.antiphon.core.user.OpenRegistration.Outcome;
import io.antiphon.core.user.RegistrationMode;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.account.AccountBodies.UserBody;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accounts that people make for themselves.
final class RegistrationRoutes {

    private final AccountPorts ports;

    RegistrationRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(new Route(Method.POST, "/auth/register", Access.ANYONE,
                "Makes an account by the `token` of an invitation; without one where registration is open",
                this::register).takes(Registration.class)
                .gives(201, UserBody.class)
                .mayFail(ProblemType.FORBIDDEN, ProblemType.NOT_FOUND, ProblemType.CONFLICT));
    }

    private Answer register(Call call) {
        Registration body = call.body(Registration.class);
        String token = body.token() == null ? "" : body.token();
        if (token.isEmpty() && mode() == RegistrationMode.INVITATION) {
            throw new ProblemException(ProblemType.INVALID_BODY, "`token` is missing", "token");
        }
        String name = Call.required(body.username(), "username");
        String password = Call.required(body.password(), "password");
        User made = token.isEmpty() ? uninvited(call, name, password) : ports.links().register(token, name, password);
        return Answer.created(UserBody.of(made));
    }

    private RegistrationMode mode() {
        return registration().mode();
    }

    private OpenRegistration registration() {
        return ports.signIn().registration();
    }

    private User uninvited(Call call, String name, String password) {
        return switch (registration().register(name, password, call.address())) {
            case Outcome.Made made -> made.user();
            case Outcome.TooMany tooMany -> throw new ProblemException(429, "too many accounts are asked for",
                    tooMany.retryAfter());
        };
    }

    record Registration(@Field("Of an invitation; not needed where registration is open") @Nullable String token,
            String username, String password) {

        @Override
        public String toString() {
            return "Registration[username=" + username + "]";
        }
    }
}
