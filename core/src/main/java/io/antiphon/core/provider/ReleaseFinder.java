package io.antiphon.core.provider;

import java.util.List;

/// Finds releases: all that could be meant, best first, at most a few dozen.
public interface ReleaseFinder {

    Lookup<List<ClaimedRelease>> findReleases(ReleaseQuery query);
}
