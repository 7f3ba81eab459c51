package io.antiphon.core.artwork;

import io.antiphon.core.BoundedFolder;
import io.antiphon.core.Sha256;
import io.antiphon.core.artwork.PictureScaler.Encoded;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps made pictures as files in one directory, the least recently used going first when they grow beyond a bound. Several askers
/// for one picture wait for one maker. What is in the directory at start is taken over; a file it cannot use is made again.
public final class PictureCache {

    private static final String JPEG = ".jpg";
    private static final String PNG = ".png";
    private static final Pattern OWN = Pattern.compile("[0-9a-f]{32}\\.(?:jpg|png)");
    /// The marker EOI (ITU T.81, table B.1).
    private static final byte[] END_OF_JPEG = {(byte) 0xFF, (byte) 0xD9};
    /// The end of the chunk IEND, and its checksum (RFC 2083, section 4.1.4).
    private static final byte[] END_OF_PNG = {'I', 'E', 'N', 'D', (byte) 0xAE, 0x42, 0x60, (byte) 0x82};
    private static final int KEY_BYTES = 16;
    private static final int LOCKS = 64;

    private final BoundedFolder folder;
    private final List<Object> locks = Stream.generate(Object::new).limit(LOCKS).toList();
    private final Map<String, Boolean> knownFailures = new ConcurrentHashMap<>();

    /// @param directory made when missing
    /// @param maxBytes what the files may take together
    public PictureCache(Path directory, long maxBytes) {
        this.folder = new BoundedFolder(directory, maxBytes, OWN.asMatchPredicate());
    }

    /// Makes a picture that is not kept yet.
    @FunctionalInterface
    public interface Maker {

        /// @throws NoSuchFileException when what it is made of is not there now
        /// @throws IOException when it cannot be made of what is there
        Encoded make() throws IOException;
    }

    /// @param key what the picture shows and how large it is
    public Picture get(String key, Maker maker) throws IOException {
        String name = digest(key.getBytes(StandardCharsets.UTF_8));
        Picture kept = read(name);
        if (kept != null) {
            return kept;
        }
        synchronized (locks.get(Math.floorMod(name.hashCode(), LOCKS))) {
            Picture meanwhile = read(name);
            return meanwhile == null ? make(name, maker) : meanwhile;
        }
    }

    /// 32 hexadecimal digits that stand for some bytes.
    static String digest(byte[] bytes) {
        return Sha256.hex(bytes, KEY_BYTES);
    }

    private Picture make(String name, Maker maker) throws IOException {
        if (knownFailures.containsKey(name)) {
            throw new IOException("this picture could not be made before");
        }
        try {
            Encoded made = maker.make();
            boolean _ = folder.write(name + suffix(made.contentType()), made.bytes());
            return new Picture(made.bytes(), made.contentType(), name);
        } catch (NoSuchFileException e) {
            // It may be there again the next time: a disk that was away, a picture that is fetched anew.
            throw e;
        } catch (IOException e) {
            rememberFailure(name);
            throw e;
        }
    }

    /// A damaged picture is not decoded again with every page that shows it.
    private void rememberFailure(String name) {
        if (knownFailures.size() > 10_000) {
            knownFailures.clear();
        }
        knownFailures.put(name, true);
    }

    private @Nullable Picture read(String name) {
        for (String suffix : List.of(JPEG, PNG)) {
            byte[] kept = folder.read(name + suffix, JPEG.equals(suffix) ? PictureCache::endsAsJpeg
                    : PictureCache::endsAsPng).orElse(null);
            if (kept != null) {
                return new Picture(kept, JPEG.equals(suffix) ? "image/jpeg" : "image/png", name);
            }
        }
        return null;
    }

    /// What was cut off is no picture any more; a decoder would show the rest of it grey.
    private static boolean endsAsJpeg(byte[] picture) {
        return endsWith(picture, END_OF_JPEG);
    }

    private static boolean endsAsPng(byte[] picture) {
        return endsWith(picture, END_OF_PNG);
    }

    private static boolean endsWith(byte[] picture, byte[] end) {
        int from = picture.length - end.length;
        return from >= 0 && Arrays.equals(picture, from, picture.length, end, 0, end.length);
    }

    private static String suffix(String contentType) {
        return "image/png".equals(contentType) ? PNG : JPEG;
    }
}
