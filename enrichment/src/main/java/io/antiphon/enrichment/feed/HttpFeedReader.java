package io.antiphon.enrichment.feed;

import io.antiphon.core.podcast.Feed;
import io.antiphon.core.podcast.FeedReader;
import io.antiphon.core.podcast.FeedValidators;
import io.antiphon.core.podcast.FetchException;
import io.antiphon.enrichment.feed.FeedParser.Parsed;
import io.antiphon.enrichment.feed.FeedParser.UnreadableFeedException;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebAnswer;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads feeds over HTTP.
public final class HttpFeedReader implements FeedReader {

    private static final String ACCEPT = "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1";
    private static final int MAX_VALIDATOR = 500;

    private final GuardedHttpClient web;
    private final FeedSettings settings;
    private final FeedParser parser;
    private final Clock clock;

    public HttpFeedReader(GuardedHttpClient web, FeedSettings settings, Clock clock) {
        this.web = web;
        this.settings = settings;
        this.parser = new FeedParser(settings.maxEntries());
        this.clock = clock;
    }

    private record Fetched(boolean unchanged, byte[] text, @Nullable String contentType, URI address,
            FeedValidators validators) {}

    @Override
    public Optional<Feed> read(String url, FeedValidators known) throws FetchException, InterruptedException {
        Fetched fetched = fetch(url, known);
        if (fetched.unchanged()) {
            return Optional.empty();
        }
        try {
            Parsed parsed = parser.parse(fetched.text(), fetched.contentType(), fetched.address(), clock.instant());
            return Optional.of(new Feed(parsed.about(), parsed.entries(), fetched.validators()));
        } catch (UnreadableFeedException e) {
            throw new FetchException(e.reason(), e);
        }
    }

    private Fetched fetch(String url, FeedValidators known) throws FetchException, InterruptedException {
        WebRequest request = new WebRequest(url, ACCEPT, known.etag(), known.lastModified(), settings.maxBytes(),
                settings.timeLimit());
        try {
            return web.fetch(request, HttpFeedReader::take);
        } catch (WebException e) {
            throw new FetchException("The feed cannot be fetched: " + e.reason(), e);
        } catch (IOException e) {
            throw new FetchException("The feed cannot be fetched", e);
        }
    }

    private static Fetched take(WebAnswer answer) throws IOException {
        return new Fetched(answer.unchanged(), answer.content().readAllBytes(), answer.contentType(), answer.address(),
                new FeedValidators(bounded(answer.etag()), bounded(answer.lastModified())));
    }

    private static @Nullable String bounded(@Nullable String validator) {
        return validator == null || validator.length() > MAX_VALIDATOR ? null : validator;
    }
}
