package io.antiphon.core.library.scan;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.store.ScanStore;
import io.antiphon.core.search.SearchIndexWriter;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.TagInterpreter;
import io.antiphon.core.text.SortNames;
import java.time.Clock;

/// What scans work with.
///
/// @param ids must be safe for use by the scan's thread
/// @param way whom scans let go first
public record ScanTools(MusicFolders musicFolders, ScanStore store, SearchIndexWriter index, MediaFileReader reader,
        TagInterpreter interpreter,
        SortNames sortNames, IdGenerator ids, Clock clock, Events events, RightOfWay way, ScanSettings settings) {}
