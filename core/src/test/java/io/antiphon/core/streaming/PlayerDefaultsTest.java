package io.antiphon.core.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.streaming.PlayerDefaults.Limits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlayerDefaultsTest {

    private final PlayerDefaults defaults = new PlayerDefaults(
            Map.of("DSub", new Limits(AudioFormat.MP3, 192), "*", new Limits(null, 320)));

    @Test
    void whatAPlayerLeavesOpenIsFilledInWhateverTheCaseOfItsName() {
        assertThat(defaults.applyTo("dsub", StreamRequest.ANYTHING))
                .isEqualTo(new StreamRequest("mp3", 192, Duration.ZERO));
    }

    @Test
    void whatItAsksForStaysWithinItsLimit() {
        Duration start = Duration.ofSeconds(3);
        assertThat(defaults.applyTo("DSub", new StreamRequest("opus", 64, start)))
                .isEqualTo(new StreamRequest("opus", 64, start));
        assertThat(defaults.applyTo("DSub", new StreamRequest("opus", 256, start)))
                .isEqualTo(new StreamRequest("opus", 192, start));
        assertThat(defaults.applyTo("DSub", new StreamRequest("raw", 0, start)).format()).isEqualTo("raw");
    }

    @Test
    void othersShareWhatIsSetForTheRest() {
        assertThat(defaults.applyTo("Unheard", StreamRequest.ANYTHING))
                .isEqualTo(new StreamRequest(null, 320, Duration.ZERO));
        assertThat(new PlayerDefaults(Map.of()).applyTo("Unheard", StreamRequest.ANYTHING))
                .isEqualTo(StreamRequest.ANYTHING);
    }
}
