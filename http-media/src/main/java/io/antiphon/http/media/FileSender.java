package io.antiphon.http.media;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/// Sends a file, whole or in part. Bytes go from the file to the connection inside the kernel where the server offers its
/// connection, so that they cost no memory and hardly any work however slowly they are taken.
public final class FileSender {
    /// Up to this much is as quick to copy as to hand over.
    private static final int SMALL = 64 * 1024;
    /// What of more than that travels with the answer's head. A slow listener holds it until it is taken.
    private static final int BEGINNING = 8 * 1024;
    private static final int COPY_BUFFER = 64 * 1024;
    /// Where the kernel cannot do it, TLS does the work: with the heads of frames of HTTP/2 this fills two of its records (RFC 8446, 5.1).
    /// A slow listener holds it until it is taken.
    private static final int RECORDS = 2 * (16 * 1024 - 9);
    /// Handed over at once. A new connection takes megabytes before it is full; those who came meanwhile get their turn in between.
    private static final int SLICE = 256 * 1024;
    /// Written to wait until a full connection takes more. Small, as every slow listener holds one while it waits.
    private static final int NUDGE = 4 * 1024;

    private FileSender() {}

    /// Answers with the file, a part of it, 304, 412 or 416. The content type and whatever else describes it must have been set.
    ///
    /// @throws java.nio.file.NoSuchFileException before anything was sent
    public static void send(MediaExchange exchange, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
            long size = channel.size();
            Validators validators = Validators.ofFile(size, facts.lastModifiedTime().toInstant());
            RangedAnswer.send(exchange, validators, size, part -> sendPart(exchange, channel, part));
        }
    }

    private static void sendPart(MediaExchange exchange, FileChannel file, ByteRange.Part part) throws IOException {
        OutputStream out = exchange.stream();
        WritableByteChannel connection = exchange.connection();
        WritableByteChannel patient = exchange.patientConnection();
        long end = part.last() + 1;
        if (connection == null || patient == null) {
            copy(file, part.first(), end, out, RECORDS);
        } else if (part.length() <= SMALL) {
            copy(file, part.first(), end, out, COPY_BUFFER);
        } else {
            copy(file, part.first(), part.first() + BEGINNING, out, COPY_BUFFER);
            out.flush();
            handOver(file, part.first() + BEGINNING, end, connection, patient);
        }
        out.close();
    }

    private static void copy(FileChannel file, long start, long end, OutputStream out, int atOnce) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(atOnce, end - start));
        long position = start;
        while (position < end) {
            position += fill(buffer, file, position, end);
            out.write(buffer.array(), 0, buffer.limit());
        }
    }

    /// A connection that is full takes less than it is offered and does not wait; an ordinary write does wait. Between slices the thread steps
    /// back: it is a virtual one, and others wait for its carrier.
    @SuppressWarnings("ThreadPriorityCheck") // not to tune, but because nothing else gives a carrier away without waiting
    private static void handOver(FileChannel file, long start, long end, WritableByteChannel connection,
            WritableByteChannel patient) throws IOException {
        long position = start;
        while (position < end) {
            long slice = Math.min(SLICE, end - position);
            long taken = file.transferTo(position, slice, connection);
            position += taken;
            if (taken < slice) {
                position += nudge(file, position, end, patient);
            } else {
                Thread.yield();
            }
        }
    }

    private static int nudge(FileChannel file, long position, long end, WritableByteChannel connection)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(NUDGE, end - position));
        int count = fill(buffer, file, position, end);
        while (buffer.hasRemaining()) {
            var _ = connection.write(buffer);
        }
        return count;
    }

    private static int fill(ByteBuffer buffer, FileChannel file, long position, long end) throws IOException {
        buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
        int read = file.read(buffer, position);
        if (read <= 0) {
            throw new IOException("the file became shorter while it was sent");
        }
        buffer.flip();
        return read;
    }
}
