package io.antiphon.nativeapi.account;

import io.antiphon.core.signin.ProviderSignIn;
import java.net.URI;
import java.util.List;
import java.util.Objects;

/// Signing in at an identity provider.
///
/// @param name what people call the provider
/// @param returnBases what addresses begin with that browsers may be sent to in the end, beside the server's own
public record ProviderPorts(ProviderSignIn signIn, String name, List<URI> returnBases) {

    public ProviderPorts {
        returnBases = List.copyOf(returnBases);
    }

    /// Whether a browser may be sent there.
    boolean mayReturnTo(URI address, URI own) {
        boolean plain = address.isAbsolute() && !address.isOpaque() && address.getRawFragment() == null
                && address.getRawUserInfo() == null && address.equals(address.normalize());
        return plain && (isBelow(address, own) || returnBases.stream().anyMatch(base -> isBelow(address, base)));
    }

    private static boolean isBelow(URI address, URI base) {
        String path = directory(base.getRawPath());
        boolean samePlace = Objects.equals(address.getScheme(), base.getScheme())
                && Objects.equals(address.getRawAuthority(), base.getRawAuthority());
        return samePlace && directory(address.getRawPath()).startsWith(path)
                && !address.getRawPath().contains("%2e") && !address.getRawPath().contains("%2E");
    }

    private static String directory(String path) {
        return path.endsWith("/") ? path : path + "/";
    }
}
