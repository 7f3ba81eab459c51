package io.antiphon.media.image;

import io.antiphon.core.artwork.PictureScaler;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.geometry.Positions;

/// Scales pictures with the JDK's image readers and those found as services. A picture is judged by the size its header
/// claims before a pixel is decoded; much larger ones than asked for are decoded at a fraction of their size.
public final class ImageScaler implements PictureScaler {

    /// More pixels than any camera's cover; 100 million of them would need 400 MB.
    private static final long MAX_PIXELS = 64_000_000;
    private static final long MAX_DECODED_PIXELS = 16_000_000;
    private static final int MAX_EDGE = 30_000;
    private static final int TILES = 4;
    private static final float QUALITY = 0.85f;

    private final Semaphore places;

    /// @param maxConcurrent how many pictures may be decoded at once, as each costs tens of megabytes for a moment
    public ImageScaler(int maxConcurrent) {
        this.places = new Semaphore(maxConcurrent, true);
        // Covers fit into memory; a cache file for each would only cost time.
        ImageIO.setUseCache(false);
    }

    @Override
    public Encoded scale(byte[] original, int edge) throws IOException {
        places.acquireUninterruptibly();
        try {
            BufferedImage decoded = decode(original, edge);
            return encode(fit(decoded, edge));
        } catch (RuntimeException e) {
            // Image readers answer damaged data with all kinds of unchecked exceptions.
            throw new IOException("the picture is damaged: " + e, e);
        } finally {
            places.release();
        }
    }

    @Override
    public Encoded collage(List<byte[]> originals, int edge) throws IOException {
        int tile = Math.max(1, edge / 2);
        BufferedImage canvas = new BufferedImage(tile * 2, tile * 2, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        int drawn = 0;
        try {
            for (int i = 0; i < Math.min(originals.size(), TILES); i++) {
                drawn += drawTile(graphics, originals.get(i), tile, i) ? 1 : 0;
            }
        } finally {
            graphics.dispose();
        }
        if (drawn == 0) {
            throw new IOException("none of %d pictures can be decoded".formatted(originals.size()));
        }
        return encode(canvas);
    }

    private boolean drawTile(Graphics2D graphics, byte[] original, int tile, int place) {
        places.acquireUninterruptibly();
        try {
            BufferedImage square = Thumbnails.of(decode(original, tile))
                    .size(tile, tile)
                    .crop(Positions.CENTER)
                    .asBufferedImage();
            return graphics.drawImage(square, place % 2 * tile, place / 2 * tile, null);
        } catch (IOException | RuntimeException _) {
            return false;
        } finally {
            places.release();
        }
    }

    @Override
    public String contentTypeOf(byte[] original) {
        return PictureFormat.of(original).contentType();
    }

    private static BufferedImage decode(byte[] original, int edge) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(original))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("not a picture that can be decoded");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                return reader.read(0, readParameters(reader, edge));
            } finally {
                reader.dispose();
            }
        }
    }

    private static ImageReadParam readParameters(ImageReader reader, int edge) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        long pixels = (long) width * height;
        if (width < 1 || height < 1 || width > MAX_EDGE || height > MAX_EDGE
                || pixels > (decodesWhole(reader) ? MAX_DECODED_PIXELS : MAX_PIXELS)) {
            throw new IOException("a picture of %d × %d pixels is too large".formatted(width, height));
        }
        ImageReadParam parameters = reader.getDefaultReadParam();
        // Twice the wanted size keeps enough detail for a good downscale.
        int subsampling = Math.max(1, Math.min(width, height) / Math.max(1, 2 * edge));
        while (pixels / ((long) subsampling * subsampling) > MAX_DECODED_PIXELS) {
            subsampling++;
        }
        parameters.setSourceSubsampling(subsampling, subsampling, 0, 0);
        return parameters;
    }

    /// Whether a reader makes all of a picture's pixels whatever fraction is asked for. A WebP of 60 bytes can claim 200 MB of them.
    private static boolean decodesWhole(ImageReader reader) {
        ImageReaderSpi provider = reader.getOriginatingProvider();
        return provider == null || List.of(provider.getFormatNames()).contains("webp");
    }

    private static BufferedImage fit(BufferedImage image, int edge) throws IOException {
        if (image.getWidth() <= edge && image.getHeight() <= edge) {
            return image;
        }
        return Thumbnails.of(image)
                .size(edge, edge)
                .imageType(image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB)
                .asBufferedImage();
    }

    private static Encoded encode(BufferedImage image) throws IOException {
        boolean transparent = image.getColorModel().hasAlpha();
        ImageWriter writer = ImageIO.getImageWritersByFormatName(transparent ? "png" : "jpg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32 * 1024);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(transparent ? image : bytesOf(image), null, null), parameters);
        } finally {
            writer.dispose();
        }
        return new Encoded(bytes.toByteArray(), transparent ? "image/png" : "image/jpeg");
    }

    /// The picture as the JPEG writer takes it row by row; of any other kind it asks for each pixel.
    private static BufferedImage bytesOf(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
            return image;
        }
        BufferedImage bytes = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = bytes.createGraphics();
        try {
            graphics.drawImage(image, 0, 0, null);
        } finally {
            graphics.dispose();
        }
        return bytes;
    }
}
