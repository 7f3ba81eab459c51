package io.antiphon.enrichment.feed;

import io.antiphon.core.podcast.EpisodeDownloader;
import io.antiphon.core.podcast.FetchException;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebException;
import io.antiphon.enrichment.web.WebRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Downloads episodes and pictures over HTTP.
public final class HttpEpisodeDownloader implements EpisodeDownloader {

    private final GuardedHttpClient web;
    private final FeedSettings settings;

    public HttpEpisodeDownloader(GuardedHttpClient web, FeedSettings settings) {
        this.web = web;
        this.settings = settings;
    }

    @Override
    public void download(String url, Path target, long maxBytes)
            throws FetchException, IOException, InterruptedException {
        WebRequest request = new WebRequest(url, "*/*", null, null, maxBytes, settings.mediaTimeLimit());
        try {
            web.fetch(request, answer -> Files.copy(answer.content(), target, StandardCopyOption.REPLACE_EXISTING));
        } catch (WebException e) {
            throw new FetchException("The file cannot be fetched: " + e.reason(), e);
        }
    }
}
