package io.antiphon.persistence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/// A file that an interrupt does not close. Java closes the channel of a thread that is interrupted while it reads or writes, whoever else
/// uses it; H2 then closes the database for everybody. Here what was going on is done again on the file opened anew, and the thread stays
/// interrupted.
final class UninterruptedFile extends FileBase {

    private final FilePath path;
    private final String mode;
    private volatile FileChannel channel;
    private @Nullable KeptLock lock;
    private long position;

    UninterruptedFile(FilePath path, String mode) throws IOException {
        this.path = path;
        this.mode = mode;
        this.channel = path.open(mode);
    }

    /// What is done to the file, as often as needed until nobody disturbs it.
    private interface Work<T> {

        T on(FileChannel channel) throws IOException;
    }

    private <T> T uninterrupted(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                FileChannel current = channel;
                try {
                    return work.on(current);
                } catch (ClosedChannelException e) {
                    interrupted |= Thread.interrupted();
                    reopen(current, e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Unless somebody else did, or it was closed for good.
    private synchronized void reopen(FileChannel closed, ClosedChannelException reason) throws IOException {
        if (!channel.equals(closed)) {
            return;
        }
        if (!isOpen() || !path.exists()) {
            throw reason;
        }
        FileChannel opened = path.open(mode);
        KeptLock kept = lock;
        if (kept != null && !kept.take(opened)) {
            opened.close();
            throw new IOException("another process took the file %s".formatted(path), reason);
        }
        channel = opened;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it says where, so that many may read at a time
    public int read(ByteBuffer target, long from) throws IOException {
        int start = target.position();
        return uninterrupted(file -> file.read(target.position(start), from));
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as above
    public int write(ByteBuffer source, long to) throws IOException {
        int start = source.position();
        return uninterrupted(file -> file.write(source.position(start), to));
    }

    @Override
    public synchronized int read(ByteBuffer target) throws IOException {
        int count = read(target, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public synchronized int write(ByteBuffer source) throws IOException {
        int count = write(source, position);
        position += count;
        return count;
    }

    @Override
    public synchronized long position() {
        return position;
    }

    @Override
    public synchronized FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return uninterrupted(FileChannel::size);
    }

    @Override
    public synchronized FileChannel truncate(long size) throws IOException {
        uninterrupted(file -> file.truncate(size));
        position = Math.min(position, size);
        return this;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        uninterrupted(file -> {
            file.force(metaData);
            return true;
        });
    }

    @Override
    public synchronized @Nullable FileLock tryLock(long from, long size, boolean shared) throws IOException {
        KeptLock taken = new KeptLock(from, size, shared);
        if (!uninterrupted(taken::take)) {
            return null;
        }
        lock = taken;
        return taken;
    }

    @Override
    protected synchronized void implCloseChannel() throws IOException {
        lock = null;
        channel.close();
    }

    @Override
    public String toString() {
        return path.toString();
    }

    /// A lock that is taken again with the file.
    private final class KeptLock extends FileLock {

        private volatile @Nullable FileLock held;

        KeptLock(long from, long size, boolean shared) {
            super(UninterruptedFile.this, from, size, shared);
        }

        /// @return whether no other process has it
        boolean take(FileChannel file) throws IOException {
            FileLock taken = file.tryLock(position(), size(), isShared());
            held = taken;
            return taken != null;
        }

        @Override
        public boolean isValid() {
            FileLock now = held;
            return now != null && now.isValid();
        }

        @Override
        public void release() throws IOException {
            synchronized (UninterruptedFile.this) {
                lock = null;
                FileLock now = held;
                if (now != null && now.isValid()) {
                    now.release();
                }
            }
        }
    }
}
