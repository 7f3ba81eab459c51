package io.antiphon.core.signin;

import io.antiphon.core.user.ExternalIdentity;
import java.net.URI;
import java.util.Optional;

/// A program that knows who people are (OpenID Connect Core 1.0, the authorization code flow).
public interface IdentityProvider {

    /// Where a browser is sent, so that the person signs in there.
    ///
    /// @param challenge of PKCE (RFC 7636), method S256
    /// @throws ProviderException when the provider does not say where
    URI authorization(URI redirectUri, String state, String nonce, String challenge)
            throws ProviderException, InterruptedException;

    /// Who the person is that came back with a code.
    ///
    /// @param nonce that the answer must carry
    /// @param verifier of the challenge
    /// @throws ProviderException when the provider cannot be asked, or what it says does not hold
    ExternalIdentity identify(String code, URI redirectUri, String nonce, String verifier)
            throws ProviderException, InterruptedException;

    /// Where a browser is sent to sign out there, too; none when the provider has no such place, or does not answer.
    Optional<URI> signOut(URI after) throws InterruptedException;
}
