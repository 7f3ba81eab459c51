package io.antiphon.nativeapi;

import io.antiphon.core.pairing.PairingService;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What signing in stands on, beside passwords and keys.
///
/// @param local whether a request comes from this machine itself, through no proxy
/// @param address the server's own address, as who asks reached it
/// @param addressForPhones the same, as other devices reach it
/// @param qrCode a picture (PNG) of a text
/// @param provider absent when no identity provider is configured
/// @param proxy absent when no proxy may say who somebody is
/// @param origins of pages of other places that may call this API
public record SignInPorts(PairingService pairing, Predicate<ServerRequest> local,
        Function<ServerRequest, URI> address, Function<ServerRequest, URI> addressForPhones,
        Function<String, byte[]> qrCode, @Nullable ProviderPorts provider, @Nullable ProxyPorts proxy,
        Origins origins) {}
