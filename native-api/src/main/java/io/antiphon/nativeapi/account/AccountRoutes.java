package io.antiphon.nativeapi.account;

import io.antiphon.nativeapi.http.Route;
import java.util.List;
import java.util.stream.Stream;

/// All about accounts.
public final class AccountRoutes {

    private AccountRoutes() {}

    public static List<Route> routes(AccountPorts ports) {
        return Stream
                .of(new AuthRoutes(ports).routes(), new UserRoutes(ports).routes(), new UserAdminRoutes(ports).routes(),
                        new CredentialRoutes(ports).routes(), new LinkRoutes(ports).routes(),
                        new RegistrationRoutes(ports).routes(),
                        new PairingRoutes(ports).routes(), new ExternalSignInRoutes(ports).routes(),
                        new AvatarRoutes(ports).routes())
                .flatMap(List::stream)
                .toList();
    }
}
