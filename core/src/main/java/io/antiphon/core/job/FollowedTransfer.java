package io.antiphon.core.job;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.job.ImportInputs.Kept;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.core.user.Users;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Has imports followed as jobs. They come with a request and end with it. What they read is kept until they are done: one that failed is begun
/// again from that, in the background, and knows what it took in the first time.
public final class FollowedTransfer implements UserDataTransfer, AutoCloseable {

    /// How long what an import reads is kept that is not begun again.
    public static final Duration KEPT = Duration.ofDays(7);

    private static final System.Logger LOG = System.getLogger(FollowedTransfer.class.getName());
    private static final long PATIENCE_SECONDS = 10;

    private final UserDataTransfer transfer;
    private final JobService jobs;
    private final ImportInputs inputs;
    private final Users users;
    private final AuditTrail trail;
    private final Clock clock;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("imports-again").factory());
    private volatile boolean stopping;

    public FollowedTransfer(UserDataTransfer transfer, JobService jobs, ImportInputs inputs, Users users,
            AuditTrail trail, Clock clock) {
        this.transfer = transfer;
        this.jobs = jobs;
        this.inputs = inputs;
        this.users = users;
        this.trail = trail;
        this.clock = clock;
        jobs.repeatImportsBy(new Again());
    }

    @Override
    public Exported write(@Nullable UserId only) throws IOException {
        return transfer.write(only);
    }

    @Override
    public TransferReport read(InputStream in, TransferTerms terms) throws IOException {
        if (terms.dry()) {
            return transfer.read(in, terms);
        }
        ImportReading reading = new ImportReading(() -> stopping);
        String subject = jobs.importBegins(reading);
        return followed(subject, reading, "", () -> {
            inputs.keep(subject, terms, reading.through(in));
            return taken(subject, reading);
        });
    }

    /// Forgets what nobody began again, and what belonged to accounts that are gone.
    public void prune() {
        inputs.prune(clock.instant().minus(KEPT), id -> users.findUser(id).isPresent());
    }

    private interface Work {

        TransferReport done() throws IOException;
    }

    /// @param summary begins what the job says when it is done; empty for saying nothing
    private TransferReport followed(String subject, ImportReading reading, String summary, Work work)
            throws IOException {
        boolean done = false;
        String note = "It broke off";
        try {
            TransferReport report = work.done();
            done = true;
            note = summary.isEmpty() ? "" : summary + report.taken();
            return report;
        } catch (IOException | RuntimeException e) {
            note = String.valueOf(e.getMessage());
            throw e;
        } finally {
            jobs.importEnds(subject, reading, done, note);
        }
    }

    private TransferReport taken(String subject, ImportReading reading) throws IOException {
        Kept kept = inputs.find(subject).orElseThrow(FollowedTransfer::gone);
        TransferReport report;
        try (InputStream in = kept.open()) {
            report = transfer.read(reading.through(in), kept.terms());
        }
        inputs.forget(subject);
        return report;
    }

    private static LibraryException gone() {
        return new LibraryException.Conflict(
                "What this import reads is not kept any more, or never came whole: send it again");
    }

    private final class Again implements ImportRepeater {

        @Override
        public void requireRepeatable(String subject) {
            UserId only = inputs.find(subject).orElseThrow(FollowedTransfer::gone).terms().only();
            if (only != null && users.findUser(only).isEmpty()) {
                inputs.forget(subject);
                throw gone();
            }
        }

        @Override
        public void begin(User user, String subject) {
            ImportReading reading = new ImportReading(() -> stopping);
            jobs.importGoesOn(subject, reading);
            worker.execute(() -> {
                try {
                    TransferReport report = followed(subject, reading, "took in ", () -> taken(subject, reading));
                    trail.recordBy(user.name(), AuditKind.DATA_IMPORTED, user.name(), report.taken().toString());
                } catch (IOException | RuntimeException e) {
                    LOG.log(System.Logger.Level.WARNING, "an import that was begun again failed: {0}",
                            e.getMessage());
                }
            });
        }
    }

    /// Ends what was begun again where it reads; it is not interrupted while it writes.
    @Override
    public void close() {
        stopping = true;
        worker.shutdown();
        try {
            if (!worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "an import that was begun again is still under way");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
