package io.antiphon.core.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSizeTest {

    @ParameterizedTest
    @CsvSource({"200,426,240", "700,640,360", "1500,852,480", "3000,1280,720", "20000,1920,1080", "0,1920,1080"})
    void aBitRateIsGivenTheSizeThatSuitsIt(int bitRate, int width, int height) {
        assertThat(PictureSize.forBitRate(bitRate, new PictureSize(1920, 1080)))
                .isEqualTo(new PictureSize(width, height));
    }

    @Test
    void nothingIsMadeLarger() {
        assertThat(PictureSize.forBitRate(9000, new PictureSize(320, 240))).isEqualTo(new PictureSize(320, 240));
        assertThat(new PictureSize(320, 240).within(new PictureSize(4000, 4000))).isEqualTo(new PictureSize(320, 240));
    }

    @Test
    void proportionsAreKeptAndSidesAreEven() {
        assertThat(new PictureSize(1920, 1080).within(new PictureSize(480, 360))).isEqualTo(new PictureSize(480, 270));
        assertThat(new PictureSize(1080, 1920).within(new PictureSize(481, 361))).isEqualTo(new PictureSize(202, 360));
    }

    @Test
    void aSizeIsRead() {
        assertThat(PictureSize.parse("481x360")).isEqualTo(new PictureSize(480, 360));
        assertThat(PictureSize.parse("99999x99999")).isEqualTo(new PictureSize(4096, 4096));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "10", "480x", "0x0", "-1x5", "480X360", "480x360x2", "1000000x1"})
    void whatIsNoSizeIsNone(String text) {
        assertThat(PictureSize.parse(text)).isNull();
    }
}
