package io.antiphon.nativeapi.account;

import io.antiphon.core.pairing.PairingService;
import io.antiphon.core.user.OpenRegistration;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What signing in stands on, beside passwords and keys.
///
/// @param address the server's own address, as who asks reached it
/// @param addressForPhones the same, as other devices reach it
/// @param qrCode a picture (PNG) of a text
/// @param provider absent when no identity provider is configured
/// @param proxy absent when no proxy may say who somebody is
/// @param registration who may make an account of their own
public record SignInPorts(PairingService pairing, Function<ServerRequest, URI> address,
        Function<ServerRequest, URI> addressForPhones, Function<String, byte[]> qrCode,
        @Nullable ProviderPorts provider, @Nullable ProxyPorts proxy,
        OpenRegistration registration) {}
