package io.antiphon.nativeapi.admin;

import io.antiphon.core.backup.Backups;
import io.antiphon.core.backup.DatabaseRebuild;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.nativeapi.account.AccountPorts;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What looking after the server stands on.
///
/// @param databaseFault what is wrong with the database, for people
/// @param libraryInDoubt whether the last scan left a music folder as it was because what it found there cannot be true
/// @param rebuild of a database that was lost
/// @param transfer takes what people did out and in
/// @param version of the program
public record AdminPorts(AccountPorts account, Backups backups, Supplier<Optional<String>> databaseFault,
        UserDataTransfer transfer, DatabaseRebuild rebuild, BooleanSupplier libraryInDoubt, ProviderPorts providers,
        String version) {}
