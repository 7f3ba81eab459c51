package io.antiphon.core.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.ReplayGain;
import org.junit.jupiter.api.Test;

class LoudnessTagsTest {

    @Test
    void opusCountsFromAnotherReferenceInFixedPoints() {
        ReplayGain gain = new ReplayGain(-6.5, 0.9, 5.0, null, null, false);
        assertThat(LoudnessTags.of(gain, AudioFormat.OPUS)).containsEntry("R128_TRACK_GAIN", "-2944")
                .containsEntry("R128_ALBUM_GAIN", "0")
                .containsEntry("REPLAYGAIN_TRACK_GAIN", "")
                .doesNotContainKey("REPLAYGAIN_TRACK_PEAK");
    }

    @Test
    void othersSayDecibels() {
        ReplayGain gain = new ReplayGain(-6.5, 0.9, null, null, null, true);
        assertThat(LoudnessTags.of(gain, AudioFormat.MP3)).containsEntry("REPLAYGAIN_TRACK_GAIN", "-6.50 dB")
                .containsEntry("REPLAYGAIN_TRACK_PEAK", "0.900000")
                .containsEntry("R128_TRACK_GAIN", "")
                .doesNotContainKey("REPLAYGAIN_ALBUM_GAIN");
    }

    @Test
    void whatIsNotKnownIsLeftAsTheSourceSaysIt() {
        assertThat(LoudnessTags.of(ReplayGain.UNKNOWN, AudioFormat.OPUS)).isEmpty();
    }

    @Test
    void absurdGainsStayWithinWhatATagHolds() {
        ReplayGain gain = new ReplayGain(-9_999.0, null, null, null, null, false);
        assertThat(LoudnessTags.of(gain, AudioFormat.OPUS)).containsEntry("R128_TRACK_GAIN", "-32768");
    }
}
