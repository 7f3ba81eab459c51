package io.antiphon.nativeapi.account;

import io.antiphon.core.LibraryException;
import io.antiphon.core.pairing.PairingOutcome;
import io.antiphon.core.pairing.PairingOutcome.Kind;
import io.antiphon.core.pairing.PairingService;
import io.antiphon.core.pairing.PairingService.Armed;
import io.antiphon.core.user.User;
import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Answer;
import io.antiphon.nativeapi.http.Call;
import io.antiphon.nativeapi.http.MediaBody;
import io.antiphon.nativeapi.http.ProblemException;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.helidon.http.Method;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Giving a phone credentials of its own by a code that it photographs.
final class PairingRoutes {

    private final AccountPorts ports;

    PairingRoutes(AccountPorts ports) {
        this.ports = ports;
    }

    List<Route> routes() {
        return List.of(
                new Route(Method.POST, "/pairing", Access.ACCOUNT,
                        "Arms a pairing code for the caller, at the server's own machine, or as an admin for the account `username`; an earlier code ends",
                        this::arm).takes(Wish.class).gives(201, ArmedBody.class).mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/pairing/qr", Access.ACCOUNT,
                        "Draws the address and the armed `code` as a QR code (PNG)", this::draw).takes(Shown.class)
                        .givesMedia("image/png")
                        .mayFail(ProblemType.NOT_FOUND),
                new Route(Method.POST, "/pairing/exchange", Access.ANYONE,
                        "Exchanges a pairing code, once, for an app-password or, with `credential` `api-key`, an API key named after the `device`",
                        this::exchange).takes(Exchange.class)
                        .gives(201, PairedBody.class)
                        .mayFail(ProblemType.FORBIDDEN));
    }

    private Answer arm(Call call) {
        String name = call.body(Wish.class).username();
        User user = name == null ? call.account(ports.accounts())
                : ports.accounts().requireOwnOrReached(call.user(), name);
        PairingService.requireMayArm(call.user(), user, isLocal(call));
        Armed armed = ports.signIn().pairing().arm(user);
        URI address = ports.signIn().addressForPhones().apply(call.request());
        return Answer.created(new ArmedBody(armed.code(), link(address, armed.code()), address.toString(), user.name(),
                armed.expiresAt().toString(), !isLoopback(address)));
    }

    /// Those of accounts that the caller may act for.
    private boolean mayArm(Call call, User user) {
        try {
            PairingService.requireMayArm(call.user(), ports.accounts().requireOwnOrReached(call.user(), user.name()),
                    isLocal(call));
            return true;
        } catch (LibraryException _) {
            return false;
        }
    }

    private Answer draw(Call call) {
        String code = Call.required(call.body(Shown.class).code(), "code");
        if (ports.signIn().pairing().find(code).filter(found -> mayArm(call, found.user())).isEmpty()) {
            throw new ProblemException(404, "there is no such code any more");
        }
        String link = link(ports.signIn().addressForPhones().apply(call.request()), code);
        return Answer.ok(new MediaBody.Text(ports.signIn().qrCode().apply(link), "image/png", null));
    }

    private Answer exchange(Call call) {
        Exchange body = call.body(Exchange.class);
        String code = Call.required(body.code(), "code");
        Kind kind = switch (Optional.ofNullable(body.credential()).orElse("app-password")) {
            case "app-password" -> Kind.APP_PASSWORD;
            case "api-key" -> Kind.API_KEY;
            default -> throw new ProblemException(400, "`credential` is app-password or api-key");
        };
        String device = body.device() == null ? "" : body.device();
        return switch (ports.signIn().pairing().exchange(code, device, kind, call.address())) {
            case PairingOutcome.Paired paired -> Answer.created(body(call, paired));
            case PairingOutcome.Refused _ -> throw new ProblemException(403,
                    "the pairing code is wrong, was used, or is over");
            case PairingOutcome.Throttled throttled -> throw new ProblemException(429, "too many wrong pairing codes",
                    throttled.retryAfter());
        };
    }

    private PairedBody body(Call call, PairingOutcome.Paired paired) {
        boolean password = paired.kind() == Kind.APP_PASSWORD;
        return new PairedBody(ports.signIn().address().apply(call.request()).toString(), paired.user().name(),
                paired.device(), password ? paired.secret() : null, password ? null : paired.secret());
    }

    private boolean isLocal(Call call) {
        return ports.callers().local().test(call.request());
    }

    /// The page that a phone's camera opens.
    private static String link(URI address, String code) {
        return address + "/pair/" + code;
    }

    private static boolean isLoopback(URI address) {
        String host = String.valueOf(address.getHost());
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /// @param username absent for the caller
    record Wish(@Nullable String username) {}

    record Shown(String code) {

        @Override
        public String toString() {
            return "Shown[]";
        }
    }

    /// @param device what to call the credential
    /// @param credential `app-password` (when absent) or `api-key`
    record Exchange(String code, @Nullable String device, @Nullable String credential) {

        @Override
        public String toString() {
            return "Exchange[device=" + device + "]";
        }
    }

    /// @param url of the page that exchanges the code, which the QR code holds
    /// @param reachable whether other devices can reach the address
    record ArmedBody(String code, String url, String server, String username, String expiresAt, boolean reachable) {

        @Override
        public String toString() {
            return "ArmedBody[username=" + username + "]";
        }
    }

    record PairedBody(String server, String username, String device, @Nullable String password,
            @Nullable String apiKey) {

        @Override
        public String toString() {
            return "PairedBody[username=" + username + "]";
        }
    }
}
