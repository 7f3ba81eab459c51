package io.antiphon.enrichment.provider;

import io.antiphon.core.BoundedFolder;
import io.antiphon.core.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Keeps services' answers, that there is none among them, as compressed files in one directory until they expire; those that were not
/// asked for longest go first when all grow beyond a bound. Failures are never kept. A file is called by a digest of its question,
/// without keys. What is in the directory at start is taken over, and a file that is no answer counts as none.
public final class AnswerCache {

    private static final int FORMAT = 1;
    private static final int MAX_LENGTH = 16 << 20;
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{40}");
    private static final int NAME_BYTES = 20;

    private final BoundedFolder folder;
    private final boolean keeps;

    /// @param directory made when there is something to keep
    /// @param maxBytes what the files may take together; 0 to keep nothing
    public AnswerCache(Path directory, long maxBytes) {
        this.folder = new BoundedFolder(directory, maxBytes, OWN.asMatchPredicate());
        this.keeps = maxBytes > 0;
    }

    /// @param document the answer; absent when there was none
    record Kept(@Nullable String document) {}

    Optional<Kept> find(String question, Instant now) {
        String name = nameOf(question);
        Optional<byte[]> content = folder.read(name, _ -> true);
        if (content.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<Kept> kept = read(content.get(), now);
            if (kept.isEmpty()) {
                folder.drop(name);
            }
            return kept;
        } catch (IOException _) {
            folder.drop(name);
            return Optional.empty();
        }
    }

    /// @param document the answer; absent when there is none
    void put(String question, @Nullable String document, Instant until) {
        if (!keeps) {
            return;
        }
        try {
            boolean _ = folder.write(nameOf(question), content(document, until));
        } catch (IOException e) {
            throw new UncheckedIOException("in memory nothing fails", e);
        }
    }

    private static String nameOf(String question) {
        return Sha256.hex(question.getBytes(StandardCharsets.UTF_8), NAME_BYTES);
    }

    private static Optional<Kept> read(byte[] content, Instant now) throws IOException {
        try (DataInputStream in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(content)))) {
            if (in.readInt() != FORMAT || !now.isBefore(Instant.ofEpochMilli(in.readLong()))) {
                return Optional.empty();
            }
            int length = in.readInt();
            if (length < 0) {
                return Optional.of(new Kept(null));
            }
            if (length > MAX_LENGTH) {
                throw new IOException("longer than any answer");
            }
            byte[] text = in.readNBytes(length);
            if (text.length < length) {
                throw new IOException("cut off");
            }
            return Optional.of(new Kept(new String(text, StandardCharsets.UTF_8)));
        }
    }

    private static byte[] content(@Nullable String document, Instant until) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
            out.writeInt(FORMAT);
            out.writeLong(until.toEpochMilli());
            if (document == null) {
                out.writeInt(-1);
            } else {
                byte[] text = document.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        }
        return bytes.toByteArray();
    }
}
