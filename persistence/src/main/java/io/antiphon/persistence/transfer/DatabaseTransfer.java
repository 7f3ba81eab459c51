package io.antiphon.persistence.transfer;

import io.antiphon.core.LibraryException;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.personal.PersonalVersions;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/// Deeds out of a database that is open, and into it.
public final class DatabaseTransfer implements UserDataTransfer {

    private static final System.Logger LOG = System.getLogger(DatabaseTransfer.class.getName());
    private static final long MOST_BYTES = 1L << 30;
    /// As [Files#createTempFile] names them.
    private static final Pattern LEFT_BEHIND = Pattern
            .compile("(incoming|outgoing|given|kept)\\d+\\.(jsonl|xml|zip|csv)");

    private final Database database;
    private final PersonalVersions versions;
    private final Supplier<String> ids;
    private final Clock clock;
    private final Path folder;
    private final Runnable accountsMade;

    /// @param ids makes ids for accounts and playlists
    /// @param folder for what comes in until it is read
    /// @param accountsMade told after accounts may have come in
    public DatabaseTransfer(Database database, PersonalVersions versions, Supplier<String> ids, Clock clock,
            Path folder, Runnable accountsMade) {
        this.accountsMade = accountsMade;
        this.database = database;
        this.versions = versions;
        this.ids = ids;
        this.clock = clock;
        this.folder = folder;
    }

    /// Deletes what exports and imports left in the folder that were cut short with the program. Only for whoever alone uses the folder.
    public static void clean(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> LEFT_BEHIND.matcher(one.getFileName().toString()).matches())
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "what imports left in {0} could not be deleted: {1}", folder,
                    e.getMessage());
        }
    }

    @Override
    public Exported write(@Nullable UserId only) throws IOException {
        Path file = Files.createTempFile(folder, "outgoing", ".jsonl");
        try (Writer out = LineWriter.open(file)) {
            return new Exported(file, new UserDataExport(database, only).write(out, clock.instant()));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /// What comes in is gone through twice, so it lies in a file of its own for that long.
    @Override
    public TransferReport read(InputStream in, TransferTerms terms) throws IOException {
        Path file = Files.createTempFile(folder, "incoming", ".jsonl");
        try {
            Files.copy(unpacked(in), file, StandardCopyOption.REPLACE_EXISTING);
            return new UserDataImport(database, versions, ids, clock, terms).read(file);
        } finally {
            accountsMade.run();
            Files.deleteIfExists(file);
        }
    }

    /// Lines that are packed by gzip are told by its first two bytes (RFC 1952, section 2.3.1).
    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return new Bounded(packed ? new GZIPInputStream(buffered) : buffered);
    }

    /// Against little that unpacks to very much.
    private static final class Bounded extends FilterInputStream {

        private long left = MOST_BYTES;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return count(super.read(), 1);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            return count(read, read);
        }

        private int count(int answer, int read) {
            left -= Math.max(0, read);
            if (left < 0) {
                throw new LibraryException.Invalid("What comes in has more than %d bytes".formatted(MOST_BYTES));
            }
            return answer;
        }
    }
}
