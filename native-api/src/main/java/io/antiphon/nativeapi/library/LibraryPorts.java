package io.antiphon.nativeapi.library;

import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.missing.MissingService;
import io.antiphon.core.library.scan.Scanner;
import io.antiphon.core.library.watch.WatchStatus;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/// What the library stands on.
///
/// @param missing tracks whose files are gone
/// @param watching how changes of music folders are noticed; nothing when that is switched off
public record LibraryPorts(Scanner scanner, MusicFolders musicFolders, Supplier<List<WatchStatus>> watching,
        SoundPorts sound, MissingService missing, Clock clock) {}
