package io.antiphon.server.cli;

import io.antiphon.core.LibraryException;
import io.antiphon.core.backup.Backups;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Terms;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.server.BackupSchedule;
import io.antiphon.server.Installation;
import io.antiphon.server.MusicLibrary;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.ServerConfig;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Works on the data directory itself, when no server has it open.
final class LocalOperations implements Operations {

    /// The person at the machine, who may read the data directory anyway.
    private static final User OPERATOR = new User(new UserId("operator"), "operator", null,
            EnumSet.allOf(Permission.class), null, 0, false, Instant.EPOCH,
            null);

    private final Installation installation;
    private final MusicLibrary library;
    private final ServerConfig.Backup backup;

    private LocalOperations(Installation installation, MusicLibrary library, ServerConfig.Backup backup) {
        this.backup = backup;
        this.installation = installation;
        this.library = library;
    }

    static LocalOperations open(Loaded config, String searchPath) {
        Installation installation = Installation.open(config);
        try {
            MusicLibrary library = new MusicLibrary(installation, config.config(), searchPath);
            library.configureFolders();
            return new LocalOperations(installation, library, config.config().backup());
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    @Override
    public List<AccountLine> listUsers() {
        return installation.accounts()
                .listAccounts()
                .stream()
                .map(user -> new AccountLine(user.name(), user.may(Permission.ADMIN), user.createdAt().toString()))
                .toList();
    }

    @Override
    public void addUser(String name, String password, boolean admin) {
        told(() -> installation.accounts()
                .createAccountWithLogin(OPERATOR, name, password,
                        admin ? EnumSet.allOf(Permission.class) : AccountService.LISTENER));
    }

    @Override
    public void setPassword(String name, String password) {
        told(() -> installation.accounts().setLoginPassword(OPERATOR, name, password));
    }

    @Override
    public void deleteUser(String name) {
        told(() -> installation.accounts().deleteAccount(OPERATOR, name));
    }

    @Override
    public String addAppPassword(String name, String device) {
        try {
            return installation.appPasswords()
                    .add(installation.accounts().requireOwnOrAdmin(OPERATOR, name), device, Terms.UNLIMITED)
                    .secret();
        } catch (LibraryException e) {
            throw failure(e);
        }
    }

    @Override
    public ScanStatus startScan(boolean full, @Nullable Path folder) {
        if (library.musicFolders().listMusicFolders().isEmpty()) {
            throw new CommandFailure("There is no music folder yet: ./antiphon serve --music DIR");
        }
        library.refresh(false);
        List<Target> targets = new ArrayList<>();
        if (folder != null) {
            told(() -> targets.add(Target.at(library.musicFolders().listMusicFolders(), folder.toString())));
        }
        return library.scanner().start(new ScanRequest(full, targets));
    }

    @Override
    public BackupLine backUp() {
        try {
            Backups.Made made = BackupSchedule.backups(installation, backup).make();
            return new BackupLine(made.backup().file().toString(), made.backup().bytes(),
                    made.rows().getOrDefault("track", 0L), made.rows().getOrDefault("app_user", 0L));
        } catch (LibraryException e) {
            throw failure(e);
        }
    }

    @Override
    public ScanStatus scanStatus() {
        return library.scanner().status();
    }

    @Override
    public List<ProblemLine> listProblems() {
        return library.scanner()
                .problems()
                .stream()
                .map(problem -> new ProblemLine(
                        library.musicFolders().findMusicFolder(problem.musicFolder()).map(MusicFolder::name).orElse(""),
                        problem.path(),
                        problem.reason()))
                .toList();
    }

    @Override
    public void close() {
        library.close();
        installation.close();
    }

    private static void told(Runnable work) {
        try {
            work.run();
        } catch (LibraryException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(LibraryException e) {
        return new CommandFailure(e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
