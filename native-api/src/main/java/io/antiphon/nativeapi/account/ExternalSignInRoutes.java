package io.antiphon.nativeapi.account;

import io.antiphon.core.signin.ProviderSignIn;
import io.antiphon.core.user.ExternalIdentity;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Redirect;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Signing in without a login password: at an identity provider, or by what a proxy says.
final class ExternalSignInRoutes {

    private static final String OIDC = "/auth/oidc";
    private static final String TRUSTED_HEADER = "trusted-header";

    private final AccountPorts ports;

    ExternalSignInRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.GET, "/auth/methods", Access.ANYONE,
                        "Says in which ways one can sign in, and come to an account",
                        this::methods).gives(Methods.class),
                new Route(Method.POST, OIDC + "/start", Access.ANYONE,
                        "Says where to send the browser for signing in at the identity provider; `challenge` is the SHA-256 of a secret of yours, `returnTo` where the browser comes back to",
                        call -> start(call, null)).takes(Start.class)
                        .gives(Started.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, OIDC + "/link", Access.ACCOUNT,
                        "The same, to let the identity sign in to the caller's account from now on",
                        call -> start(call, call.account(ports.accounts()))).takes(Start.class)
                        .gives(Started.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.GET, OIDC + "/callback", Access.ANYONE,
                        "Where the identity provider sends the browser back to; leads to `returnTo` with `#code=` or `#error=`",
                        this::comeBack)
                        .query(Parameter.text("state", "As it was given to the provider.").upTo(8_000),
                                Parameter.text("code", "What the provider gives.").upTo(8_000),
                                Parameter.text("error", "Why it gives nothing."))
                        .anyQuery()
                        .givesStatus(303)
                        .mayFail(ProblemType.NOT_FOUND, ProblemType.INVALID_REQUEST),
                new Route(Method.POST, OIDC + "/token", Access.ANYONE,
                        "Exchanges the code and the secret behind `challenge`, once, for tokens", this::token)
                        .takes(Redemption.class)
                        .gives(AuthRoutes.Tokens.class)
                        .mayFail(ProblemType.NOT_SIGNED_IN, ProblemType.NOT_FOUND),
                new Route(Method.POST, OIDC + "/logout", Access.ANYONE,
                        "Ends the session of a refresh token, and says where to send the browser to sign out at the provider, too",
                        this::logout).takes(AuthRoutes.Refresh.class)
                        .gives(SignedOut.class)
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/auth/" + TRUSTED_HEADER, Access.ANYONE,
                        "Signs in whom a trusted proxy names in its header", this::byHeader)
                        .gives(AuthRoutes.Tokens.class)
                        .mayFail(ProblemType.NOT_SIGNED_IN, ProblemType.FORBIDDEN, ProblemType.NOT_FOUND));
    }

    private Answer methods(Call call) {
        ProviderPorts provider = ports.signIn().provider();
        ProxyPorts proxy = ports.signIn().proxy();
        return Answer.ok(new Methods(true, provider == null ? null : provider.name(),
                proxy != null && proxy.isProxy().test(call.request()) && named(call, proxy).isPresent(),
                Names.written(ports.signIn().registration().mode())));
    }

    private Answer start(Call call, @Nullable User linkTo) {
        Start body = call.body(Start.class);
        URI own = ports.signIn().address().apply(call.request());
        URI returnTo = body.returnTo() == null ? URI.create(own + "/") : parsed(body.returnTo());
        if (!provider().mayReturnTo(returnTo, own)) {
            throw new ProblemException(400,
                    "`returnTo` is not below this server's address or one of `oidc.return-addresses`");
        }
        String challenge = Call.required(body.challenge(), "challenge");
        URI callback = URI.create(own + "/api/v1" + OIDC + "/callback");
        return waited(() -> Answer.ok(new Started(
                signIn().start(callback, returnTo, challenge, linkTo).toString())));
    }

    private Answer comeBack(Call call) {
        signIn().mustWait(call.address()).ifPresent(wait -> {
            throw new ProblemException(429, "too many failed attempts", wait);
        });
        String state = call.query("state").orElse("");
        return waited(() -> Answer.ok(new Redirect(signIn().comeBack(state, call.query("code").orElse(null),
                call.query("error").orElse(null), call.address()))));
    }

    private Answer token(Call call) {
        Redemption body = call.body(Redemption.class);
        User user = signIn().redeem(Call.required(body.code(), "code"), Call.required(body.verifier(), "verifier"))
                .orElseThrow(() -> new ProblemException(401, "the code is wrong, was used, or is over"));
        return Answer.ok(AuthRoutes.tokens(ports,
                ports.callers().sessions().open(user, call.client(), "an identity provider")));
    }

    private Answer logout(Call call) {
        ports.callers()
                .sessions()
                .close(Call.required(call.body(AuthRoutes.Refresh.class).refreshToken(), "refreshToken"));
        URI after = URI.create(ports.signIn().address().apply(call.request()) + "/");
        return waited(() -> Answer.ok(new SignedOut(signIn().signOut(after).map(URI::toString).orElse(null))));
    }

    private Answer byHeader(Call call) {
        ProxyPorts proxy = ports.signIn().proxy();
        if (proxy == null) {
            throw new ProblemException(404, "no proxy may say who somebody is: `trusted-header` is not configured");
        }
        if (!proxy.isProxy().test(call.request())) {
            if (call.request().headers().contains(HeaderNames.create(proxy.userHeader()))) {
                proxy.signIn().spoofed(call.address());
            }
            throw new ProblemException(403, "this is for requests that a trusted proxy passes on");
        }
        String name = named(call, proxy)
                .orElseThrow(() -> new ProblemException(401, "the proxy names nobody, or more than one"));
        User user = proxy.signIn().signIn(new ExternalIdentity(TRUSTED_HEADER, name, name, null, groups(call, proxy)));
        return Answer.ok(AuthRoutes.tokens(ports,
                ports.callers().sessions().open(user, call.client(), "the header of a trusted proxy")));
    }

    /// Exactly one name: two headers would be read one way here and another way by the proxy.
    private static Optional<String> named(Call call, ProxyPorts proxy) {
        List<String> values = call.request().headers().values(HeaderNames.create(proxy.userHeader()));
        return values.size() == 1 ? Optional.of(values.getFirst().strip()).filter(name -> !name.isEmpty())
                : Optional.empty();
    }

    private static List<String> groups(Call call, ProxyPorts proxy) {
        String header = proxy.groupsHeader();
        return header == null ? List.of()
                : call.request()
                        .headers()
                        .values(HeaderNames.create(header))
                        .stream()
                        .flatMap(value -> Arrays.stream(value.split(",")))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .toList();
    }

    private ProviderPorts provider() {
        ProviderPorts provider = ports.signIn().provider();
        if (provider == null) {
            throw new ProblemException(404, "there is no identity provider: `oidc` is not configured");
        }
        return provider;
    }

    private ProviderSignIn signIn() {
        return provider().signIn();
    }

    private static URI parsed(String address) {
        try {
            return URI.create(address);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(400, "`returnTo` is no address");
        }
    }

    private static Answer waited(Waiting work) {
        try {
            return work.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "the server is being stopped");
        }
    }

    private interface Waiting {

        Answer run() throws InterruptedException;
    }

    /// @param oidc what people call the identity provider; absent when there is none
    /// @param trustedHeader whether the request itself names a user in the header of a trusted proxy
    /// @param registration how people come to an account that nobody makes for them
    record Methods(boolean password, @Nullable String oidc, boolean trustedHeader,
            @Field(value = "How people come to an account that nobody makes for them",
                    oneOf = io.antiphon.core.user.RegistrationMode.class) String registration) {}

    record Start(String challenge, @Nullable String returnTo) {}

    record Started(String authorizationUrl) {

        @Override
        public String toString() {
            return "Started[]";
        }
    }

    record Redemption(String code, String verifier) {

        @Override
        public String toString() {
            return "Redemption[]";
        }
    }

    /// @param logoutUrl absent when the provider has no such place
    record SignedOut(@Nullable String logoutUrl) {}
}
