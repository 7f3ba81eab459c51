package io.antiphon.persistence.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.core.LibraryException;
import io.antiphon.core.job.ImportInputs;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.user.UserId;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What imports read, each in a file that only its owner may read: one line that says how it is taken in, and then what was sent. A file that is
/// still written has another name, so that one without the end is never taken for the whole.
public final class ImportFiles implements ImportInputs {

    private static final System.Logger LOG = System.getLogger(ImportFiles.class.getName());
    private static final long MOST_BYTES = 1L << 30;
    private static final long MOST_TOGETHER = 4L << 30;
    private static final String WHOLE = ".input";
    private static final String PART = ".part";
    private static final int LONGEST_HEAD = 1 << 20;

    private final JsonMapper json = JsonMapper.builder().build();
    private final Path folder;
    private final long mostBytes;
    private final long mostTogether;

    /// Forgets what was being written when the program ended.
    ///
    /// @param folder is made when it is needed
    public ImportFiles(Path folder) {
        this(folder, MOST_BYTES, MOST_TOGETHER);
    }

    /// @param mostBytes that one may have
    /// @param mostTogether that all may have; the oldest give way
    ImportFiles(Path folder, long mostBytes, long mostTogether) {
        this.folder = folder;
        this.mostBytes = mostBytes;
        this.mostTogether = mostTogether;
        list(PART).forEach(ImportFiles::delete);
    }

    @Override
    public void keep(String subject, TransferTerms terms, InputStream in) throws IOException {
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, subject, PART);
        try {
            try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
                write(out, ByteBuffer.wrap(head(terms)));
                copy(in, out);
                out.force(true);
            }
            makeRoom(Files.size(part));
            Files.move(part, file(subject), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void copy(InputStream in, FileChannel out) throws IOException {
        byte[] piece = new byte[1 << 16];
        long left = mostBytes;
        for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
            left -= read;
            if (left < 0) {
                throw new LibraryException.Invalid("What comes in has more than %d bytes".formatted(mostBytes));
            }
            write(out, ByteBuffer.wrap(piece, 0, read));
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /// One import after the other, each of which may have another give way.
    private synchronized void makeRoom(long wanted) throws IOException {
        List<Path> oldestFirst = list(WHOLE).stream().sorted(Comparator.comparing(ImportFiles::keptAt)).toList();
        long taken = wanted;
        for (Path file : oldestFirst) {
            taken += size(file);
        }
        for (Path file : oldestFirst) {
            if (taken > mostTogether) {
                taken -= size(file);
                delete(file);
            }
        }
    }

    @Override
    public Optional<Kept> find(String subject) {
        if (!isName(subject) || !Files.isRegularFile(file(subject))) {
            return Optional.empty();
        }
        Path file = file(subject);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return Optional.of(new KeptFile(terms(readHead(in)), file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} cannot be read: {1}", file, e.getMessage());
            return Optional.empty();
        }
    }

    private record KeptFile(TransferTerms terms, Path file) implements Kept {

        @Override
        public InputStream open() throws IOException {
            InputStream in = new BufferedInputStream(Files.newInputStream(file));
            readHead(in);
            return in;
        }
    }

    @Override
    public void forget(String subject) {
        if (isName(subject)) {
            delete(file(subject));
        }
    }

    @Override
    public void prune(Instant before, Predicate<UserId> isThere) {
        for (Path file : list(WHOLE)) {
            String subject = file.getFileName().toString().replace(WHOLE, "");
            UserId only = find(subject).map(Kept::terms).map(TransferTerms::only).orElse(null);
            if (keptAt(file).isBefore(before) || only != null && !isThere.test(only)) {
                delete(file);
            }
        }
    }

    private byte[] head(TransferTerms terms) throws JsonProcessingException {
        UserId only = terms.only();
        ObjectNode head = json.createObjectNode().put("preferImported", terms.preferImported());
        terms.users().forEach(head.putObject("users")::put);
        if (only != null) {
            head.put("only", only.value());
        }
        return (json.writeValueAsString(head) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private TransferTerms terms(byte[] head) throws IOException {
        JsonNode read = json.readTree(head);
        Map<String, String> users = new HashMap<>();
        read.path("users").properties().forEach(user -> users.put(user.getKey(), user.getValue().asText()));
        String only = read.path("only").asText("");
        return new TransferTerms(false, read.path("preferImported").asBoolean(), users,
                only.isEmpty() ? null : new UserId(only));
    }

    /// Up to the end of the first line, which is read, too.
    private static byte[] readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0 || head.size() > LONGEST_HEAD) {
                throw new IOException("its first line has no end");
            }
            head.write(one);
        }
        return head.toByteArray();
    }

    private Path file(String subject) {
        return folder.resolve(subject + WHOLE);
    }

    private static boolean isName(String subject) {
        return subject.matches("\\w{1,40}");
    }

    private List<Path> list(String suffix) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(suffix)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One that is gone meanwhile is as old as can be.
    private static Instant keptAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.MIN;
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException _) {
            return 0;
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", file, e.getMessage());
        }
    }
}
