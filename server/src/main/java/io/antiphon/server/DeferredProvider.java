package io.antiphon.server;

import io.antiphon.core.signin.IdentityProvider;
import io.antiphon.core.signin.ProviderException;
import io.antiphon.core.user.ExternalIdentity;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/// A provider whose web client is made when somebody first signs in.
record DeferredProvider(Supplier<? extends IdentityProvider> provider) implements IdentityProvider {

    @Override
    public URI authorization(URI redirectUri, String state, String nonce, String challenge)
            throws ProviderException, InterruptedException {
        return provider.get().authorization(redirectUri, state, nonce, challenge);
    }

    @Override
    public ExternalIdentity identify(String code, URI redirectUri, String nonce, String verifier)
            throws ProviderException, InterruptedException {
        return provider.get().identify(code, redirectUri, nonce, verifier);
    }

    @Override
    public Optional<URI> signOut(URI after) throws InterruptedException {
        return provider.get().signOut(after);
    }
}
