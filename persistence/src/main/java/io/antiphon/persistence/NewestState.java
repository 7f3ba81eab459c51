package io.antiphon.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.h2.mvstore.DataUtils;

/// Sees to it that H2 finds the newest state in a file that was not closed, which is how a killed process leaves it, and an online backup.
///
/// Each commit writes a chunk, into a hole when one is large enough, and the file's header names one from which those that followed are found.
/// H2 2.5 writes the header before it takes note of the chunk just written (`RandomAccessStore.writeChunk`), so that it names the one
/// before, and that does not know where its successor went: what was committed from there on is not found again. Here every block is looked at, and the
/// header made to name the chunk of the highest version. Whether the state that it stands for is whole, H2 looks at itself, and goes back
/// further if it is not.
final class NewestState {

    private static final System.Logger LOG = System.getLogger(NewestState.class.getName());
    private static final int BLOCK = 4096;
    /// What comes before the first chunk: the header, twice.
    private static final int HEADERS = 2;
    private static final int CHUNK_HEADER = 1024;
    private static final int CHUNK_FOOTER = 128;
    private static final byte[] BEGINNING = "chunk:".getBytes(StandardCharsets.ISO_8859_1);
    /// What H2 writes since 2.0.
    private static final String FORMAT = "3";
    /// Times in the file are counted from its making, which nobody knows any more; H2 only asks how old something is.
    private static final long CREATED = 1_000_000_000_000L;
    /// Read at once.
    private static final int BLOCKS = 256;

    private NewestState() {}

    /// One chunk as it lies in the file.
    private record Chunk(long id, long block, long length, long version) {}

    /// Changes nothing of a file that was closed, is in use, or has no header that can be read. Nobody in this process may have it open: to close it here would give
    /// up their lock.
    static void find(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            Optional<Map<String, String>> header = lock == null ? Optional.empty() : header(channel);
            if (header.isEmpty() || header.get().containsKey("clean")) {
                return;
            }
            Optional<Chunk> newest = newest(channel);
            if (newest.isPresent() && newest.get().version() > number(header.get(), "version")) {
                LOG.log(System.Logger.Level.DEBUG, "{0} was not closed: {1} is the newest of it", file, newest.get());
                write(channel, header.get(), newest.get());
            }
        } catch (OverlappingFileLockException _) {
            LOG.log(System.Logger.Level.DEBUG, "{0} is in use", file);
        }
    }

    /// For a copy whose header is damaged: without it, H2 opens nothing, although all of the content may be there.
    static void remakeHeader(Path copy) throws IOException {
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<Chunk> newest = header(channel).isEmpty() ? newest(channel) : Optional.empty();
            if (newest.isPresent()) {
                Map<String, String> header = new LinkedHashMap<>(Map.of("H", "2", "blockSize",
                        Integer.toHexString(BLOCK), "format", FORMAT, "created", Long.toHexString(CREATED)));
                write(channel, header, newest.get());
            }
        }
    }

    private static Optional<Map<String, String>> header(FileChannel channel) throws IOException {
        for (int i = 0; i < HEADERS; i++) {
            Optional<Map<String, String>> header = checked(read(channel, (long) i * BLOCK, BLOCK));
            if (header.isPresent()) {
                return header;
            }
        }
        return Optional.empty();
    }

    private static Optional<Chunk> newest(FileChannel channel) throws IOException {
        Optional<Chunk> newest = Optional.empty();
        long blocks = channel.size() / BLOCK;
        for (long first = HEADERS; first < blocks; first += BLOCKS) {
            byte[] piece = read(channel, first * BLOCK, BLOCKS * BLOCK);
            for (int at = 0; at + BLOCK <= piece.length; at += BLOCK) {
                if (begins(piece, at)) {
                    Optional<Chunk> chunk = chunk(channel, first + at / BLOCK, piece, at);
                    if (chunk.isPresent() && (newest.isEmpty() || chunk.get().version() > newest.get().version())) {
                        newest = chunk;
                    }
                }
            }
        }
        return newest;
    }

    private static boolean begins(byte[] bytes, int at) {
        for (int i = 0; i < BEGINNING.length; i++) {
            if (bytes[at + i] != BEGINNING[i]) {
                return false;
            }
        }
        return true;
    }

    /// Empty when its beginning and its end are not of the same chunk.
    private static Optional<Chunk> chunk(FileChannel channel, long block, byte[] bytes, int at) throws IOException {
        String text = new String(bytes, at, CHUNK_HEADER, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        if (end < 0) {
            return Optional.empty();
        }
        Map<String, String> header = values(text.substring(0, end));
        Chunk chunk = new Chunk(number(header, "chunk"), block, number(header, "len"), number(header, "version"));
        if (chunk.version() < 0 || chunk.length() <= 0 || (block + chunk.length()) * BLOCK > channel.size()) {
            return Optional.empty();
        }
        return checked(read(channel, (block + chunk.length()) * BLOCK - CHUNK_FOOTER, CHUNK_FOOTER))
                .filter(footer -> number(footer, "chunk") == chunk.id() && number(footer, "version") == chunk.version())
                .map(_ -> chunk);
    }

    private static void write(FileChannel channel, Map<String, String> header, Chunk newest) throws IOException {
        Map<String, String> values = new LinkedHashMap<>(header);
        values.put("block", Long.toHexString(newest.block()));
        values.put("chunk", Long.toHexString(newest.id()));
        values.put("version", Long.toHexString(newest.version()));
        String text = values.entrySet()
                .stream()
                .map(value -> value.getKey() + ':' + value.getValue())
                .collect(Collectors.joining(","));
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        String line = text + ",fletcher:" + Integer.toHexString(DataUtils.getFletcher32(bytes, 0, bytes.length)) + '\n';
        ByteBuffer both = ByteBuffer.allocate(HEADERS * BLOCK);
        both.put(line.getBytes(StandardCharsets.ISO_8859_1));
        both.position(BLOCK);
        both.put(line.getBytes(StandardCharsets.ISO_8859_1));
        both.rewind();
        while (both.hasRemaining()) {
            channel.write(both, both.position());
        }
        channel.force(false);
    }

    /// `name:hex,name:hex,…,fletcher:checksum`; empty when the checksum is another.
    private static Optional<Map<String, String>> checked(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).strip();
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        int mark = text.lastIndexOf(",fletcher:", end);
        if (mark < 0) {
            return Optional.empty();
        }
        byte[] content = text.substring(0, mark).getBytes(StandardCharsets.ISO_8859_1);
        String sum = Integer.toHexString(DataUtils.getFletcher32(content, 0, content.length));
        return text.substring(mark + ",fletcher:".length(), end).strip().equals(sum)
                ? Optional.of(values(text.substring(0, mark)))
                : Optional.empty();
    }

    private static Map<String, String> values(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.strip().split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                values.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        return values;
    }

    /// Hexadecimal; -1 where there is none.
    private static long number(Map<String, String> values, String name) {
        try {
            return Long.parseLong(values.getOrDefault(name, "-1"), 16);
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /// Fewer bytes where the file ends.
    private static byte[] read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.max(0, Math.min(length, channel.size() - position)));
        while (buffer.hasRemaining() && channel.read(buffer, position + buffer.position()) >= 0) {
            // Until it is full.
        }
        return buffer.array();
    }
}
