package io.antiphon.enrichment.oidc;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.antiphon.core.signin.ProviderException;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The provider's keys, asked for again when one is not among them: providers change keys without telling. Not more often than
/// now and then, as anybody can show a token with an unknown key.
final class ProviderKeys implements JWKSource<SecurityContext> {

    static final Duration MAX_AGE = Duration.ofHours(1);
    static final Duration PAUSE = Duration.ofSeconds(10);

    private final ProviderWeb web;
    private final URI address;
    private final Clock clock;
    private @Nullable Known known;

    ProviderKeys(ProviderWeb web, URI address, Clock clock) {
        this.web = web;
        this.address = address;
        this.clock = clock;
    }

    boolean isAt(URI other) {
        return address.equals(other);
    }

    @Override
    public synchronized List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        Instant now = clock.instant();
        Known kept = known;
        if (kept != null && now.isBefore(kept.since().plus(MAX_AGE))) {
            List<JWK> found = selector.select(kept.keys());
            if (!found.isEmpty() || now.isBefore(kept.since().plus(PAUSE))) {
                return found;
            }
        }
        Known fresh = new Known(fetch(), now);
        known = fresh;
        return selector.select(fresh.keys());
    }

    private JWKSet fetch() throws KeySourceException {
        try {
            return JWKSet.parse(web.getText(address, "the provider's keys"));
        } catch (ProviderException e) {
            throw new KeySourceException(e.reason(), e);
        } catch (ParseException e) {
            throw new KeySourceException("the provider's keys cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KeySourceException("interrupted", e);
        }
    }

    private record Known(JWKSet keys, Instant since) {}
}
