package io.antiphon.server;

import io.antiphon.core.pairing.PairingService;
import io.antiphon.core.signin.HeaderSignIn;
import io.antiphon.core.signin.ProviderSignIn;
import io.antiphon.core.user.ExternalAccounts;
import io.antiphon.core.user.GroupRoles;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.Role;
import io.antiphon.enrichment.oidc.OidcProvider;
import io.antiphon.enrichment.oidc.OidcSettings;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.nativeapi.account.ProviderPorts;
import io.antiphon.nativeapi.account.ProxyPorts;
import io.antiphon.nativeapi.account.SignInPorts;
import io.antiphon.nativeapi.http.Origins;
import io.antiphon.persistence.user.JdbcPairingCodes;
import io.antiphon.persistence.user.JdbcSpentTickets;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.config.ServerConfig.Oidc;
import io.antiphon.server.config.ServerConfig.TrustedHeader;
import io.antiphon.server.http.ClientAddress;
import io.antiphon.server.http.ServerAddress;
import io.antiphon.server.http.TrustBoundary;
import io.antiphon.server.pair.PairPages;
import io.antiphon.server.qr.QrCode;
import io.antiphon.server.qr.QrPicture;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ways in beside passwords and keys: pairing, an identity provider, a proxy that says who somebody is.
final class SignIn implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SignIn.class.getName());
    private static final Duration PROVIDER_LIMIT = Duration.ofSeconds(10);

    private final Installation installation;
    private final PairingService pairing;
    private final GuessLimiter limiter;
    private final SignInPorts ports;
    private final Origins origins;
    private final PairPages pages;
    private @Nullable Deferred<GuardedHttpClient> web;

    /// @throws StartException when a setting makes no sense
    SignIn(Installation installation, ServerConfig config, TrustBoundary boundary, ServerAddress address) {
        this.installation = installation;
        this.limiter = new GuessLimiter(installation.clock());
        this.pairing = new PairingService(new JdbcPairingCodes(installation.database()), installation.users(),
                installation.appPasswords(), installation.apiKeys(), installation.secrets(), limiter,
                installation.auditor(), installation.clock());
        this.pages = new PairPages(pairing, address::of, boundary::clientAddress);
        try {
            this.ports = new SignInPorts(pairing, address::of, address::forPhones,
                    text -> QrPicture.png(QrCode.of(text)), provider(config.oidc()), proxy(config.trustedHeader()),
                    installation.registration());
            this.origins = new Origins(config.api().origins());
        } catch (IllegalArgumentException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }

    SignInPorts ports() {
        return ports;
    }

    /// Of pages of other places that may call the native API.
    Origins origins() {
        return origins;
    }

    PairPages pages() {
        return pages;
    }

    @Override
    public void close() {
        if (web != null) {
            web.ifMade(GuardedHttpClient::close);
        }
    }

    private @Nullable ProviderPorts provider(Oidc config) {
        OidcSettings settings = settings(config);
        if (settings == null) {
            return null;
        }
        Deferred<GuardedHttpClient> client = new Deferred<>(() -> new GuardedHttpClient(WebSettings
                .defaults("Antiphon/" + Version.current(), new AddressRules(List.of(settings.host())))));
        this.web = client;
        Deferred<OidcProvider> provider = new Deferred<>(
                () -> new OidcProvider(settings, client.get(), installation.clock()));
        ExternalAccounts.Policy policy = new ExternalAccounts.Policy(config.createAccounts(),
                roles("oidc.roles", config.roles()));
        ProviderSignIn signIn = new ProviderSignIn(new DeferredProvider(provider), installation.externalAccounts(),
                policy,
                new ProviderSignIn.Parts(installation.users(), installation.secretBox(),
                        new JdbcSpentTickets(installation.database()), installation.secrets(), installation.ids(),
                        limiter, installation.auditor(), installation.clock()));
        List<URI> returnBases = config.returnAddresses()
                .stream()
                .map(one -> absolute("oidc.return-addresses", one))
                .toList();
        return new ProviderPorts(signIn, config.name(), returnBases);
    }

    private static @Nullable OidcSettings settings(Oidc config) {
        String issuer = config.issuer();
        if (issuer == null || issuer.isBlank()) {
            return null;
        }
        URI address = absolute("oidc.issuer", issuer);
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getRawQuery() != null) {
            throw new IllegalArgumentException(
                    "oidc.issuer must be an address like https://auth.example.org, not " + issuer);
        }
        if ("http".equals(address.getScheme())) {
            LOG.log(System.Logger.Level.WARNING, "oidc.issuer {0}: its tokens travel unencrypted", address);
        }
        String client = config.clientId();
        if (client == null || client.isBlank()) {
            throw new IllegalArgumentException("oidc.client-id is missing: `oidc.issuer` is set");
        }
        String secret = config.clientSecret();
        return new OidcSettings(address, client, secret == null || secret.isEmpty() ? null : secret, config.scopes(),
                config.nameClaim(), config.groupsClaim(), PROVIDER_LIMIT);
    }

    private @Nullable ProxyPorts proxy(TrustedHeader config) {
        if (config.proxies().isEmpty()) {
            return null;
        }
        ClientAddress proxies = new ClientAddress(config.proxies());
        ExternalAccounts.Policy policy = new ExternalAccounts.Policy(config.createAccounts(),
                roles("trusted-header.roles", config.roles()));
        HeaderSignIn signIn = new HeaderSignIn(installation.externalAccounts(), policy, installation.auditor(),
                installation.clock());
        return new ProxyPorts(signIn, proxies::comesThroughProxy, config.userHeader(), config.groupsHeader());
    }

    private static GroupRoles roles(String key, List<String> given) {
        Map<String, Role> roles = new HashMap<>();
        for (String one : given) {
            int equals = one.lastIndexOf('=');
            Role role = equals > 0 ? GroupRoles.named(one.substring(equals + 1)).orElse(null) : null;
            if (role == null) {
                throw new IllegalArgumentException(
                        "%s: %s is not GROUP=ROLE with owner, manager, curator or listener".formatted(key, one));
            }
            roles.merge(one.substring(0, equals).strip(), role, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        return new GroupRoles(roles);
    }

    private static URI absolute(String key, String text) {
        try {
            URI address = URI.create(text.strip());
            if (address.isAbsolute() && !address.isOpaque() && address.getRawFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IllegalArgumentException("%s: %s is no address".formatted(key, text));
    }
}
