package io.antiphon.server.http;

import io.antiphon.server.config.ServerConfig.Http;
import io.antiphon.server.config.ServerConfig.Tls;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/// Whether the configured address may be listened on: passwords must not cross a network in the clear unless the operator wants it so.
public final class Exposure {

    private Exposure() {}

    /// @return what is wrong, in the operator's words; empty when nothing is
    public static Optional<String> refusal(Http http, Tls tls) {
        InetAddress address;
        try {
            address = InetAddress.getByName(http.host());
        } catch (UnknownHostException _) {
            return Optional.of("http.host: %s is no address of this machine".formatted(http.host()));
        }
        if (address.isLoopbackAddress() || tls.isOn() || http.allowPlainHttp() || !http.trustedProxies().isEmpty()) {
            return Optional.empty();
        }
        return Optional
                .of("""
                %s can be reached from other machines, and passwords would travel unencrypted.
                Let the server encrypt (`tls.self-signed`, --self-signed, ANTIPHON_TLS_SELF_SIGNED=true, or a certificate of yours: `tls.certificate`
                and `tls.key`), or put a proxy with TLS in front and name it (`http.trusted-proxies`, ANTIPHON_HTTP_TRUSTED_PROXIES), or, in a
                network that you trust, say `http.allow-plain-http: true` (--allow-plain-http, ANTIPHON_HTTP_ALLOW_PLAIN_HTTP=true)."""
                        .formatted(http.host()));
    }

    /// Whether plain HTTP is open to other machines because the operator said so.
    public static boolean isOpenPlainly(Http http) {
        try {
            return http.allowPlainHttp() && !InetAddress.getByName(http.host()).isLoopbackAddress();
        } catch (UnknownHostException _) {
            return false;
        }
    }

    /// Reminds whoever reads the log that plain HTTP is open.
    public static void warn() {
        System.getLogger(Exposure.class.getName())
                .log(System.Logger.Level.WARNING,
                        "Passwords and tokens may travel unencrypted, as http.allow-plain-http says");
    }
}
