package io.antiphon.core.job;

import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.UserId;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Has imports followed as jobs. They come with a request and end with it: one that was cut short is sent again, and knows what it took in
/// the first time.
public final class FollowedTransfer implements UserDataTransfer {

    private final UserDataTransfer transfer;
    private final JobService jobs;

    public FollowedTransfer(UserDataTransfer transfer, JobService jobs) {
        this.transfer = transfer;
        this.jobs = jobs;
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
        Reading reading = new Reading(in);
        String subject = jobs.importBegins(reading);
        boolean done = false;
        String why = "It broke off";
        try {
            TransferReport report = transfer.read(reading, terms);
            done = true;
            return report;
        } catch (IOException | RuntimeException e) {
            why = String.valueOf(e.getMessage());
            throw e;
        } finally {
            jobs.importEnds(subject, reading, done, why);
        }
    }

    /// What is taken in: how much of it was read, and whether it is to be read on.
    static final class Reading extends FilterInputStream {

        private final AtomicLong bytes = new AtomicLong();
        private volatile boolean cancelled;

        private Reading(InputStream in) {
            super(in);
        }

        long bytes() {
            return bytes.get();
        }

        void cancel() {
            cancelled = true;
        }

        boolean isCancelled() {
            return cancelled;
        }

        @Override
        public int read() throws IOException {
            requireWanted();
            int one = super.read();
            bytes.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            requireWanted();
            int read = super.read(buffer, from, length);
            bytes.addAndGet(Math.max(0, read));
            return read;
        }

        private void requireWanted() throws IOException {
            if (cancelled) {
                throw new IOException("The import was cancelled");
            }
        }
    }
}
