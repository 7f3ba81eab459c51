package io.antiphon.server.config;

import io.antiphon.core.playlist.source.ImportSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything an operator may set. Keys are the components' names with dashes, joined by dots.
public record ServerConfig(
        @Setting(
                value = "The data directory: the database, the search index, the secret key, and `antiphon.yaml` itself. Cannot be set in the file.",
                defaultSays = "`${XDG_DATA_HOME:-~/.local/share}/antiphon`") @Nullable Path data,
        @Setting("Music folders, each with a `path` and, if you like, a `name`. In the environment: paths joined by `:` (`;` on Windows), each as `path` or `name=path`. When none is set, those of the last start are used.") List<MusicFolderSetting> music,
        @Setting("Where the server listens.") Http http,
        @Setting("TLS by the server itself, with HTTP/2: by a certificate of yours or one that the server makes. See [https.md](https.md).") Tls tls,
        @Setting("How music folders are read.") Scan scan,
        @Setting("How sound is turned into other formats.") Transcoding transcoding,
        @Setting("Listening to the music in the background, for loudness, waveforms, tempo, key and likeness.") Analysis analysis,
        @Setting("What is made of what others know about the music: see [provenance.md](provenance.md).") MatchingConfig matching,
        @Setting("Covers and artist images.") Artwork artwork,
        @Setting("The embedded database.") DatabaseSettings database,
        @Setting("Backups of the embedded database: see `docs/backups.md`.") Backup backup,
        @Setting("Podcasts.") Podcasts podcasts,
        @Setting("Playlist files in music folders.") Playlists playlists,
        @Setting("Files that curators send into music folders: see [uploads.md](uploads.md).") Uploads uploads,
        @Setting("What this server fetches from elsewhere.") Web web,
        @Setting("What others are asked about the music: see [enrichment.md](enrichment.md). Nothing is, until you allow it.") EnrichmentConfig enrichment,
        @Setting("What the Subsonic API does where clients differ.") Subsonic subsonic,
        @Setting("The native API.") Api api,
        @Setting("Accounts that people make for themselves: see [accounts.md](accounts.md#registration).") RegistrationConfig registration,
        @Setting("Signing in at an identity provider (OpenID Connect): see [sign-in.md](sign-in.md). Off without an `issuer`.") Oidc oidc,
        @Setting("Signing in by what a proxy says, which has checked who somebody is: see [sign-in.md](sign-in.md). Off without `proxies`.") TrustedHeader trustedHeader,
        @Setting("What is written to standard error.") Log log,
        @Setting("The first start's admin account, for unattended set-up. Ignored once there are accounts.") Admin admin,
        @Setting(
                value = "The key that app-passwords are encrypted under: any text of 16 characters or more. Without it a random one is made in `secret.key` in the data directory, readable by its owner only.",
                secret = true) @Nullable String secretKey) {

    public ServerConfig {
        music = List.copyOf(music);
    }

    /// Without secrets.
    @Override
    public String toString() {
        return "ServerConfig[data=%s, music=%s, http=%s]".formatted(data, music, http);
    }

    public record MusicFolderSetting(
            @Setting(value = "What people see; the folder's own name by default.") @Nullable String name,
            @Setting("The folder.") Path path) {}

    public record Http(
            @Setting(
                    value = "The address to listen on: `127.0.0.1` for this machine only, `0.0.0.0` or `::` for all. An address that others can reach needs `tls`, `trusted-proxies` or `allow-plain-http`.",
                    byDefault = "127.0.0.1") String host,
            @Setting(value = "The port; 0 takes any free one.", byDefault = "4040", min = 0, max = 65_535) int port,
            @Setting(value = "A path that everything lies under, such as `/music`, when a proxy passes it on.",
                    byDefault = "/") String basePath,
            @Setting(
                    value = "Passwords and tokens travel unencrypted: allow it on an address that others can reach, and from proxies that were asked in plain HTTP.",
                    byDefault = "false") boolean allowPlainHttp,
            @Setting(
                    value = "Addresses of the proxies that terminate TLS in front of this server, such as `10.0.0.2`, or networks in which there is nothing else, such as `172.18.0.0/16` or `fd00:1234::/64`. Only they may say where a request really comes from (`X-Forwarded-For`) and that it was encrypted on its way to them (`X-Forwarded-Proto: https`).") List<AddressRange> trustedProxies,
            @Setting(
                    value = "The address that people reach the server under, such as `https://music.example.org`, when it is not the one it listens on.") @Nullable String publicUrl,
            @Setting(value = "The largest request body.", byDefault = "16MB", min = 1_024,
                    max = 1_073_741_824) ByteSize maxBody,
            @Setting(
                    value = "How long a client may take to send a request's head, or the next piece of its body. Slower ones are cut off.",
                    byDefault = "30s") Duration slowRequests,
            @Setting(
                    value = "How long a client may take no more of an answer before it is cut off; players that pause do that.",
                    byDefault = "10m") Duration stalledAnswers,
            @Setting(value = "How long running answers may still take when the server is stopped.",
                    byDefault = "3s") Duration shutdownGrace) {

        public Http {
            trustedProxies = List.copyOf(trustedProxies);
        }

        /// The same on another port.
        public Http at(int otherPort) {
            return new Http(host, otherPort, basePath, allowPlainHttp, trustedProxies, publicUrl, maxBody, slowRequests,
                    stalledAnswers, shutdownGrace);
        }
    }

    public record Tls(
            @Setting(
                    value = "PEM file with the server's certificate, followed by those that lead to its authority (`fullchain.pem`). Read again when it changes.") @Nullable Path certificate,
            @Setting(
                    value = "PEM file with the certificate's private key, without a passphrase: PKCS#8, PKCS#1 or SEC 1. Read again when it changes.") @Nullable Path key,
            @Setting(
                    value = "Make a certificate at the first start and renew it before it ends. Nobody vouches for it: people compare the fingerprint that the start prints.",
                    byDefault = "false") boolean selfSigned) {

        /// Whether the server speaks TLS.
        public boolean isOn() {
            return selfSigned || certificate != null || key != null;
        }
    }

    public record Scan(
            @Setting(value = "Whether every start looks for changes.", byDefault = "true") boolean onStart,
            @Setting(value = "How often to look for changes; 0 for never.", byDefault = "1h") Duration interval,
            @Setting(
                    value = "Whether music folders are watched, so that changes are seen within seconds. Those in the network (SMB, NFS and the like) cannot be: there, only `interval` counts.",
                    byDefault = "true") boolean watch,
            @Setting(
                    value = "How many folders are watched at most; each takes half a kilobyte here and one in the operating system. Music folders that have more are left to `interval`.",
                    byDefault = "20000", min = 0, max = 10_000_000) int watchLimit,
            @Setting(
                    value = "A scan stops and changes nothing when more than this share (in percent) of a music folder's files is gone at once: a disk that is not mounted must not empty the library.",
                    byDefault = "50", min = 1, max = 100) int missingLimit,
            @Setting(value = "Whether symbolic links that lead out of a music folder are followed.",
                    byDefault = "false") boolean followOutsideLinks,
            @Setting(value = "Words that do not count for order at the beginning of a name.",
                    byDefault = "The, El, La, Los, Las, Le, Les, Die, Der, Das") List<String> articles,
            @Setting(
                    value = "What stands between artists inside one tag, where a tagger knew no better; spaces count, so quote them.",
                    byDefault = "\" / \", \" feat. \", \" feat \", \" ft. \", \" ft \", \"; \"") List<String> artistSeparators,
            @Setting(value = "What stands between genres inside one tag.",
                    byDefault = "\";\", \"/\", \",\"") List<String> genreSeparators,
            @Setting(
                    value = "Whether albums that a scan finds for the first time are drafts, which only curators see until one releases them.",
                    byDefault = "false") boolean drafts) {

        public Scan {
            articles = List.copyOf(articles);
            artistSeparators = List.copyOf(artistSeparators);
            genreSeparators = List.copyOf(genreSeparators);
        }
    }

    public record Transcoding(
            @Setting(value = "The directory that holds `ffmpeg` and `ffprobe`.",
                    defaultSays = "those on `PATH`, else the packaged ones") @Nullable Path ffmpegDirectory,
            @Setting(value = "How many may run at once; 0 for twice the number of processors.", byDefault = "0",
                    min = 0, max = 256) int maxProcesses,
            @Setting(
                    value = "How much disk finished transcodes may take, so that nothing is made twice; 0 to keep none.",
                    byDefault = "2GB", min = 0) ByteSize cacheSize,
            @Setting(
                    value = "By how much transcodes give way to everything else on the machine, where there is `nice`: 0 for not at all, 19 for the most.",
                    byDefault = "1", min = 0, max = 19) int niceness,
            @Setting(
                    value = "What players get that ask for nothing in particular, and the most kbit/s they get, by the names they give themselves (`c=`): `DSub=mp3@192`, `Jamstash=opus`, `Phone=@128`; `*` for all others.") List<PlayerSetting> players,
            @Setting(
                    value = "The gain in dB that players are told to apply to songs of unknown loudness (OpenSubsonic's `fallbackGain`), so that they are not louder than the others; 0 to tell nothing.",
                    byDefault = "0", min = -40, max = 20) int fallbackGain) {

        public Transcoding {
            players = List.copyOf(players);
        }
    }

    public record Analysis(
            @Setting(value = "Whether tracks are listened to at all. Needs ffmpeg.",
                    byDefault = "true") boolean enabled,
            @Setting(
                    value = "Tracks at once, each with a processor of its own while nobody else needs it. One gets through about three minutes of music in a second.",
                    byDefault = "1", min = 1, max = 64) int threads) {}

    public record Artwork(@Setting(value = "How much disk scaled pictures may take.", byDefault = "512MB",
            min = 0) ByteSize cacheSize) {}

    public record DatabaseSettings(@Setting(value = "How much of the database is kept in memory.", byDefault = "24MB",
            min = 1_048_576) ByteSize cacheSize) {}

    public record Backup(
            @Setting(value = "How often one is made; 0 for never.", byDefault = "1d") Duration interval,
            @Setting(value = "How many are kept.", byDefault = "7", min = 1, max = 10_000) int keep,
            @Setting(value = "Where they lie. Best on another disk.",
                    defaultSays = "`backups` in the data directory") @Nullable Path directory) {}

    public record Podcasts(
            @Setting(value = "How often feeds are looked at for new episodes; 0 for never.",
                    byDefault = "12h") Duration refreshInterval,
            @Setting(value = "How many of the episodes that turn up new are downloaded unasked, the newest first.",
                    byDefault = "1", min = 0, max = 1_000) int downloadNewest,
            @Setting(
                    value = "How many downloaded episodes of a podcast are kept; 0 for all. Those that somebody starred, rated or bookmarked are always kept.",
                    byDefault = "0", min = 0, max = 100_000) int keepNewest,
            @Setting(value = "The largest episode that is downloaded.", byDefault = "2GB",
                    min = 1_024) ByteSize maxEpisodeSize,
            @Setting(value = "How many episodes are downloaded at once.", byDefault = "2", min = 1,
                    max = 32) int downloadsAtOnce) {}

    public record Playlists(
            @Setting(
                    value = "What becomes of M3U, PLS and XSPF files when a scan sees them: `off` for nothing; `once` for playlists like all others, made the first time; `sync` for playlists that stay as their file says and cannot be changed otherwise.",
                    byDefault = "once") ImportSettings.Mode files,
            @Setting(value = "The account that they belong to.",
                    defaultSays = "the first admin") @Nullable String owner,
            @Setting(value = "Whether everyone sees them.", byDefault = "false") boolean published) {}

    public record Uploads(
            @Setting(value = "The largest file that is taken.", byDefault = "2GB", min = 1_024) ByteSize maxSize,
            @Setting(value = "How many uploads of one person may be under way.", byDefault = "200", min = 1,
                    max = 100_000) int maxOpen,
            @Setting(value = "How many bytes all uploads that are under way may have together.", byDefault = "20GB",
                    min = 1_024) ByteSize maxTotal,
            @Setting(value = "How long an upload may go without new bytes before it is given up.",
                    byDefault = "1d") Duration patience,
            @Setting(
                    value = "Where files are placed in their music folder, by their tags: `albumartist`, `artist`, `album`, `title`, `year`, `disc`, `track` and `genre` in braces, and `.{ext}` at the end. What stands in brackets is left out when a field in it is missing.",
                    byDefault = "{albumartist}/{year} - {album}/{disc}-{track} {title}.{ext}") String pathTemplate) {}

    public record Web(
            @Setting("Hosts, addresses and networks that may be fetched from though they are not on the public internet, such as `nas.local` or `192.168.1.0/24`. All others in the local network are refused, as addresses in feeds are other people's.") List<String> allowedAddresses) {

        public Web {
            allowedAddresses = List.copyOf(allowedAddresses);
        }
    }

    public record Subsonic(
            @Setting(
                    value = "Names of clients (`c=`) that stumble over anything but the plain Subsonic 1.16.1 answer: they get it without OpenSubsonic's additions.",
                    byDefault = "DSub") List<String> plainClients,
            @Setting(
                    value = "The address of a page that tells how to sign in here; errors of signing in name it (OpenSubsonic's `helpUrl`).",
                    defaultSays = "none") @Nullable String helpUrl) {

        public Subsonic {
            plainClients = List.copyOf(plainClients);
        }
    }

    public record Api(
            @Setting("Origins of pages of other places that may call the native API from a browser, such as `https://player.example.org`. All others may not.") List<String> origins,
            @Setting(
                    value = "Requests that one caller of the native API may send in a minute; `0` for any number. Who sends more is told when to come back.",
                    byDefault = "6000", min = 0, max = 1_000_000) int requestsPerMinute) {

        public Api {
            origins = List.copyOf(origins);
        }
    }

    public record Oidc(
            @Setting("The provider's issuer, exactly as it calls itself, such as `https://auth.example.org/realms/home`. It may be in the local network.") @Nullable String issuer,
            @Setting(value = "What people call the provider.", byDefault = "Single sign-on") String name,
            @Setting("This server's client id at the provider.") @Nullable String clientId,
            @Setting(value = "Its client secret; none for a public client.",
                    secret = true) @Nullable String clientSecret,
            @Setting(value = "Scopes to ask for, beside `openid`.", byDefault = "profile, email") List<String> scopes,
            @Setting(value = "The claim that new accounts are called after.",
                    byDefault = "preferred_username") String nameClaim,
            @Setting(
                    value = "The claim that holds the person's groups; dots lead into objects, such as `realm_access.roles`.",
                    byDefault = "groups") String groupsClaim,
            @Setting("Which role a group stands for, as `GROUP=ROLE` with `owner`, `manager`, `curator` or `listener`; `*` for everyone. The highest counts, at every sign-in, and who has none is refused. Without any, new accounts are listeners and roles are changed here only.") List<String> roles,
            @Setting(value = "Whether people without an account get one when they first sign in.",
                    byDefault = "false") boolean createAccounts,
            @Setting("What addresses may begin with that browsers are sent back to with a code, beside this server's own, such as `https://player.example.org/`.") List<String> returnAddresses) {

        public Oidc {
            scopes = List.copyOf(scopes);
            roles = List.copyOf(roles);
            returnAddresses = List.copyOf(returnAddresses);
        }

        /// Without the secret.
        @Override
        public String toString() {
            return "Oidc[issuer=%s, clientId=%s]".formatted(issuer, clientId);
        }
    }

    public record TrustedHeader(
            @Setting("Addresses of the proxies that say who somebody is, such as `10.0.0.2`, or networks in which there is nothing else, such as `172.18.0.0/16`. They must take the header away from what comes from outside.") List<AddressRange> proxies,
            @Setting(value = "The header that names the account.", byDefault = "Remote-User") String userHeader,
            @Setting("The header that names their groups, joined by commas.") @Nullable String groupsHeader,
            @Setting("Which role a group stands for, as in `oidc.roles`.") List<String> roles,
            @Setting(value = "Whether people without an account get one when they first sign in.",
                    byDefault = "false") boolean createAccounts) {

        public TrustedHeader {
            proxies = List.copyOf(proxies);
            roles = List.copyOf(roles);
        }
    }

    public record Log(@Setting(value = "`error`, `warning`, `info` or `debug`.", byDefault = "info") LogLevel level) {}

    public record Admin(
            @Setting(value = "The login password of the account `admin`.", defaultSays = "a random one, printed once",
                    secret = true) @Nullable String password,
            @Setting(value = "Its app-password for Subsonic apps.",
                    defaultSays = "a random one, made when it is first asked for",
                    secret = true) @Nullable String appPassword) {

        /// Without the passwords.
        @Override
        public String toString() {
            return "Admin[]";
        }
    }
}
