package io.antiphon.core.artwork;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.artwork.variant.PictureSize;
import io.antiphon.core.artwork.variant.PictureType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How large pictures are, by their headers.
final class PictureSizeTest {

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void theSizeIsReadFromWhatAnEncoderWrote(String format) throws IOException {
        assertThat(PictureSize.of(picture(format))).contains(new PictureSize(321, 123));
    }

    /// Heads as RFC 9649 lays them out, from the chunk's name on, of 321 by 123 pixels.
    @ParameterizedTest
    @ValueSource(strings = {"56503858 0a000000 10000000 400100 7a0000", "5650384c 10000000 2f 40811e00 00",
            "56503820 10000000 300100 9d012a 4101 7b00"})
    void theSizeOfWebpIsRead(String head) {
        byte[] bytes = new byte[40];
        System.arraycopy("RIFF    WEBP".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 12);
        byte[] rest = HexFormat.of().parseHex(head.replace(" ", ""));
        System.arraycopy(rest, 0, bytes, 12, rest.length);
        assertThat(PictureSize.of(bytes)).contains(new PictureSize(321, 123));
    }

    @Test
    void whatIsCutOffOrRubbishHasNoSizeAndBreaksNothing() throws IOException {
        byte[] jpeg = picture("jpg");
        for (int length = 0; length < jpeg.length; length += 7) {
            PictureSize.of(Arrays.copyOf(jpeg, length));
        }
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = new byte[64];
            random.nextBytes(bytes);
            bytes[0] = (byte) 0xFF;
            bytes[1] = (byte) 0xD8;
            PictureSize.of(bytes);
        }
        assertThat(PictureSize.of(new byte[100])).isEmpty();
        assertThat(PictureSize.of("no picture at all, but some text that is long enough".getBytes(
                StandardCharsets.US_ASCII))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"cover.jpg, FRONT", "Folder.PNG, FRONT", "album-back.jpg, BACK", "CD1.jpg, DISC",
            "booklet 03.png, BOOKLET",
            "artist.jpg, PORTRAIT", "IMG_0001.jpg, OTHER"})
    void whatAPictureShowsIsReadFromItsName(String name, PictureType type) {
        assertThat(PictureType.ofName(name)).isEqualTo(type);
    }
}
