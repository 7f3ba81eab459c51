package io.antiphon.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.streaming.AudioFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlayerSettingTest {

    @Test
    void eitherPartMayStayOpen() {
        assertThat(PlayerSetting.parse("DSub=mp3@192")).hasValue(new PlayerSetting("DSub", AudioFormat.MP3, 192));
        assertThat(PlayerSetting.parse("*=opus")).hasValue(new PlayerSetting("*", AudioFormat.OPUS, 0));
        assertThat(PlayerSetting.parse(" My Phone =@128")).hasValue(new PlayerSetting("My Phone", null, 128));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DSub", "DSub=", "=mp3", "DSub=wma", "DSub=mp3@", "DSub=mp3@fast"})
    void whatSaysNothingIsRefused(String text) {
        assertThat(PlayerSetting.parse(text)).isEmpty();
    }
}
