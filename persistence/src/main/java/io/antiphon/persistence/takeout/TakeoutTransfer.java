package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.transfer.ServiceData;
import io.antiphon.core.transfer.TransferReport;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What services give, made into an export and taken in like one.
public final class TakeoutTransfer implements ServiceData {

    private static final long MOST_BYTES = 2L << 30;

    private final UserDataTransfer transfer;
    private final Path folder;
    private final Clock clock;

    /// @param folder for what comes in until it is read
    public TakeoutTransfer(UserDataTransfer transfer, Path folder, Clock clock) {
        this.transfer = transfer;
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public List<String> services() {
        return Stream.of(TakeoutKind.values()).map(TakeoutKind::word).toList();
    }

    @Override
    public TransferReport read(String service, InputStream in, User user, Wishes wishes) throws IOException {
        TakeoutKind kind = Stream.of(TakeoutKind.values())
                .filter(one -> one.word().equals(service))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("Service", service));
        Path given = Files.createTempFile(folder, "given", named(kind));
        Path lines = Files.createTempFile(folder, "given", ".jsonl");
        try {
            keep(in, given);
            List<String> remarks = Takeout.convert(
                    new Takeout.Source(kind, given, user.name(), UnaryOperator.identity()), lines, clock.instant());
            try (InputStream converted = Files.newInputStream(lines)) {
                return transfer
                        .read(converted, new TransferTerms(wishes.dry(), wishes.preferImported(), Map.of(), user.id()))
                        .remarking(remarks);
            }
        } finally {
            Files.deleteIfExists(given);
            Files.deleteIfExists(lines);
        }
    }

    @Override
    public TransferReport read(String service, Iterator<Listen> listens, User user, Wishes wishes)
            throws IOException {
        try (InputStream lines = new ListenLines(listens, service, user.name(), clock.instant())) {
            return transfer.read(lines,
                    new TransferTerms(wishes.dry(), wishes.preferImported(), Map.of(), user.id()));
        }
    }

    /// One file without a name of its own is what the service gives most.
    private static String named(TakeoutKind kind) {
        return switch (kind) {
            case ITUNES -> ".xml";
            case SPOTIFY -> ".zip";
            case LASTFM -> ".csv";
            case LISTENBRAINZ -> ".jsonl";
        };
    }

    private static void keep(InputStream in, Path target) throws IOException {
        byte[] piece = new byte[1 << 16];
        long left = MOST_BYTES;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                left -= read;
                if (left < 0) {
                    throw new LibraryException.Invalid("What comes in has more than %d bytes".formatted(MOST_BYTES));
                }
                out.write(piece, 0, read);
            }
        }
    }
}
