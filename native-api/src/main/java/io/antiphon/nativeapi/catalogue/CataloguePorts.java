package io.antiphon.nativeapi.catalogue;

import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.artwork.Artwork;
import io.antiphon.core.browse.Browser;
import io.antiphon.core.browse.WorkBrowser;
import io.antiphon.core.collection.CollectionService;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.relation.RelationService;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.slice.SliceService;
import java.time.Clock;

/// What the library's resources stand on.
public record CataloguePorts(Catalogue catalogue, Browser browser, SearchIndex search, MusicFolders musicFolders,
        Annotations annotations, Artwork artwork, CollectionService collections, RelationService relations,
        SliceService slices, WorkBrowser works, Clock clock) {}
