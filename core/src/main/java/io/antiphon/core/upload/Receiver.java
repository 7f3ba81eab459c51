package io.antiphon.core.upload;

import io.antiphon.core.upload.UploadRefusedException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one request. What is acknowledged is safe: it is forced to the disk before the number of received bytes is raised, and
/// whatever lies behind that number is cut off before the next bytes are taken.
final class Receiver {

    private static final System.Logger LOG = System.getLogger(Receiver.class.getName());
    private static final int BUFFER = 128 * 1024;
    /// So much is lost at most when the machine fails in the middle of a long request.
    private static final long STEP = 8L << 20;

    private final Uploads uploads;
    private final Quarantine quarantine;
    private final Clock clock;

    Receiver(Uploads uploads, Quarantine quarantine, Clock clock) {
        this.uploads = uploads;
        this.quarantine = quarantine;
        this.clock = clock;
    }

    Upload receive(Upload upload, InputStream bytes, @Nullable Checksum checksum) throws IOException {
        try (Quarantine.Piece piece = open(upload)) {
            return checksum == null ? asFarAsItComes(upload, piece, bytes) : asAWhole(upload, piece, bytes, checksum);
        }
    }

    private Quarantine.Piece open(Upload upload) {
        try {
            return quarantine.open(upload.id(), upload.received());
        } catch (IOException _) {
            throw new UploadRefusedException(Reason.EXPIRED, "what was received of it is gone: begin anew");
        }
    }

    private Upload asFarAsItComes(Upload upload, Quarantine.Piece piece, InputStream bytes) throws IOException {
        Upload now = upload;
        long unsafe = 0;
        long at = upload.received();
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
                requireFits(upload, at + count);
                write(piece, buffer, count);
                at += count;
                unsafe += count;
                if (unsafe >= STEP) {
                    now = keep(now, piece);
                    unsafe = 0;
                }
            }
        } catch (UploadRefusedException e) {
            if (e.reason() == Reason.NO_SPACE) {
                makeRoom(now, piece);
            }
            throw e;
        } catch (IOException | RuntimeException broke) {
            keep(now, piece);
            throw broke;
        }
        return keep(now, piece);
    }

    private Upload asAWhole(Upload upload, Quarantine.Piece piece, InputStream bytes, Checksum checksum)
            throws IOException {
        MessageDigest digest = checksum.digest();
        long at = upload.received();
        byte[] buffer = new byte[BUFFER];
        for (int count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            requireFits(upload, at + count);
            digest.update(buffer, 0, count);
            write(piece, buffer, count);
            at += count;
        }
        if (!checksum.isOf(digest)) {
            throw new UploadRefusedException(Reason.WRONG_CHECKSUM,
                    "these bytes have another %s: send them again".formatted(checksum.algorithm()));
        }
        return keep(upload, piece);
    }

    private static void requireFits(Upload upload, long length) {
        if (length > upload.size()) {
            throw new UploadRefusedException(Reason.TOO_LARGE,
                    "%d bytes were announced, and more came".formatted(upload.size()));
        }
    }

    private static void write(Quarantine.Piece piece, byte[] buffer, int count) {
        try {
            piece.write(buffer, count);
        } catch (IOException e) {
            throw new UploadRefusedException(Reason.NO_SPACE, "the bytes cannot be kept: " + e.getMessage());
        }
    }

    /// What fitted on a full disk is given up, and not told to the database: that may lie there, too, and needs the room most.
    private static void makeRoom(Upload upload, Quarantine.Piece piece) {
        try {
            piece.cut(upload.received());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "What is not needed of an upload still takes room: {0}",
                    e.getMessage());
        }
    }

    private Upload keep(Upload upload, Quarantine.Piece piece) {
        long length = force(piece);
        if (length == upload.received() && length != upload.size()) {
            return upload;
        }
        Upload kept = upload.withReceived(length, clock.instant());
        uploads.save(kept);
        return kept;
    }

    /// Some file systems find out only here that there is no room.
    private static long force(Quarantine.Piece piece) {
        try {
            return piece.force();
        } catch (IOException e) {
            throw new UploadRefusedException(Reason.NO_SPACE, "the bytes cannot be kept: " + e.getMessage());
        }
    }
}
