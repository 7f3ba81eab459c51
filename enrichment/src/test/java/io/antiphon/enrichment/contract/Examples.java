package io.antiphon.enrichment.contract;

import io.antiphon.core.provider.ArtistQuery;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.core.provider.LovedSong;
import io.antiphon.core.provider.RecordingQuery;
import io.antiphon.core.provider.ReleaseQuery;
import io.antiphon.core.provider.ReleaseQuery.TrackFacts;
import io.antiphon.enrichment.provider.ProviderOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Whom and what the tests ask about.
final class Examples {

    static final String ARTIST_ID = "11111111-1111-4111-8111-111111111111";
    static final String GROUP_ID = "22222222-2222-4222-8222-222222222222";
    static final String RELEASE_ID = "33333333-3333-4333-8333-333333333333";
    static final String RECORDING_ID = "44444444-4444-4444-8444-444444444444";
    static final String TRACK_ID = "55555555-5555-4555-8555-555555555555";
    static final String OTHER_ID = "66666666-6666-4666-8666-666666666666";
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final ArtistQuery ARTIST = new ArtistQuery("The Examples", ARTIST_ID, List.of());
    static final ReleaseQuery ALBUM = new ReleaseQuery("First Light", "The Examples", RELEASE_ID, GROUP_ID, 1999, null,
            List.of(new TrackFacts("Opening", 1, 1, Duration.ofSeconds(200))));
    static final ReleaseQuery UNKNOWN_ALBUM = new ReleaseQuery("First Light", "The Examples", null, null, 1999, null,
            List.of());
    static final RecordingQuery SONG = new RecordingQuery("Opening", "The Examples", "First Light",
            Duration.ofSeconds(200), 1, 1, 1999, null, null);
    static final ListenerAccount ACCOUNT = new ListenerAccount("rob", "key-of-rob");
    static final Listen LISTEN = new Listen(NOON, "Opening", "The Examples", "First Light", "The Examples",
            Duration.ofSeconds(200), 1, RECORDING_ID, RELEASE_ID, null);
    static final LovedSong LOVED = new LovedSong("Opening", "The Examples", RECORDING_ID, null);

    private Examples() {}

    /// Everything that a provider may need.
    static ProviderOptions options(String url) {
        return new ProviderOptions(true, url, "server-key", "server-secret");
    }
}
