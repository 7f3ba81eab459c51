package io.antiphon.media.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.artwork.PictureScaler.Encoded;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageScalerTest {

    private static final long MOST_MEMORY = 120_000_000;

    private final ImageScaler scaler = new ImageScaler(2);

    @Test
    void aLargePictureFitsIntoTheSquareAndKeepsItsShape() throws IOException {
        BufferedImage scaled = decoded(scaler.scale(picture(1200, 600, BufferedImage.TYPE_INT_RGB, "jpg"), 300));

        assertThat(scaled.getWidth()).isEqualTo(300);
        assertThat(scaled.getHeight()).isEqualTo(150);
    }

    @Test
    void aSmallPictureIsNotEnlarged() throws IOException {
        assertThat(decoded(scaler.scale(picture(40, 40, BufferedImage.TYPE_INT_RGB, "png"), 300)).getWidth())
                .isEqualTo(40);
    }

    @Test
    void transparencyIsKeptAsPng() throws IOException {
        Encoded scaled = scaler.scale(picture(500, 500, BufferedImage.TYPE_INT_ARGB, "png"), 100);

        assertThat(scaled.contentType()).isEqualTo("image/png");
        assertThat(decoded(scaled).getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void aPictureThatClaimsToBeGiganticIsRefusedUnread() {
        assertThatThrownBy(() -> scaler.scale(pngHeader(60_000, 60_000), 300)).isInstanceOf(IOException.class)
                .hasMessageContaining("too large");
    }

    /// The largest that are let in, in a format whose reader decodes all of a picture whatever is asked of it.
    @Test
    void aPictureThatIsJustSmallEnoughCostsNoMoreThanAServerHas() {
        com.sun.management.ThreadMXBean memory = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] bomb : List.of(losslessWebp(8_000, 7_900), pngHeader(8_000, 7_900), losslessWebp(16_384, 3_900))) {
            long before = memory.getThreadAllocatedBytes(Thread.currentThread().threadId());
            try {
                assertThat(scaler.scale(bomb, 300).bytes()).isNotEmpty();
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("OutOfMemory");
            }
            assertThat(memory.getThreadAllocatedBytes(Thread.currentThread().threadId()) - before)
                    .isLessThan(MOST_MEMORY);
        }
    }

    /// A head and no pixels.
    private static byte[] losslessWebp(int width, int height) {
        ByteBuffer webp = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(56);
        webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(44);
        webp.put((byte) 0x2f).putInt(width - 1 | height - 1 << 14);
        return webp.array();
    }

    @Test
    void damagedPicturesAreAnIoErrorWhateverIsWrong() throws IOException {
        byte[] original = picture(200, 200, BufferedImage.TYPE_INT_RGB, "jpg");
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] damaged = original.clone();
            for (int i = 0; i < 20; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(scaler.scale(damaged, 50).bytes()).isNotEmpty();
            } catch (IOException e) {
                assertThat(e).hasMessageNotContaining("null");
            }
        }
    }

    @Test
    void fourPicturesMakeASquare() throws IOException {
        byte[] one = picture(100, 50, BufferedImage.TYPE_INT_RGB, "jpg");

        BufferedImage collage = decoded(scaler.collage(List.of(one, one, new byte[3], one), 200));

        assertThat(collage.getWidth()).isEqualTo(200);
        assertThat(new Color(collage.getRGB(50, 50)).getRed()).isGreaterThan(100);
        assertThat(new Color(collage.getRGB(50, 150)).getRed()).isLessThan(20);
    }

    @Test
    void theKindIsToldByTheBytes() throws IOException {
        assertThat(scaler.contentTypeOf(picture(5, 5, BufferedImage.TYPE_INT_RGB, "jpg"))).isEqualTo("image/jpeg");
        assertThat(scaler.contentTypeOf(picture(5, 5, BufferedImage.TYPE_INT_RGB, "png"))).isEqualTo("image/png");
        assertThat(scaler.contentTypeOf("<svg/>".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("application/octet-stream");
        assertThat(scaler.contentTypeOf(new byte[0])).isEqualTo("application/octet-stream");
    }

    private static BufferedImage decoded(Encoded encoded) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(encoded.bytes()));
    }

    private static byte[] picture(int width, int height, int type, String format) throws IOException {
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(200, 30, 30));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    /// A PNG that has nothing but a header of the given size.
    private static byte[] pngHeader(int width, int height) {
        ByteBuffer header = ByteBuffer.allocate(33);
        header.put(new byte[]{(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}).putInt(13);
        byte[] chunk = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[]{8, 2, 0, 0, 0})
                .array();
        CRC32 crc = new CRC32();
        crc.update(chunk);
        return header.put(chunk).putInt((int) crc.getValue()).array();
    }
}
