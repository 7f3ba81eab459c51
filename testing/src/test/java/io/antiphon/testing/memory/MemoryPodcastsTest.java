package io.antiphon.testing.memory;

import io.antiphon.core.podcast.Podcasts;
import io.antiphon.testing.PodcastsContract;

/// The double does what the real ones do.
class MemoryPodcastsTest extends PodcastsContract {

    @Override
    protected Podcasts podcasts() {
        return new MemoryPodcasts();
    }
}
