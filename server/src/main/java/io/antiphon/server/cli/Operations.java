package io.antiphon.server.cli;

import io.antiphon.core.library.scan.ScanStatus;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator's commands do, wherever the library is open.
interface Operations extends AutoCloseable {

    List<AccountLine> listUsers();

    void addUser(String name, String password, boolean admin);

    void setPassword(String name, String password);

    void deleteUser(String name);

    /// Another app-password.
    String addAppPassword(String name, String device);

    /// @param folder the only one to look at, on this machine's disks; absent for all
    ScanStatus startScan(boolean full, @Nullable Path folder);

    ScanStatus scanStatus();

    /// Makes a backup and says where it is.
    BackupLine backUp();

    List<ProblemLine> listProblems();

    @Override
    void close();

    record AccountLine(String name, boolean admin, String createdAt) {}

    record BackupLine(String file, long bytes, long tracks, long accounts) {}

    record ProblemLine(String musicFolder, String path, String reason) {}
}
