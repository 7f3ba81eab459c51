package io.antiphon.core.upload;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.upload.UploadRefusedException.Reason;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// Uploads as people make, continue, follow and give them up. Everybody has their own, and sees nobody else's.
public final class UploadService implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(UploadService.class.getName());
    /// What was placed or refused is told of for so long.
    private static final Duration KEPT = Duration.ofDays(30);
    /// Left free on the disk for the database.
    private static final long RESERVE = 64L << 20;
    private static final int LONGEST_NAME = 1_000;

    private final Uploads uploads;
    private final Quarantine quarantine;
    private final UploadCheck check;
    private final IdGenerator ids;
    private final Clock clock;
    private final UploadSettings settings;
    private final Receiver receiver;
    /// Those whose bytes somebody sends, or that are being checked.
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ExecutorService checking = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("uploads").factory());

    public UploadService(Uploads uploads, Quarantine quarantine, UploadCheck check, IdGenerator ids, Clock clock,
            UploadSettings settings) {
        this.uploads = uploads;
        this.quarantine = quarantine;
        this.check = check;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.receiver = new Receiver(uploads, quarantine, clock);
    }

    public UploadSettings settings() {
        return settings;
    }

    /// @param fileName as the sender calls it
    /// @param size in bytes
    /// @param musicFolder where it shall lie
    /// @throws LibraryException.NotFound when the music folder is not theirs to see
    /// @throws UploadRefusedException when it is too large, or too much is under way
    public synchronized Upload create(User user, String fileName, long size, int musicFolder) {
        require(user);
        if (!user.sees(musicFolder)) {
            throw new LibraryException.NotFound("Music folder", Integer.toString(musicFolder));
        }
        if (size < 1 || fileName.length() > LONGEST_NAME) {
            throw new LibraryException.Invalid(size < 1 ? "An empty file is no music"
                    : "A file's name has at most %d characters".formatted(LONGEST_NAME));
        }
        requireRoom(user, size);
        Instant now = clock.instant();
        Upload upload = new Upload(ids.next(), user.id(), fileName.replace("\0", ""), size, musicFolder, 0,
                UploadState.RECEIVING, null, null, false, null, now, now);
        try {
            if (quarantine.space() < size + RESERVE) {
                throw new UploadRefusedException(Reason.NO_SPACE, "there is not enough space on the disk for it");
            }
            quarantine.create(upload.id());
        } catch (IOException e) {
            throw new LibraryException.Unavailable("Nothing can be received now: " + e.getMessage());
        }
        uploads.save(upload);
        return upload;
    }

    private void requireRoom(User user, long size) {
        if (size > settings.maxSize()) {
            throw new UploadRefusedException(Reason.TOO_LARGE,
                    "a file has at most %d bytes here".formatted(settings.maxSize()));
        }
        List<Upload> open = uploads.listOpen();
        long own = open.stream().filter(one -> one.owner().equals(user.id())).count();
        if (own >= settings.maxOpen()) {
            throw new UploadRefusedException(Reason.TOO_MANY,
                    "%d uploads of yours are under way: finish or delete some".formatted(own));
        }
        if (open.stream().mapToLong(Upload::size).sum() + size > settings.maxTotal()) {
            throw new UploadRefusedException(Reason.TOO_MANY, "too much is under way: try again later");
        }
    }

    /// @throws LibraryException.NotFound when there is none of theirs
    public Upload find(User user, String id) {
        return uploads.find(id)
                .filter(upload -> upload.owner().equals(user.id()) && user.sees(upload.musicFolder()))
                .orElseThrow(() -> new LibraryException.NotFound("Upload", id));
    }

    /// One that bytes can be sent to, or that has them all.
    ///
    /// @throws UploadRefusedException when it was given up
    public Upload resume(User user, String id) {
        Upload upload = find(user, id);
        boolean whole = upload.received() == upload.size();
        if (!whole && (upload.state().isOver() || !expiresAt(upload).isAfter(clock.instant()))) {
            throw new UploadRefusedException(Reason.EXPIRED, "nothing came for too long: begin anew");
        }
        return upload;
    }

    /// The latest first.
    public List<Upload> list(User user, @Nullable String before, int limit) {
        List<Upload> shown = new ArrayList<>();
        String last = before;
        boolean more = true;
        while (more && shown.size() < limit) {
            List<Upload> page = uploads.list(user.id(), last, limit);
            page.stream().filter(upload -> user.sees(upload.musicFolder())).forEach(shown::add);
            more = page.size() == limit;
            last = page.isEmpty() ? last : page.getLast().id();
        }
        return shown.subList(0, Math.min(limit, shown.size()));
    }

    /// When it is given up unless bytes come.
    public Instant expiresAt(Upload upload) {
        return upload.changedAt().plus(settings.patience());
    }

    /// Takes the next bytes. What came of them before the connection broke is kept, unless there is a checksum of all of them.
    ///
    /// @param offset how many bytes the sender takes to be here
    /// @throws UploadRefusedException when the bytes are not the next ones; nothing is kept then
    /// @throws IOException when the bytes broke off
    public Upload append(User user, String id, long offset, InputStream bytes, @Nullable Checksum checksum)
            throws IOException {
        require(user);
        find(user, id);
        if (!busy.add(id)) {
            throw new UploadRefusedException(Reason.BUSY, "bytes are being sent to this upload by another request");
        }
        try {
            Upload upload = resume(user, id);
            if (offset != upload.received()) {
                throw new UploadRefusedException(Reason.WRONG_OFFSET,
                        "%d bytes were received, so that these cannot follow".formatted(upload.received()));
            }
            if (upload.state() != UploadState.RECEIVING) {
                return upload;
            }
            return receiver.receive(upload, bytes, checksum);
        } finally {
            busy.remove(id);
            checkIfWhole(id);
        }
    }

    private void checkIfWhole(String id) {
        uploads.find(id).filter(upload -> upload.state() == UploadState.CHECKING).ifPresent(this::enqueue);
    }

    /// Gives one up; of one that is over, forgets it: what was placed stays.
    public void terminate(User user, String id) {
        require(user);
        find(user, id);
        if (!busy.add(id)) {
            throw new LibraryException.Conflict("The upload is in use: try again in a moment");
        }
        try {
            remove(id);
        } finally {
            busy.remove(id);
        }
    }

    /// Goes on where the last run of the server ended.
    public void start() {
        checking.execute(this::lookSafely);
    }

    private void lookSafely() {
        try {
            check.sweep();
            look();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "Uploads of the last run could not be looked at", e);
        }
    }

    /// Looks for uploads that wait, were left, or ended long ago. To be called now and then.
    public void look() {
        Instant now = clock.instant();
        Set<String> open = new HashSet<>();
        for (Upload upload : uploads.listOpen()) {
            boolean expired = !expiresAt(upload).isAfter(now);
            open.add(upload.id());
            if (expired && busy.add(upload.id())) {
                expire(upload, now);
            } else if (upload.state() == UploadState.CHECKING) {
                enqueue(upload);
            }
        }
        uploads.prune(now.minus(KEPT));
        sweep(open);
    }

    private void expire(Upload upload, Instant now) {
        try {
            uploads.save(upload.refused(upload.note() == null ? "nothing came for too long" : upload.note(), now));
            delete(upload.id());
        } finally {
            busy.remove(upload.id());
        }
    }

    /// Files of uploads that there are not, as of accounts that are gone.
    private synchronized void sweep(Set<String> open) {
        try {
            for (String id : quarantine.list()) {
                if (!open.contains(id) && uploads.find(id).filter(one -> !one.state().isOver()).isEmpty()) {
                    quarantine.delete(id);
                }
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Left-overs of uploads stay: {0}", e.getMessage());
        }
    }

    private void enqueue(Upload upload) {
        try {
            checking.execute(() -> check(upload.id()));
        } catch (RejectedExecutionException _) {
            // The server is stopping; the next start goes on.
        }
    }

    private void check(String id) {
        if (!busy.add(id)) {
            return;
        }
        try {
            Upload upload = uploads.find(id).orElse(null);
            if (upload == null || upload.state() != UploadState.CHECKING) {
                return;
            }
            Upload checked = check.check(upload, quarantine.file(id));
            uploads.save(checked);
            if (checked.state().isOver()) {
                delete(id);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "An upload could not be checked", e);
        } finally {
            busy.remove(id);
        }
    }

    private void remove(String id) {
        uploads.delete(id);
        delete(id);
    }

    private void delete(String id) {
        try {
            quarantine.delete(id);
        } catch (IOException e) {
            // Swept later.
            LOG.log(System.Logger.Level.WARNING, "The file of an upload stays: {0}", e.getMessage());
        }
    }

    private static void require(User user) {
        if (!user.may(Permission.UPLOAD)) {
            throw new LibraryException.Forbidden("You may not upload");
        }
    }

    @Override
    public void close() {
        checking.shutdownNow();
    }
}
