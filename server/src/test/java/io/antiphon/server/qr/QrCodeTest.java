package io.antiphon.server.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/// Pictures and drawings, read back by a reader of QR codes.
class QrCodeTest {

    private static final String LINK = "http://192.168.1.20:4040/music/pair/k7qm-2x9f-0bhr-8vzc-p3td";

    @Test
    void thePictureIsReadBack() throws Exception {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(QrPicture.png(QrCode.of(LINK))));
        assertThat(picture.getWidth()).isEqualTo(picture.getHeight()).isGreaterThan(200);
        assertThat(picture.getRGB(0, 0)).as("the quiet zone").isEqualTo(0xffffffff);
        assertThat(QrReader.read(picture)).isEqualTo(LINK);
    }

    @Test
    void theDrawingIsReadBackAndItsLinesAreEquallyLong() throws Exception {
        List<String> plain = QrDrawing.lines(QrCode.of(LINK), false);
        assertThat(plain).allMatch(line -> line.length() == plain.getFirst().length());
        assertThat(QrReader.read(QrReader.rasterised(plain))).isEqualTo(LINK);
    }

    @Test
    void aTerminalIsToldItsColoursOnEveryLine() throws Exception {
        List<String> coloured = QrDrawing.lines(QrCode.of(LINK), true);
        assertThat(coloured).allMatch(line -> line.startsWith("\u001b[38;5;16m\u001b[48;5;231m") && line.endsWith(
                "\u001b[0m"));
        List<String> bare = coloured.stream().map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")).toList();
        assertThat(bare).isEqualTo(QrDrawing.lines(QrCode.of(LINK), false));
        assertThat(QrReader.read(QrReader.rasterised(bare))).isEqualTo(LINK);
    }

    @Test
    void longAddressesFitAndNovelsDoNot() throws Exception {
        String longer = "https://" + "a".repeat(500) + ".example/pair/code";
        assertThat(QrReader.read(ImageIO.read(new ByteArrayInputStream(QrPicture.png(QrCode.of(longer))))))
                .isEqualTo(longer);
        assertThatThrownBy(() -> QrCode.of("x".repeat(5_000))).isInstanceOf(IllegalArgumentException.class);
    }
}
