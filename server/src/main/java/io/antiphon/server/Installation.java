package io.antiphon.server;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.artwork.PictureTokens;
import io.antiphon.core.audit.Auditor;
import io.antiphon.core.event.Events;
import io.antiphon.core.streaming.hls.HlsTickets;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.AccountLinkService;
import io.antiphon.core.user.AccountService;
import io.antiphon.core.user.ApiKeyService;
import io.antiphon.core.user.ApiKeys;
import io.antiphon.core.user.AppPasswordService;
import io.antiphon.core.user.AppPasswords;
import io.antiphon.core.user.AuthenticationService;
import io.antiphon.core.user.ExternalAccounts;
import io.antiphon.core.user.FamiliarAddresses;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.KnownAccounts;
import io.antiphon.core.user.LastUses;
import io.antiphon.core.user.OpenRegistration;
import io.antiphon.core.user.OwnSettingsService;
import io.antiphon.core.user.PasswordHasher;
import io.antiphon.core.user.RandomSecrets;
import io.antiphon.core.user.RegistrationRules;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SessionService;
import io.antiphon.core.user.Sessions;
import io.antiphon.core.user.Users;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.audit.JdbcAuditLog;
import io.antiphon.persistence.backup.GuardedOpening;
import io.antiphon.persistence.backup.SetAside;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.transfer.DatabaseTransfer;
import io.antiphon.persistence.user.JdbcAccountLinks;
import io.antiphon.persistence.user.JdbcApiKeys;
import io.antiphon.persistence.user.JdbcAppPasswords;
import io.antiphon.persistence.user.JdbcExternalIdentities;
import io.antiphon.persistence.user.JdbcSessions;
import io.antiphon.persistence.user.JdbcUsers;
import io.antiphon.server.config.ConfigLoader.Loaded;
import io.antiphon.server.config.ServerConfig;
import io.antiphon.server.security.AesGcmSecretBox;
import io.antiphon.server.security.Argon2PasswordHasher;
import io.antiphon.server.security.PrivateFiles;
import io.antiphon.server.security.SecretKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;

/// An open data directory: the database, the secret key and the accounts. All that the operator's commands need when no server runs.
public final class Installation implements AutoCloseable {

    /// Of what lets a player fetch a sound that was decided on: long enough for an evening with pauses.
    static final Duration TICKET_LIFETIME = Duration.ofHours(6);

    private final Path data;
    private final Database database;
    private final SecretKeys keys;
    private final Optional<SetAside> setAside;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final IdGenerator ids = new IdGenerator(new BufferedRandom(random));
    private final RandomSecrets secrets = new RandomSecrets(random);
    private final Auditor auditor;
    private final Users users;
    private final SecretBox secretBox;
    private final KnownAccounts known;
    private final LastUses lastUses;
    private final SessionService sessions;
    private final AppPasswordService appPasswords;
    private final ApiKeyService apiKeys;
    private final AccountService accounts;
    private final AccountLinkService links;
    private final OpenRegistration registration;
    private final ExternalAccounts externalAccounts;
    private final AuthenticationService authentication;
    private final KeyRotation sealing;
    private final PasswordHasher hasher;

