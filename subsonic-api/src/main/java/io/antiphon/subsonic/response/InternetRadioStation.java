package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;

/// A radio station.
public record InternetRadioStation(String id, String name, String streamUrl, @Nullable String homePageUrl,
        @OpenSubsonic @Nullable String coverArt) {}
