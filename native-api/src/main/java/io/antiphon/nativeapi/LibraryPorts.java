package io.antiphon.nativeapi;

import io.antiphon.core.backup.Backups;
import io.antiphon.core.backup.DatabaseRebuild;
import io.antiphon.core.change.ChangeAnnouncer;
import io.antiphon.core.change.ChangeFeed;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.watch.WatchStatus;
import io.antiphon.core.transfer.UserDataTransfer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What following and keeping the library stands on.
///
/// @param events of this process
/// @param databaseFault what is wrong with the database, for people
/// @param rebuild of a database that was lost
/// @param transfer takes what people did out and in
/// @param watching how changes of music folders are noticed; nothing when that is switched off
public record LibraryPorts(ChangeFeed changes, ChangeAnnouncer announcer, Events events, EventStreams streams,
        Supplier<List<WatchStatus>> watching, Backups backups, Supplier<Optional<String>> databaseFault,
        UserDataTransfer transfer, DatabaseRebuild rebuild) {}
