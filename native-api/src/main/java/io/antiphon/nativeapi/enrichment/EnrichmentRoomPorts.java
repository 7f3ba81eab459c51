package io.antiphon.nativeapi.enrichment;

import io.antiphon.core.artwork.variant.ArtworkChoices;
import io.antiphon.core.enrichment.CandidateService;
import io.antiphon.core.enrichment.EnrichmentService;
import io.antiphon.core.enrichment.Provenance;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import java.util.Optional;
import java.util.function.Function;

/// What enrichment's resources stand on.
///
/// @param contentTypes the MIME type of a picture by its first bytes
/// @param names what an account with an id is called; nothing when it is gone
public record EnrichmentRoomPorts(EnrichmentService service, CandidateService candidates, Provenance provenance,
        ArtworkChoices artwork, Function<byte[], String> contentTypes, Catalogue catalogue, MusicFolders musicFolders,
        Function<String, Optional<String>> names) {}
