package io.antiphon.server.cli;

import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the operator's commands do, wherever the library is open.
interface Operations extends AutoCloseable {

    List<AccountLine> listUsers();

    void addUser(String name, String password, Role role);

    void setPassword(String name, String password);

    void deleteUser(String name);

    /// What is absent stays.
    void changeUser(String name, @Nullable Role role, @Nullable Boolean disabled);

    /// Another app-password.
    ///
    /// @param scopes what it may not, as in the native API
    /// @param expiresAt ISO 8601; absent for never
    String addAppPassword(String name, String device, List<String> scopes, @Nullable String expiresAt);

    /// An API key, which is shown this once.
    String addApiKey(String name, String device, List<String> scopes, @Nullable String expiresAt);

    /// A link by which somebody makes an account.
    String invite(Role role);

    /// A link by which an account's login password is set.
    String passwordLink(String name);

    /// Arms a pairing code.
    ///
    /// @param name of the account; absent for the only one, or `admin`
    PairingLine armPairing(@Nullable String name);

    /// @param folder the only one to look at, on this machine's disks; absent for all
    /// @param confirmed name of the music folder that is to be believed, or `all`; absent for none
    ScanStatus startScan(boolean full, @Nullable Path folder, @Nullable String confirmed);

    ScanStatus scanStatus();

    /// Makes a backup and says where it is.
    BackupLine backUp();

    List<ProblemLine> listProblems();

    /// Tracks whose files are gone, the longest gone first.
    MissingList listMissing(MissingChoice choice, int limit);

    /// What would be lost if they were given up, or gives them up.
    ///
    /// @param token of a preview of the same; absent to have nothing done
    PurgeLine purgeMissing(MissingChoice choice, @Nullable String token);

    /// Writes what everybody did.
    ///
    /// @param target an empty file
    void exportTo(Path target) throws IOException;

    /// Takes in what an export holds.
    Imported importFrom(Path source, TransferTerms terms) throws IOException;

    @Override
    void close();

    /// @param url of the page that the phone opens; it holds the code
    /// @param reachable whether other devices can reach the server
    record PairingLine(String user, String server, String url, boolean reachable) {

        @Override
        public String toString() {
            return "PairingLine[user=" + user + "]";
        }
    }

    /// @param links by which the new accounts get a password
    record Imported(TransferReport report, List<LinkLine> links) {

        public Imported {
            links = List.copyOf(links);
        }
    }

    record LinkLine(String user, String url) {

        @Override
        public String toString() {
            return "LinkLine[user=" + user + "]";
        }
    }

    record AccountLine(String name, String role, boolean disabled, String createdAt) {}

    record BackupLine(String file, long bytes, long tracks, long accounts) {}

    record ProblemLine(String musicFolder, String path, String reason) {}

    /// @param musicFolder name of the only music folder to look at; absent for all
    /// @param olderThanDays absent for however long they are gone
    record MissingChoice(@Nullable String musicFolder, @Nullable Integer olderThanDays) {}

    /// @param count of all that are chosen
    record MissingList(long count, List<MissingLine> tracks) {

        public MissingList {
            tracks = List.copyOf(tracks);
        }
    }

    record MissingLine(String musicFolder, String path, String since, long stars, long ratings, long plays,
            long playlists, long bookmarks, long shares) {}

    record PurgeLine(boolean purged, String token, long backAgain, long tracks, long albums, long artists,
            long annotations, long stars, long ratings, long plays, long playlistEntries, long playlists,
            long bookmarks, long playQueues, long shareItems, long collectionEntries, long relations, long slices) {}
}
