package io.antiphon.server.cli;

import io.antiphon.core.LibraryException;
import io.antiphon.core.backup.Backups;
import io.antiphon.core.library.MusicFolder;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.missing.MissingSelection;
import io.antiphon.core.library.missing.MissingService;
import io.antiphon.core.library.missing.Purge;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer.Exported;
import io.antiphon.core.user.AccountLinkService.NewLink;
import io.antiphon.core.user.Accounts.AccountChange;
import io.antiphon.core.user.Accounts.NewAccount;
import io.antiphon.core.user.Rights;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.Scopes;
import io.antiphon.core.user.Terms;
import io.antiphon.core.user.User;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.server.BackupSchedule;
import io.antiphon.server.Installation;
import io.antiphon.server.MusicLibrary;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Works on the data directory itself, when no server has it open.
final class LocalOperations implements Operations {

    private static final User OPERATOR = User.operator();
    private static final Duration LINKS_LAST = Duration.ofDays(14);

    private final Installation installation;
    private final MusicLibrary library;
    private final ServerConfig.Backup backup;

    private final ServerConfig config;

    private LocalOperations(Installation installation, MusicLibrary library, ServerConfig config) {
        this.backup = config.backup();
        this.installation = installation;
        this.library = library;
        this.config = config;
    }

    static LocalOperations open(Loaded config, String searchPath) {
        Installation installation = Installation.open(config);
        try {
            MusicLibrary library = new MusicLibrary(installation, config.config(), searchPath);
            library.configureFolders();
            return new LocalOperations(installation, library, config.config());
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
                .map(user -> new AccountLine(user.name(), user.role().name().toLowerCase(Locale.ROOT),
                        user.disabled(), user.createdAt().toString()))
                .toList();
    }

    @Override
    public void addUser(String name, String password, Role role) {
        told(() -> installation.accounts()
                .createAccountWithLogin(OPERATOR, new NewAccount(name, password, null, Rights.of(role), null, 0)));
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
    public void changeUser(String name, @Nullable Role role, @Nullable Boolean disabled) {
        told(() -> installation.accounts()
                .updateAccount(OPERATOR, name, new AccountChange(null, null, role, Set.of(), Set.of(), null, false,
                        null, disabled)));
    }

    @Override
    public String addAppPassword(String name, String device, List<String> scopes, @Nullable String expiresAt) {
        return answered(() -> {
            User user = installation.accounts().requireOwnOrReached(OPERATOR, name);
            return installation.appPasswords().add(user, device, terms(user, scopes, expiresAt)).secret();
        });
    }

    @Override
    public String addApiKey(String name, String device, List<String> scopes, @Nullable String expiresAt) {
        return answered(() -> {
            User user = installation.accounts().requireOwnOrReached(OPERATOR, name);
            return installation.apiKeys().create(user, device, terms(user, scopes, expiresAt)).secret();
        });
    }

    @Override
    public String invite(Role role) {
        return answered(() -> address(installation.links().invite(OPERATOR, role, null, null)));
    }

    @Override
    public String passwordLink(String name) {
        return answered(() -> address(installation.links().resetPassword(OPERATOR, name, null)));
    }

    private String address(NewLink made) {
        return installation.addressOf(made, config);
    }

    private Terms terms(User user, List<String> scopes, @Nullable String expiresAt) {
        return Scopes.read(scopes, expiresAt,
                Viewer.of(user, library.musicFolders().listMusicFolders()).shownFolders());
    }

    @Override
    public PairingLine armPairing(@Nullable String name) {
        throw new CommandFailure("The server does not run, so no phone could connect: ./antiphon serve");
    }

    @Override
    public ScanStatus startScan(boolean full, @Nullable Path folder, @Nullable String confirmed) {
        if (library.musicFolders().listMusicFolders().isEmpty()) {
            throw new CommandFailure("There is no music folder yet: ./antiphon serve --music DIR");
        }
        library.refresh(false);
        if (confirmed != null) {
            confirm(confirmed);
        }
        List<Target> targets = new ArrayList<>();
        if (folder != null) {
            told(() -> targets.add(Target.at(library.musicFolders().listMusicFolders(), folder.toString())));
        }
        return library.scanner().start(new ScanRequest(full, targets));
    }

    private void confirm(String name) {
        List<MusicFolder> meant = library.musicFolders()
                .listMusicFolders()
                .stream()
                .filter(folder -> name.equals("all") || name.equals(folder.name()))
                .toList();
        if (meant.isEmpty()) {
            throw new CommandFailure("There is no music folder called " + name);
        }
        meant.forEach(folder -> library.scanner().confirmChanges(folder.id()));
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
    public MissingList listMissing(MissingChoice choice, int limit) {
        MissingSelection selection = selection(choice);
        return new MissingList(library.missing().count(selection), library.missing()
                .list(selection, 0, limit)
                .stream()
                .map(track -> new MissingLine(
                        library.musicFolders().findMusicFolder(track.musicFolder()).map(MusicFolder::name).orElse(""),
                        track.path(), String.valueOf(track.since()), track.stars(), track.ratings(), track.plays(),
                        track.playlists(), track.bookmarks(), track.shares()))
                .toList());
    }

    @Override
    public PurgeLine purgeMissing(MissingChoice choice, @Nullable String token) {
        MissingSelection selection = selection(choice);
        library.refresh(false);
        MissingService.Outcome outcome = answered(() -> token == null ? library.missing().preview(selection)
                : library.missing().purge(selection, token));
        Purge.Catalogue catalogue = outcome.purge().catalogue();
        Purge.Deeds deeds = outcome.purge().deeds();
        return new PurgeLine(outcome.done(), outcome.purge().token(), outcome.back(), catalogue.tracks(),
                catalogue.albums(), catalogue.artists(), deeds.annotations(), deeds.stars(), deeds.ratings(),
                deeds.plays(), deeds.playlistEntries(), deeds.playlists(), deeds.bookmarks(), deeds.queues(),
                deeds.shareItems(), deeds.collectionEntries(), deeds.relations(), deeds.slices());
    }

    private MissingSelection selection(MissingChoice choice) {
        String name = choice.musicFolder();
        Integer days = choice.olderThanDays();
        return new MissingSelection(name == null ? null : musicFolder(name).id(),
                days == null ? null : installation.clock().instant().minus(Duration.ofDays(days)));
    }

    private MusicFolder musicFolder(String name) {
        return library.musicFolders()
                .listMusicFolders()
                .stream()
                .filter(folder -> name.equals(folder.name()))
                .findFirst()
                .orElseThrow(() -> new CommandFailure("There is no music folder called " + name));
    }

    @Override
    public void exportTo(Path target) throws IOException {
        Exported exported = installation.transfer(new PersonalVersions()).write(null);
        Files.move(exported.file(), target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Imported importFrom(Path source, TransferTerms terms) throws IOException {
        try (InputStream in = Files.newInputStream(source)) {
            TransferReport report = installation.transfer(new PersonalVersions()).read(in, terms);
            List<LinkLine> links = terms.dry() ? List.of()
                    : report.accounts()
                            .stream()
                            .map(name -> new LinkLine(name, address(installation.links()
                                    .resetPassword(OPERATOR, name, installation.clock().instant().plus(LINKS_LAST)))))
                            .toList();
            return new Imported(report, links);
        }
    }

    @Override
    public void close() {
        library.close();
        installation.close();
    }

    private static void told(Runnable work) {
        answered(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T answered(Supplier<T> work) {
        try {
            return work.get();
        } catch (LibraryException e) {
            throw failure(e);
        }
    }

    private static CommandFailure failure(LibraryException e) {
        return new CommandFailure(e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
