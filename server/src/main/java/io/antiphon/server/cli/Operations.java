package io.antiphon.server.cli;

import io.antiphon.core.library.scan.ScanStatus;
import java.util.List;

/// What the operator's commands do, wherever the library is open.
interface Operations extends AutoCloseable {

    List<AccountLine> listUsers();

    void addUser(String name, String password, boolean admin);

    void setPassword(String name, String password);

    void deleteUser(String name);

    /// Another app-password.
    String addAppPassword(String name, String device);

    ScanStatus startScan(boolean full);

    ScanStatus scanStatus();

    List<ProblemLine> listProblems();

    @Override
    void close();

    record AccountLine(String name, boolean admin, String createdAt) {}

    record ProblemLine(String musicFolder, String path, String reason) {}
}
