package io.antiphon.enrichment.provider;

import io.antiphon.core.provider.Lookup;
import io.antiphon.core.provider.OfferedImage;
import io.antiphon.core.provider.PictureFetcher;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebAnswer;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Fetches pictures from wherever providers say they are, which is not to be trusted: bounded in size and time, and what does not begin
/// like a picture is none.
public final class HttpPictureFetcher implements PictureFetcher {

    private static final int MAX_BYTES = 20 << 20;
    private static final Duration TIME_LIMIT = Duration.ofSeconds(30);
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Supplier<GuardedHttpClient> web;
    private final Clock clock;
    private final Duration limit;

    /// @param web made when the first picture is fetched
    public HttpPictureFetcher(Supplier<GuardedHttpClient> web, Clock clock) {
        this(web, clock, TIME_LIMIT);
    }

    /// @param limit how long fetching one may take
    HttpPictureFetcher(Supplier<GuardedHttpClient> web, Clock clock, Duration limit) {
        this.web = web;
        this.clock = clock;
        this.limit = limit;
    }

    @Override
    public Lookup<byte[]> fetch(OfferedImage image) {
        WebRequest request = new WebRequest(image.url(), "image/*", null, null, MAX_BYTES, limit,
                Map.of(), null, true);
        try {
            return web.get().fetch(request, this::read);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Lookup.Failed<>(AGAIN, "interrupted");
        } catch (WebException e) {
            return new Lookup.Failed<>(AGAIN, e.reason());
        } catch (IOException _) {
            return new Lookup.Failed<>(AGAIN, "the picture could not be read");
        }
    }

    private Lookup<byte[]> read(WebAnswer answer) throws IOException {
        if (answer.status() == 404 || answer.status() == 410) {
            return new Lookup.Nothing<>();
        }
        if (answer.status() < 200 || answer.status() > 299) {
            return new Lookup.Failed<>(pause(answer), "the picture's server answers with HTTP status "
                    + answer.status());
        }
        byte[] bytes = answer.content().readAllBytes();
        return Lookup.of(Optional.of(bytes).filter(HttpPictureFetcher::isPicture));
    }

    /// As it asks for, where it does.
    private Duration pause(WebAnswer answer) {
        String wish = answer.header("Retry-After");
        return Optional.ofNullable(wish)
                .flatMap(text -> RetryAfter.parse(text, clock.instant()))
                .filter(asked -> asked.compareTo(AGAIN) > 0)
                .orElse(AGAIN);
    }

    /// JPEG, PNG, GIF or WebP by the first bytes.
    static boolean isPicture(byte[] bytes) {
        return begins(bytes, 0, 0xFF, 0xD8, 0xFF) || begins(bytes, 0, 0x89, 'P', 'N', 'G')
                || begins(bytes, 0, 'G', 'I', 'F', '8')
                || begins(bytes, 0, 'R', 'I', 'F', 'F') && begins(bytes, 8, 'W', 'E', 'B', 'P');
    }

    private static boolean begins(byte[] bytes, int offset, int... wanted) {
        if (bytes.length < offset + wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((bytes[offset + i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
