package io.antiphon.core.provider;

import java.util.List;

/// Knows where else an artist or an album is found: addresses of other services and their ids.
public interface ExternalIds {

    Lookup<List<ExternalReference>> findReferences(ArtistQuery artist);

    Lookup<List<ExternalReference>> findReferences(ReleaseQuery album);
}
