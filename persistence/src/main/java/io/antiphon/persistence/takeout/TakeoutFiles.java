package io.antiphon.persistence.takeout;

import io.antiphon.core.LibraryException;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// The files of an export: one file, a folder, or an archive (zip, gzip), known by what they begin with. Archives are read as they stream; nothing of
/// them is written anywhere under the names they say.
final class TakeoutFiles {

    /// Against little that unpacks to very much.
    private static final long MOST_BYTES = 4L << 30;
    private static final int MOST_FILES = 20_000;
    private static final int LONGEST_NAME = 500;
    private static final int DEEPEST = 8;
    private static final int HEAD = 4;

    private final Taker taker;
    private long left = MOST_BYTES;
    private int files;

    private TakeoutFiles(Taker taker) {
        this.taker = taker;
    }

    /// Takes one file after the other.
    interface Taker {

        void take(Content content) throws IOException;
    }

    /// One file.
    ///
    /// @param name as it is called where it lies, for people and for telling files apart
    record Content(String name, InputStream in) {

        /// The last part of its name, in lower case.
        String fileName() {
            return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        }
    }

    /// @throws LibraryException.Invalid when there is more than is taken in
    static void each(Path given, Taker taker) throws IOException {
        TakeoutFiles all = new TakeoutFiles(taker);
        if (!Files.isDirectory(given)) {
            all.file(given, String.valueOf(given.getFileName()));
            return;
        }
        try (Stream<Path> found = Files.walk(given, DEEPEST)) {
            List<Path> inside = found.filter(Files::isRegularFile).sorted().limit(MOST_FILES + 1L).toList();
            for (Path file : inside) {
                all.file(file, given.relativize(file).toString().replace('\\', '/'));
            }
        }
    }

    private void file(Path file, String name) throws IOException {
        try (InputStream raw = Files.newInputStream(file)) {
            unpacked(new BufferedInputStream(raw, 1 << 16), name);
        }
    }

    private void unpacked(BufferedInputStream in, String name) throws IOException {
        in.mark(HEAD);
        byte[] head = in.readNBytes(HEAD);
        in.reset();
        try {
            if (head.length == HEAD && head[0] == 'P' && head[1] == 'K' && head[2] <= 8) {
                archive(new ZipInputStream(in));
            } else if (head.length == HEAD && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b) {
                take(name.replaceFirst("(?i)\\.gz$", ""), new GZIPInputStream(in));
            } else {
                take(name, in);
            }
        } catch (ZipException e) {
            throw new LibraryException.Invalid("%s is damaged: %s".formatted(shown(name), e.getMessage()));
        }
    }

    private void archive(ZipInputStream zip) throws IOException {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (!entry.isDirectory()) {
                take(entry.getName(), zip);
            }
        }
    }

    private void take(String name, InputStream in) throws IOException {
        files++;
        if (files > MOST_FILES) {
            throw new LibraryException.Invalid("There are more than %d files".formatted(MOST_FILES));
        }
        taker.take(new Content(shown(name), new Bounded(in)));
    }

    private static String shown(String name) {
        String plain = name.replace('\\', '/').replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    /// Counts over all files; closing it leaves the archive open.
    private final class Bounded extends FilterInputStream {

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new LibraryException.Invalid("What comes in unpacks to more than %d bytes".formatted(MOST_BYTES));
            }
        }

        @Override
        public void close() {
            // Whoever opened it closes it.
        }
    }
}