    private Installation(Path data, Database database, SecretKeys keys, Optional<SetAside> setAside,
            RegistrationRules rules, Clock clock) {
        this.setAside = setAside;
        this.clock = clock;
        this.data = data;
        this.database = database;
        this.keys = keys;
        JdbcAuditLog auditLog = new JdbcAuditLog(database);
        this.auditor = new Auditor(auditLog, clock);
        this.users = new JdbcUsers(database);
        this.secretBox = new AesGcmSecretBox(keys, random);
        this.hasher = new Argon2PasswordHasher();
        AppPasswords storedPasswords = new JdbcAppPasswords(database);
        ApiKeys storedKeys = new JdbcApiKeys(database);
        Sessions storedSessions = new JdbcSessions(database);
        this.known = new KnownAccounts(users, storedPasswords, secretBox, clock);
        this.lastUses = new LastUses(storedPasswords, storedKeys, clock);
        this.sessions = new SessionService(storedSessions, users, secrets, auditor, clock);
        this.appPasswords = new AppPasswordService(storedPasswords, secretBox, known, secrets, ids, auditor,
                clock);
        this.apiKeys = new ApiKeyService(storedKeys, secrets, ids, auditor, clock);
        this.accounts = new AccountService(users, appPasswords, sessions, hasher, known, ids, auditor, clock);
        this.links = new AccountLinkService(new JdbcAccountLinks(database), users, accounts, hasher, secrets, ids,
                auditor, rules.mode(), clock);
        this.registration = new OpenRegistration(rules, users, accounts, hasher, auditor, clock);
        this.externalAccounts = new ExternalAccounts(users, new JdbcExternalIdentities(database), known, ids, auditor,
                clock);
        this.authentication = new AuthenticationService(known, users, storedKeys, hasher,
                new GuessLimiter(clock, new FamiliarAddresses(auditLog, clock)), lastUses, auditor, random, clock);
        this.sealing = new KeyRotation(database, users, storedPasswords, secretBox, auditor, random);
        sealing.requireSameKey(data);
    }

    /// Whether there is nothing yet, so that opening it makes everything.
    public static boolean isNew(Loaded config) {
        return !DatabaseOptions.isEmbeddedIn(config.data());
    }

    /// Opens the data directory, making it when it is new.
    ///
    /// @throws StartException when it cannot be used, saying why
    public static Installation open(Loaded config) {
        return open(config, Clock.systemUTC());
    }

    /// @param clock what accounts, sessions and waits go by
    static Installation open(Loaded config, Clock clock) {
        Path data = config.data();
        try {
            PrivateFiles.makeDirectory(data);
            PrivateFiles.closeNewFiles(data);
            SecretKeys keys = SecretKeys.load(config.config().secretKey(), data, new SecureRandom());
            long cache = config.config().database().cacheSize().bytes() >> 20;
            GuardedOpening.Opened opened = GuardedOpening.open(data, (int) cache, clock,
                    RebuildService.backupFolders(data, config.config().backup()));
            Database database = opened.database();
            try {
                PrivateFiles.closeToOthers(data);
                return new Installation(data, database, keys, opened.setAside(), config.config().registration().rules(),
                        clock);
            } catch (RuntimeException e) {
                database.close();
                throw e;
            }
        } catch (IOException e) {
            throw new StartException("The data directory %s cannot be used: %s".formatted(data, e), e);
        } catch (io.antiphon.persistence.DatabaseUnavailableException | IllegalArgumentException e) {
            throw new StartException(e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    /// Makes the account `admin` when there are none yet.
    ///
    /// @return empty when there were accounts
    public Optional<FirstAdmin> makeFirstAdmin(ServerConfig.Admin settings) {
        if (!users.listUsers().isEmpty()) {
            return Optional.empty();
        }
        String given = settings.password();
        String password = given == null ? secrets.password() : given;
        var admin = accounts.createFirstAdmin(FirstAdmin.NAME, password);
        String appPassword = settings.appPassword();
        if (appPassword != null) {
            appPasswords.set(admin, appPassword);
        }
        return Optional.of(new FirstAdmin(given == null ? Optional.of(password) : Optional.empty(),
                appPassword == null && given == null ? Optional.of(appPasswords.reveal(admin))
                        : Optional.empty()));
    }

    public Path data() {
        return data;
    }

    public Database database() {
        return database;
    }

    public Clock clock() {
        return clock;
    }

    public IdGenerator ids() {
        return ids;
    }

    /// Safe for concurrent use.
    public SecureRandom random() {
        return random;
    }

    public RandomSecrets secrets() {
        return secrets;
    }

    public Auditor auditor() {
        return auditor;
    }

    public Users users() {
        return users;
    }

    public SessionService sessions() {
        return sessions;
    }

    public AppPasswordService appPasswords() {
        return appPasswords;
    }

    public ApiKeyService apiKeys() {
        return apiKeys;
    }

    public AccountService accounts() {
        return accounts;
    }

    public AccountLinkService links() {
        return links;
    }

    /// Accounts that people make for themselves.
    OpenRegistration registration() {
        return registration;
    }

    /// What people set for themselves.
    ///
    /// @param events told of what they change
    OwnSettingsService ownSettings(Events events) {
        return new OwnSettingsService(users, known, events);
    }

    public ExternalAccounts externalAccounts() {
        return externalAccounts;
    }

    /// For what only this server may read.
    public SecretBox secretBox() {
        return secretBox;
    }

    public AuthenticationService authentication() {
        return authentication;
    }

    /// What is wrong with the database, as a person would say it; empty when nothing is.
    public Optional<String> databaseFault() {
        return setAside.filter(aside -> Files.exists(aside.file()))
                .map(aside -> aside.isLost()
                        ? "the database was gone at %s though there is the backup %s; ./antiphon rebuild brings it back, or take the backups away to go on with the new database"
                                .formatted(aside.at(), aside.file().getFileName())
                        : "the database was set aside at %s as %s, because %s; ./antiphon rebuild brings back what can be read of it, ./antiphon restore a backup, or take that file away to go on with the new database"
                                .formatted(aside.at(), aside.file().getFileName(), aside.reason()));
    }

    /// When the database was lost that was there before this one.
    public Optional<Instant> troubleSince() {
        return setAside.map(SetAside::at);
    }

    /// Takes what people did out of the library and into it.
    ///
    /// @param versions told of what changed
    public UserDataTransfer transfer(PersonalVersions versions) {
        return new DatabaseTransfer(database, versions, ids::next, clock, data, known::forget);
    }

    public LastUses lastUses() {
        return lastUses;
    }

    /// What a player needs to fetch the pieces of a playlist.
    HlsTickets hlsTickets() {
        return new HlsTickets(mediaTicketKey(), clock(), TICKET_LIFETIME, users()::findUser);
    }

    /// Signs addresses of pictures.
    public PictureTokens pictureTokens() {
        return new PictureTokens(mediaTicketKey(), clock());
    }

    /// Where a link of an account is opened once the server runs as it is configured.
    public String addressOf(AccountLinkService.NewLink made, ServerConfig config) {
        return new PublicLinks(PublicLinks.address(config), pictureTokens()).accountLink(made.token(), null).toString();
    }

    /// Encrypts everything under another secret key. This installation is of no use afterwards.
    ///
    /// @return how many app-passwords are encrypted under it now
    /// @throws StartException when one cannot be decrypted; nothing has changed then
    public int reencrypt(SecretKeys next) {
        return sealing.rotate(next);
    }

    /// What passwords that people choose are kept as.
    PasswordHasher hasher() {
        return hasher;
    }

    /// A key for access tokens and nothing else.
    public byte[] accessTokenKey() {
        return keys.derive("access-tokens", "HmacSHA256").getEncoded();
    }

    /// What the cursors of lists are signed with.
    SecretKey cursorKey() {
        return keys.derive("cursors", "HmacSHA256");
    }

    /// What the addresses of streams are signed with.
    public SecretKey mediaTicketKey() {
        return keys.derive("media-tickets", "HmacSHA256");
    }

    @Override
    public void close() {
        lastUses.flush();
        database.close();
    }

    /// What the first start prints once.
    ///
    /// @param password absent when the operator chose it
    /// @param appPassword absent when the operator chose one or does not look at what is printed
    public record FirstAdmin(Optional<String> password, Optional<String> appPassword) {

        public static final String NAME = "admin";

        @Override
        public String toString() {
            return "FirstAdmin[]";
        }
    }
}
